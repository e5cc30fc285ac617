"""Who came: recorded for all at once, and absences followed up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.core.readiness.case import Presence
from frankpledge.foundation.accounts.models import Person, Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.meeting_permissions import check_may_read_reasons
from frankpledge.stages.partnership.models import Attendance, Meeting
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.services.meeting_checks import check_held
from frankpledge.stages.partnership.services.meeting_mail import deputies_of, holders_of

TOOK_PART = frozenset({Presence.PRESENT, Presence.REMOTE})
STAYED_AWAY = frozenset({Presence.APOLOGIES, Presence.ABSENT})


@dataclass(frozen=True)
class Came:
    """How the holder of one post took part, and why not where not."""

    presence: str
    reason: str = ""


@transaction.atomic
def record_attendance(*, meeting: Meeting, came: Mapping[Post, Came], by: Standing, at: datetime) -> None:
    """Record for every post at once who took part. What people wrote beforehand stays."""
    check_may_coordinate(by)
    by.check_owns(meeting, *came)
    check_held(meeting, by.today)
    _check_all(meeting, came)
    known = {each.post_id: each for each in meeting.attendances.all()}
    holders = holders_of(list(came), meeting.on)
    for post, how in came.items():
        _save_one(known.get(post.pk), meeting, post, how, holders.get(post.pk))
    meeting.attendance_on = by.today
    save_checked(meeting)
    record("meeting.attendance-recorded", subject=meeting, by=by, at=at, facts={"posts": len(came)})


def _check_all(meeting: Meeting, came: Mapping[Post, Came]) -> None:
    """Every post that was asked must be told of; beside them only deputies may be."""
    asked = set(meeting.invitations.values_list("post_id", flat=True))
    told = {post.pk for post in came}
    if asked - told:
        raise Refused("Say of everybody who was asked whether they took part.")
    if told - asked - {post.pk for post in deputies_of(meeting)}:
        raise Refused("Somebody who was not asked came: put their post on the list first.")


def _save_one(known: Attendance | None, meeting: Meeting, post: Post, how: Came, holder: Person | None) -> None:
    row = known or Attendance(partnership=meeting.partnership, meeting=meeting, post=post)
    row.presence, row.reason = how.presence, how.reason or row.reason
    if how.presence in TOOK_PART:
        row.reason, row.follow_up, row.followed_up_on = "", "", None
    row.person = holder or row.person
    save_checked(row)


@transaction.atomic
def follow_up_absence(*, attendance: Attendance, follow_up: str, on: date, by: Standing, at: datetime) -> None:
    """Record what was done about somebody not coming (R058)."""
    check_may_read_reasons(by)
    by.check_owns(attendance)
    if attendance.presence not in STAYED_AWAY or attendance.meeting.attendance_on is None:
        raise Refused("Only an absence that has been recorded can be followed up.")
    if on < attendance.meeting.on or on > by.today:
        raise Refused({"on": ["Give a day between the meeting and today."]})
    attendance.follow_up, attendance.followed_up_on = follow_up, on
    save_checked(attendance)
    record("meeting.absence-followed-up", subject=attendance.meeting, by=by, at=at, facts={"post": attendance.post_id})
