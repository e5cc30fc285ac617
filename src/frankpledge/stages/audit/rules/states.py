"""Where an audit stands, and where it can go from there."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """The states of an audit."""

    PLANNED = "planned"
    UNDER_WAY = "under-way"
    CLOSED = "closed"


NEXT = {
    State.PLANNED: (State.UNDER_WAY, State.CLOSED),
    State.UNDER_WAY: (State.CLOSED,),
    State.CLOSED: (State.UNDER_WAY,),
}
"""A closed audit can be taken up again: a late sign-off or a mistake found afterwards must not be lost."""

WHAT_IT_DOES = {
    State.UNDER_WAY: "Under way: the scope is set, and the work goes on",
    State.CLOSED: "Closed: nothing in it changes any more, but its review goes on",
}


def why_not_begun(questions: int, sources: int) -> list[str]:
    """Say what is missing before an audit can begin: at least one question and one source taken in.

    >>> why_not_begun(1, 0)
    ['Take at least one source into the scope first.']
    >>> why_not_begun(1, 1)
    []
    """
    wanted = ((questions, "question"), (sources, "source"))
    return [f"Take at least one {word} into the scope first." for count, word in wanted if not count]
