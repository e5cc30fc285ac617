"""Minutes: written, and agreed."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.models import Meeting
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.services.meeting_checks import check_held


@transaction.atomic
def write_minutes(*, meeting: Meeting, minutes: str, by: Standing, at: datetime) -> None:
    """Write or rewrite the minutes, until they are agreed."""
    check_may_coordinate(by)
    by.check_owns(meeting)
    check_held(meeting, by.today)
    if not minutes.strip():
        raise Refused({"minutes": ["Write the minutes first."]})
    meeting.minutes = minutes
    save_checked(meeting)
    record("meeting.minutes-written", subject=meeting, by=by, at=at)


@transaction.atomic
def agree_minutes(*, meeting: Meeting, on: date, by: Standing, at: datetime) -> None:
    """Record the day on which the minutes were agreed; from then on the meeting's record stays as it is."""
    check_may_coordinate(by)
    by.check_owns(meeting)
    check_held(meeting, by.today)
    reasons: dict[str, list[str]] = {"": [], "on": []}
    if not meeting.minutes.strip():
        reasons[""].append("The minutes have not been written yet.")
    if meeting.attendance_on is None:
        reasons[""].append("Record who came first.")
    if not meeting.on <= on <= by.today:
        reasons["on"].append("Give a day between the meeting and today.")
    refuse_if_any(reasons)
    meeting.minutes_agreed_on = on
    save_checked(meeting)
    record("meeting.minutes-agreed", subject=meeting, by=by, at=at, facts={"on": on})
