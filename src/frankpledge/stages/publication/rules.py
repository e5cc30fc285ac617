"""What the state of a candidate allows. Knows no Django."""

from __future__ import annotations

from enum import StrEnum

from frankpledge.core.faults import Refused


class Status(StrEnum):
    """Where a candidate stands."""

    PREPARED = "prepared"
    PROPOSED = "proposed"
    RETURNED = "returned"
    SIGNED_OFF = "signed off"
    RELEASED = "published"
    WITHDRAWN = "withdrawn"


NEXT: dict[Status, frozenset[Status]] = {
    Status.PREPARED: frozenset({Status.PROPOSED}),
    Status.PROPOSED: frozenset({Status.SIGNED_OFF, Status.RETURNED}),
    Status.RETURNED: frozenset({Status.PROPOSED}),
    Status.SIGNED_OFF: frozenset({Status.RELEASED}),
    Status.RELEASED: frozenset({Status.WITHDRAWN}),
    Status.WITHDRAWN: frozenset(),
}
"""What may follow what. A release is never changed: a later one corrects it, or it is withdrawn."""

ANSWERABLE = frozenset({Status.PROPOSED, Status.SIGNED_OFF})
"""While agencies may say whether they agree."""

WANTED = {
    Status.PROPOSED: "Only what has been prepared or was returned can be proposed.",
    Status.SIGNED_OFF: "Only what has been proposed can be signed off.",
    Status.RETURNED: "Only what has been proposed can be returned.",
    Status.RELEASED: "Only what has been signed off can be published.",
    Status.WITHDRAWN: "Only what has been published, and is not withdrawn already, can be withdrawn.",
}


def check_may_follow(now: Status, then: Status) -> None:
    """Refuse a step that the candidate's state does not allow.

    >>> check_may_follow(Status.PREPARED, Status.PROPOSED)
    >>> check_may_follow(Status.PREPARED, Status.RELEASED)
    Traceback (most recent call last):
    ...
    frankpledge.core.faults.refused.Refused: Only what has been signed off can be published.
    """
    if then not in NEXT[now]:
        raise Refused(WANTED[then])
