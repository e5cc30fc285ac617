"""What the state of a meeting allows."""

from __future__ import annotations

from datetime import date

from frankpledge.core.faults import Refused
from frankpledge.stages.partnership.models import Meeting


def check_not_cancelled(meeting: Meeting) -> None:
    """A cancelled meeting stays as it was."""
    if meeting.cancelled_on:
        raise Refused("This meeting was cancelled. Plan another.")


def check_minutes_open(meeting: Meeting) -> None:
    """Once its minutes are agreed, the record of a meeting stays as it was agreed."""
    check_not_cancelled(meeting)
    if meeting.minutes_agreed_on:
        raise Refused("The minutes of this meeting have been agreed. Its record can no longer change.")


def check_held(meeting: Meeting, today: date) -> None:
    """What comes of a meeting is recorded from its day on, until its minutes are agreed."""
    check_minutes_open(meeting)
    if meeting.on > today:
        raise Refused("This meeting has not been held yet.")


def check_answers_open(meeting: Meeting, today: date) -> None:
    """Invitations are answered until the meeting's day is over or who came has been recorded."""
    check_not_cancelled(meeting)
    if meeting.on < today or meeting.attendance_on:
        raise Refused("This meeting is over: invitations to it can no longer be answered.")
