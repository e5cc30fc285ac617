"""Meetings, their agendas, and who is asked to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency, Person, Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.meeting_states import next_venue
from frankpledge.stages.partnership.models import (
    Action,
    AgendaItem,
    Attendance,
    Decision,
    Document,
    Group,
    Meeting,
    MeetingInvitation,
    Paper,
    Topic,
)
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.people import holdings_beside
from frankpledge.stages.partnership.services.meeting_mail import deputies_of

VENUES_REMEMBERED = timedelta(days=2 * 365)


@dataclass(frozen=True)
class Asked:
    """One post at a meeting: asked itself or as a deputy, who holds it, and how they answered or took part."""

    post: Post
    holder: Person | None
    invitation: MeetingInvitation | None
    attendance: Attendance | None

    @property
    def is_deputy(self) -> bool:
        """Whether the post was not asked itself but may stand in."""
        return self.invitation is None


def count_of(rows: QuerySet[Any]) -> Coalesce:
    """Return how many of the rows belong to each meeting, as something to annotate meetings with."""
    counted = rows.filter(meeting=OuterRef("pk")).order_by().values("meeting").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), 0)


def groups_of(meeting: Meeting) -> str:
    """Name the groups that hold a meeting, from groups read already.

    Several groups make it a joint one (R011): their names are joined by "and".
    """
    names = [str(group) for group in meeting.groups.all()]
    return " and ".join([*([", ".join(names[:-1])] if names[1:] else []), *names[-1:]])


def meetings(standing: Standing, *, group: Group | None = None) -> QuerySet[Meeting]:
    """Return meetings, latest first, with their groups and how much each yielded; of one group where named."""
    check_may_read_business(standing)
    found = Meeting.objects.filter(partnership=standing.partnership).prefetch_related("groups")
    found = found.filter(pk__in=group.meetings.values("pk")) if group else found
    return found.annotate(decided=count_of(Decision.objects.all()), set_actions=count_of(Action.objects.all()))


def upcoming(standing: Standing, *, group: Group | None = None) -> QuerySet[Meeting]:
    """Return meetings from today on, soonest first."""
    return meetings(standing, group=group).filter(on__gte=standing.today).order_by("on", "starts", "pk")


def past(standing: Standing, *, group: Group | None = None) -> QuerySet[Meeting]:
    """Return meetings before today, latest first."""
    return meetings(standing, group=group).filter(on__lt=standing.today)


def find_meeting(standing: Standing, pk: int) -> Meeting:
    """Return one meeting, or answer that it is not there."""
    return get_object_or_404(meetings(standing), pk=pk)


def groups(standing: Standing) -> QuerySet[Group]:
    """Return every group of the partnership, those that ended too."""
    check_may_read_business(standing)
    return Group.objects.filter(partnership=standing.partnership)


def topics(standing: Standing) -> QuerySet[Topic]:
    """Return what stands on agendas."""
    check_may_read_business(standing)
    return Topic.objects.filter(partnership=standing.partnership)


def documents(standing: Standing) -> QuerySet[Document]:
    """Return the documents that can be put before a meeting, latest first."""
    check_may_read_business(standing)
    return Document.objects.filter(partnership=standing.partnership).exclude(status=Document.Status.SUPERSEDED)


def venue_suggested(standing: Standing) -> str:
    """Return the venue whose turn it is, of those used in the last two years (R079)."""
    since = standing.today - VENUES_REMEMBERED
    used = Meeting.objects.filter(partnership=standing.partnership, cancelled_on=None, on__gte=since)
    return next_venue(used.values_list("venue", "on"))


def find_item(standing: Standing, pk: int) -> AgendaItem:
    """Return one matter on an agenda, or answer that it is not there."""
    check_may_read_business(standing)
    return get_object_or_404(
        AgendaItem.objects.select_related("meeting", "topic"), pk=pk, partnership=standing.partnership
    )


def find_paper(standing: Standing, pk: int) -> Paper:
    """Return one paper put before a meeting, or answer that it is not there."""
    check_may_read_business(standing)
    return get_object_or_404(Paper.objects.select_related("meeting"), pk=pk, partnership=standing.partnership)


def find_invitation(standing: Standing, pk: int) -> MeetingInvitation:
    """Return one post's invitation, or answer that it is not there."""
    check_may_read_business(standing)
    found = MeetingInvitation.objects.select_related("meeting", "post__agency")
    return get_object_or_404(found, pk=pk, partnership=standing.partnership)


def agenda(standing: Standing, meeting: Meeting) -> QuerySet[AgendaItem]:
    """Return the agenda in its order."""
    check_may_read_business(standing)
    return meeting.items.select_related("topic")


def papers(standing: Standing, meeting: Meeting) -> QuerySet[Paper]:
    """Return the papers with their documents."""
    check_may_read_business(standing)
    return meeting.papers.select_related("document")


def those_asked(standing: Standing, meeting: Meeting) -> list[Asked]:
    """Return every post asked, then the deputies, with who holds it on the day and how they answered."""
    check_may_read_business(standing)
    day = min(meeting.on, standing.today)
    invitations = {each.post_id: each for each in meeting.invitations.order_by("pk")}
    answers = {each.post_id: each for each in meeting.attendances.order_by("pk").select_related("person")}
    wanted = {*invitations, *answers, *(post.pk for post in deputies_of(meeting))}
    posts = Post.objects.filter(pk__in=wanted).select_related("agency").prefetch_related(holdings_beside())
    rows = [Asked(post, holder_on(post, day), invitations.get(post.pk), answers.get(post.pk)) for post in posts]
    return sorted(rows, key=lambda row: row.is_deputy)


def holder_on(post: Post, day: date) -> Person | None:
    """Return who held a post on a day, from holdings read already."""
    held = (each.person for each in post.held if each.since <= day and (not each.until or each.until >= day))
    return next(held, None)


def agencies_asked(standing: Standing, meeting: Meeting) -> QuerySet[Agency]:
    """Return the agencies whose posts were asked to a meeting."""
    check_may_read_business(standing)
    return Agency.objects.filter(pk__in=meeting.invitations.values("post__agency"))
