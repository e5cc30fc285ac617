"""What is due about meetings and actions, looked at each minute and told once, in the daily digest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from frankpledge.foundation.accounts.models import Partnership, Person, RoleGrant
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import open_on
from frankpledge.foundation.notifications.models import Message
from frankpledge.foundation.notifications.services import tell
from frankpledge.stages.partnership.meeting_states import ANSWER_DAYS, MINUTES_DAYS, PAPERS_DAYS, SOON_DAYS
from frankpledge.stages.partnership.models import Action, Attendance, Meeting, MeetingInvitation
from frankpledge.stages.partnership.services.actions import action_path
from frankpledge.stages.partnership.services.meeting_mail import holders_of
from frankpledge.stages.partnership.services.meetings import meeting_path

LOOK_BACK = timedelta(days=60)
"""How far back something missed is still told: history that was entered later sets off no mail."""
AT_ONCE = 400
"""Keys asked for in one query: databases take so many values and no more."""


@dataclass(frozen=True)
class Reminder:
    """Something to tell one person once."""

    key: str
    to: Person
    subject: str
    text: str
    path: str
    partnership: Partnership


@transaction.atomic
def remind_of_meetings(*, at: datetime) -> int:
    """Tell everybody, in every partnership, what is due; return how many were told something new.

    To be called each minute: what was told is never told again, since its key names what and for which day.
    """
    today = timezone.localdate(at)
    due = [*_unanswered(today), *_unprepared(today), *_actions(today)]
    new = _not_yet_told(due)
    for each in new:
        tell(
            each.to, subject=each.subject, text=each.text, path=each.path, partnership=each.partnership, at=at,
            pace=Message.Pace.DIGEST, once=each.key,
        )  # fmt: skip
    return len(new)


def _not_yet_told(due: list[Reminder]) -> list[Reminder]:
    keys = [each.key for each in due]
    told: set[str | None] = set()
    for first in range(0, len(keys), AT_ONCE):
        asked = keys[first : first + AT_ONCE]
        told.update(Message.objects.filter(once_key__in=asked).values_list("once_key", flat=True))
    return list({each.key: each for each in due if each.key not in told}.values())


def _unanswered(today: date) -> Iterator[Reminder]:
    """Invitations not answered a week before the meeting: whoever holds the post is told."""
    answered = Attendance.objects.filter(meeting=OuterRef("meeting"), post=OuterRef("post"))
    waiting = list(
        MeetingInvitation.objects.filter(
            ~Exists(answered), sent_on__isnull=False, meeting__cancelled_on=None, meeting__attendance_on=None,
            meeting__on__range=(today, today + timedelta(days=ANSWER_DAYS)),
        ).select_related("meeting", "partnership")
    )  # fmt: skip
    holders = holders_of({each.post_id for each in waiting}, today) if waiting else {}
    for each in waiting:
        person = holders.get(each.post_id)
        if person and each.sent_on != today:
            key = f"meeting-answer:{each.pk}:{each.meeting.on}:{person.pk}"
            path = reverse("partnership:meeting-answer", args=[each.partnership.slug, each.pk])
            yield Reminder(
                key, person, "Are you coming to the meeting?",
                "A meeting to which you are invited is near, and you have not answered yet.", path, each.partnership,
            )  # fmt: skip


def _unprepared(today: date) -> Iterator[Reminder]:
    """Papers not sent, and minutes not written, in time: the co-ordinators are told."""
    unsent = MeetingInvitation.objects.filter(meeting=OuterRef("pk"), papers_sent_on=None)
    near = Q(on__range=(today, today + timedelta(days=PAPERS_DAYS))) & Exists(unsent)
    unwritten = Q(on__range=(today - LOOK_BACK, today - timedelta(days=MINUTES_DAYS)), minutes="")
    found = list(Meeting.objects.filter(near | unwritten, cancelled_on=None).select_related("partnership"))
    told = _coordinators({meeting.partnership_id for meeting in found}, today)
    for meeting in found:
        for person in told.get(meeting.partnership_id, ()):
            yield _papers(meeting, person) if meeting.on >= today else _minutes(meeting, person)


def _papers(meeting: Meeting, person: Person) -> Reminder:
    return Reminder(
        f"meeting-papers:{meeting.pk}:{meeting.on}:{person.pk}", person, "Papers to send for a meeting",
        "A meeting is near, and its papers have not been sent to everybody.", meeting_path(meeting),
        meeting.partnership,
    )  # fmt: skip


def _minutes(meeting: Meeting, person: Person) -> Reminder:
    return Reminder(
        f"meeting-minutes:{meeting.pk}:{meeting.on}:{person.pk}", person, "Minutes to write",
        "A meeting was held some time ago, and its minutes have not been written.", meeting_path(meeting),
        meeting.partnership,
    )  # fmt: skip


def _actions(today: date) -> Iterator[Reminder]:
    """Actions due within a week, and overdue: the post's holder is told, or else the agency's representatives."""
    due = (today - LOOK_BACK, today + timedelta(days=SOON_DAYS))
    found = list(
        Action.objects.filter(done_on=None, dropped_on=None, due__range=due)
        .select_related("partnership")
        .order_by("due", "pk")
    )
    holders = holders_of({each.post_id for each in found if each.post_id}, today) if found else {}
    unheld = {each.agency_id for each in found if each.post_id not in holders}
    speakers = _representatives(unheld, today)
    for each in found:
        holder = holders.get(each.post_id) if each.post_id else None
        for person in [holder] if holder else speakers.get((each.partnership_id, each.agency_id), ()):
            yield _action(each, person, today)


def _action(action: Action, person: Person, today: date) -> Reminder:
    is_late = action.due is not None and action.due < today
    word = "overdue" if is_late else "due"
    return Reminder(
        f"action-{word}:{action.pk}:{action.due}:{person.pk}", person,
        "An action is overdue" if is_late else "An action is due soon",
        "The last day of an action given to you has passed." if is_late
        else "An action given to you is due within a week.",
        action_path(action), action.partnership,
    )  # fmt: skip


def _coordinators(partnerships: Iterable[int], day: date) -> dict[int, list[Person]]:
    held = _grants(day, Role.COORDINATOR).filter(partnership__in=set(partnerships)) if partnerships else ()
    found: dict[int, list[Person]] = {}
    for grant in held:
        found.setdefault(grant.partnership_id, []).append(grant.person)
    return found


def _representatives(agencies: Iterable[int], day: date) -> dict[tuple[int, int | None], list[Person]]:
    held = _grants(day, Role.AGENCY_REPRESENTATIVE).filter(agency__in=set(agencies)) if agencies else ()
    found: dict[tuple[int, int | None], list[Person]] = {}
    for grant in held:
        found.setdefault((grant.partnership_id, grant.agency_id), []).append(grant.person)
    return found


def _grants(day: date, role: Role) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(open_on(day), role=role, person__is_active=True).select_related("person")
