"""What the state of a questionnaire allows."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from frankpledge.core.faults import Refused


class State(StrEnum):
    """Where a version of a questionnaire stands."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    RETURNED = "returned"
    SIGNED_OFF = "signed off"
    COMING = "to come"
    OPEN = "open"
    CLOSED = "closed"


TAKEN = "taken-"
"""What stands before the number of a question taken in from another body, among the keys of the bank."""
EDITABLE = (State.DRAFT, State.RETURNED)
OPENED = (State.COMING, State.OPEN, State.CLOSED)
WHY_NOT = {
    State.PROPOSED: "It has been proposed: what the checker reads must stand still until it is signed off or returned.",
    State.SIGNED_OFF: "It has been signed off as it is. Begin a new version to change it.",
}


def check_may_be_edited(state: State) -> None:
    """Refuse to change what somebody else is reading, has signed off, or has answered."""
    if state not in EDITABLE:
        raise Refused(WHY_NOT.get(state, "It has been opened: people answer, or have answered, what stands there."))


def check_is(state: State, *wanted: State, why: str) -> None:
    """Refuse a step that does not follow from the state."""
    if state not in wanted:
        raise Refused(why)


def state_of_days(opens: date, closes: date, closed_early_on: date | None, today: date) -> State:
    """Return where an opened questionnaire stands on a day; it closes by itself.

    >>> state_of_days(date(2026, 3, 1), date(2026, 3, 31), None, date(2026, 4, 1))
    <State.CLOSED: 'closed'>
    """
    if today > closes or (closed_early_on is not None and today >= closed_early_on):
        return State.CLOSED
    return State.COMING if today < opens else State.OPEN
