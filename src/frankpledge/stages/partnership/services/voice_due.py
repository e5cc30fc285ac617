"""Remind people of what waits for an answer: issues, objections, briefings and leads. Run as often as one likes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from frankpledge.foundation.accounts.models import Partnership, Person, RoleGrant
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import open_on
from frankpledge.foundation.notifications.models import Message
from frankpledge.foundation.notifications.services import tell
from frankpledge.stages.partnership.models import Acknowledgement, IssueRaised, Lead, Objection

ANSWER_WITHIN = timedelta(days=14)
"""Two weeks for a briefing to be acknowledged, an objection answered, a lead accepted or declined."""

KEYS_AT_ONCE = 500


@dataclass(frozen=True)
class Due:
    """Something that waits, and for whom: those who answer for the partnership, or an agency's representatives."""

    key: str
    partnership: Partnership
    subject: str
    text: str
    path: str
    agency_id: int | None = None
    but_not: int | None = None


@dataclass(frozen=True)
class Reminder:
    """What one person is told, once."""

    due: Due
    to: Person

    @property
    def once(self) -> str:
        """The key under which it is told once only."""
        return f"{self.due.key}-{self.to.pk}"


@transaction.atomic
def remind_of_voice(*, at: datetime) -> int:
    """Tell, once each, whoever is to answer what has waited too long; return how many messages were added."""
    day = timezone.localdate(at)
    reminders = list(_addressed([*_issues(day), *_objections(day), *_briefings(day), *_leads(day)], day))
    told = _told_before([reminder.once for reminder in reminders])
    new = [reminder for reminder in reminders if reminder.once not in told]
    for reminder in new:
        due = reminder.due
        tell(
            reminder.to, subject=due.subject, text=due.text, path=due.path, partnership=due.partnership, at=at,
            pace=Message.Pace.DIGEST, once=reminder.once,
        )  # fmt: skip
    return len(new)


def _issues(day: date) -> Iterator[Due]:
    for issue in IssueRaised.objects.filter(replied_on=None, reply_due__lte=day).select_related("partnership"):
        is_late = issue.reply_due < day
        yield Due(
            f"issue-{'overdue' if is_late else 'due'}-{issue.pk}", issue.partnership,
            f"The reply to an issue is {'overdue' if is_late else 'due today'}",
            f"An issue raised on {_day(issue.raised_on)} was to have a reply by {_day(issue.reply_due)}.",
            _page("issue", issue.partnership, issue.pk),
        )  # fmt: skip


def _objections(day: date) -> Iterator[Due]:
    waiting = Objection.objects.filter(answered_on=None, raised_on__lte=day - ANSWER_WITHIN)
    for objection in waiting.select_related("partnership"):
        yield Due(
            f"objection-unanswered-{objection.pk}", objection.partnership, "An objection has no answer",
            f"An objection raised on {_day(objection.raised_on)} has had no answer for two weeks.",
            _page("objection", objection.partnership, objection.pk), but_not=objection.raised_by_id,
        )  # fmt: skip


def _briefings(day: date) -> Iterator[Due]:
    waiting = Acknowledgement.objects.filter(acknowledged_on=None, briefing__on__lte=day - ANSWER_WITHIN)
    for audience in waiting.select_related("partnership", "briefing", "agency"):
        yield Due(
            f"briefing-unacknowledged-{audience.pk}", audience.partnership, "A briefing is not acknowledged",
            f"{audience.agency} has not acknowledged for two weeks the briefing of {_day(audience.briefing.on)} for "
            f"its {audience.get_level_display().lower()} level.",
            _page("briefing", audience.partnership, audience.briefing_id), agency_id=audience.agency_id,
        )  # fmt: skip


def _leads(day: date) -> Iterator[Due]:
    waiting = Lead.objects.filter(accepted_on=None, declined_on=None, asked_on__lte=day - ANSWER_WITHIN)
    for lead in waiting.select_related("partnership", "agency"):
        yield Due(
            f"lead-unanswered-{lead.pk}", lead.partnership, "A lead waits to be accepted or declined",
            f"{lead.agency} was asked on {_day(lead.asked_on)} to take a lead and has not answered for two weeks.",
            _page("lead", lead.partnership, lead.pk), agency_id=lead.agency_id,
        )  # fmt: skip


def _addressed(waiting: Iterable[Due], day: date) -> Iterator[Reminder]:
    found = list(waiting)
    answering, speaking = _people(day, {due.partnership.pk for due in found})
    for due in found:
        own = speaking.get((due.partnership.pk, due.agency_id)) if due.agency_id else None
        people = own or answering.get(due.partnership.pk, {})  # an agency nobody speaks for is theirs to look after
        yield from (Reminder(due, person) for pk, person in people.items() if pk != due.but_not)


def _people(
    day: date, partnerships: set[int]
) -> tuple[dict[int, dict[int, Person]], dict[tuple[int, int], dict[int, Person]]]:
    """Return those who answer members, by partnership, and those who speak for agencies, in one query."""
    answering: dict[int, dict[int, Person]] = {}
    speaking: dict[tuple[int, int], dict[int, Person]] = {}
    roles = (Role.COORDINATOR, Role.CHAIR, Role.AGENCY_REPRESENTATIVE)
    grants = RoleGrant.objects.filter(
        open_on(day), partnership__in=partnerships, role__in=roles, person__is_active=True
    )
    for grant in grants.select_related("person").order_by("pk"):
        if grant.role == Role.AGENCY_REPRESENTATIVE and grant.agency_id is not None:
            speaking.setdefault((grant.partnership_id, grant.agency_id), {})[grant.person_id] = grant.person
        else:
            answering.setdefault(grant.partnership_id, {})[grant.person_id] = grant.person
    return answering, speaking


def _told_before(keys: list[str]) -> set[str]:
    told: set[str] = set()
    for start in range(0, len(keys), KEYS_AT_ONCE):
        found = Message.objects.filter(once_key__in=keys[start : start + KEYS_AT_ONCE])
        told.update(found.values_list("once_key", flat=True))
    return told


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"


def _page(name: str, partnership: Partnership, pk: int) -> str:
    return reverse(f"partnership:{name}", args=[partnership.slug, pk])
