"""What state a meeting or an action is in on a day, and what follows from the dates: knows no database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

ANSWER_DAYS = 7
"""Days before a meeting by which whoever is asked should have answered."""
PAPERS_DAYS = 5
"""Days before a meeting by which its papers should be out."""
INVITE_DAYS = 14
"""Days before a meeting by which the invitations should be out."""
MINUTES_DAYS = 10
"""Days after a meeting by which its minutes should be written."""
SOON_DAYS = 7
"""Days before its last day from which something is due soon."""


class MeetingDates(Protocol):
    """What the state of a meeting follows from."""

    on: date
    cancelled_on: date | None
    attendance_on: date | None
    minutes: str
    minutes_agreed_on: date | None


class ActionDates(Protocol):
    """What the state of an action follows from."""

    due: date | None
    done_on: date | None
    dropped_on: date | None


def meeting_state(meeting: MeetingDates, today: date) -> str:
    """Say in a word or two what a meeting waits for."""
    if meeting.cancelled_on:
        return "cancelled"
    if meeting.on > today:
        return "to come"
    if meeting.minutes_agreed_on:
        return "agreed"
    if meeting.attendance_on is None:
        return "today" if meeting.on == today else "who came to record"
    return "minutes to agree" if meeting.minutes else "minutes to write"


def action_state(action: ActionDates, today: date) -> str:
    """Say in a word or two how an action stands."""
    if action.done_on:
        return "done"
    if action.dropped_on:
        return "dropped"
    state = due_state(action.due, today)
    return "open" if state == "not due" else state


def due_state(due: date | None, today: date) -> str:
    """Say how pressing a day is.

    >>> [due_state(date(2026, 3, day), date(2026, 3, 10)) for day in (9, 10, 17, 18)]
    ['overdue', 'due today', 'due soon', 'not due']
    """
    if due is None:
        return "not due"
    if due <= today:
        return "overdue" if due < today else "due today"
    return "due soon" if due <= today + timedelta(days=SOON_DAYS) else "not due"


def next_venue(uses: Iterable[tuple[str, date]]) -> str:
    """Return the venue whose turn it is: of those used before, the one not used for longest (R079).

    >>> next_venue([("Town Hall", date(2026, 1, 5)), ("Fire Station", date(2025, 10, 6))])
    'Fire Station'
    >>> next_venue([])
    ''
    """
    last: dict[str, date] = {}
    for venue, day in uses:
        if venue:
            last[venue] = max(day, last.get(venue, day))
    return min(last, key=lambda venue: (last[venue], venue), default="")
