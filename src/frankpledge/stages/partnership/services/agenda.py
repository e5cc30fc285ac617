"""A meeting's agenda and papers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.models import AgendaItem, Document, Meeting, Paper, Topic
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.services.meeting_checks import check_minutes_open
from frankpledge.stages.partnership.services.meeting_mail import holders_of, tell_each
from frankpledge.stages.partnership.services.meetings import meeting_path
from frankpledge.stages.partnership.services.topics import topics_named


@transaction.atomic
def add_item(
    *, meeting: Meeting, title: str, by: Standing, at: datetime, topic: Topic | None = None, new_topic: str = ""
) -> AgendaItem:
    """Put a matter at the end of the agenda, under a topic known already or named now."""
    check_may_coordinate(by)
    by.check_owns(meeting, topic)
    check_minutes_open(meeting)
    last = meeting.items.aggregate(last=Max("place"))["last"] or 0
    item = AgendaItem(
        partnership=by.partnership, meeting=meeting, place=last + 1, title=title,
        topic=topic_for(topic, new_topic, by=by, at=at),
    )  # fmt: skip
    save_checked(item)
    record("meeting.item-added", subject=meeting, by=by, at=at, facts={"item": item.pk})
    return item


def topic_for(topic: Topic | None, named: str, *, by: Standing, at: datetime) -> Topic | None:
    """Return the topic named, which is added where there is none of that name; else the one chosen."""
    return next(iter(topics_named(named, by=by, at=at)), topic)


@transaction.atomic
def amend_item(
    *, item: AgendaItem, title: str, by: Standing, at: datetime, topic: Topic | None = None, new_topic: str = ""
) -> None:
    """Correct a matter on the agenda."""
    check_may_coordinate(by)
    by.check_owns(item, topic)
    check_minutes_open(item.meeting)
    item.title, item.topic = title, topic_for(topic, new_topic, by=by, at=at)
    save_checked(item)
    record("meeting.item-amended", subject=item.meeting, by=by, at=at, facts={"item": item.pk})


@transaction.atomic
def move_item(*, item: AgendaItem, up: bool, by: Standing, at: datetime) -> None:
    """Move a matter one place up or down; at either end it stays where it is."""
    check_may_coordinate(by)
    by.check_owns(item)
    check_minutes_open(item.meeting)
    items = list(item.meeting.items.all())
    here = next(place for place, each in enumerate(items) if each.pk == item.pk)
    there = max(here - 1, 0) if up else min(here + 1, len(items) - 1)
    items.insert(there, items.pop(here))
    _number(items)
    record("meeting.item-moved", subject=item.meeting, by=by, at=at, facts={"item": item.pk, "place": there + 1})


def _number(items: list[AgendaItem]) -> None:
    for place, each in enumerate(items, 1):
        each.place = place
    AgendaItem.objects.bulk_update(items, ["place"])


@transaction.atomic
def remove_item(*, item: AgendaItem, by: Standing, at: datetime) -> None:
    """Take a matter off the agenda."""
    check_may_coordinate(by)
    by.check_owns(item)
    meeting = item.meeting
    check_minutes_open(meeting)
    record("meeting.item-removed", subject=meeting, by=by, at=at, facts={"item": item.pk})
    item.delete()
    _number(list(meeting.items.all()))


@transaction.atomic
def put_paper(*, meeting: Meeting, document: Document, by: Standing, at: datetime) -> Paper:
    """Put a document of the register before a meeting. If its papers have gone out, whoever has them is told."""
    check_may_coordinate(by)
    by.check_owns(meeting, document)
    check_minutes_open(meeting)
    if meeting.papers.filter(document=document).exists():
        raise Refused({"document": ["That document is before this meeting already."]})
    paper = Paper(partnership=by.partnership, meeting=meeting, document=document)
    save_checked(paper)
    record("meeting.paper-put", subject=meeting, by=by, at=at, facts={"document": document.pk})
    if meeting.on >= by.today:
        _tell_of_paper(meeting, by, at)
    return paper


def _tell_of_paper(meeting: Meeting, by: Standing, at: datetime) -> None:
    have = meeting.invitations.exclude(papers_sent_on=None).values_list("post_id", flat=True)
    tell_each(
        holders_of(have, by.today).values(), subject="A further paper for a meeting",
        text="A paper was added to those of a meeting to which you are asked.", path=meeting_path(meeting),
        partnership=by.partnership, at=at, is_urgent=False,
    )  # fmt: skip


@transaction.atomic
def withdraw_paper(*, paper: Paper, by: Standing, at: datetime) -> None:
    """Take a paper from a meeting; the document stays in the register."""
    check_may_coordinate(by)
    by.check_owns(paper)
    check_minutes_open(paper.meeting)
    record("meeting.paper-withdrawn", subject=paper.meeting, by=by, at=at, facts={"document": paper.document_id})
    paper.delete()
