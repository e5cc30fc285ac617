"""The only writer of delegations (R068)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.core.readiness.case import Function
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import authority as _words  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Delegation, Group
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.services.telling import tell_holders

FUNCTIONS = frozenset(str(function) for function in Function)


@transaction.atomic
def delegate(
    *,
    from_post: Post,
    to_post: Post,
    functions: Sequence[str],
    limits: str,
    since: date,
    by: Standing,
    at: datetime,
    comes_back: str = "",
    comes_back_to: Group | None = None,
    until: date | None = None,
) -> Delegation:
    """Record work that one post handed to another: within what limits, and what comes back to which group."""
    check_may_coordinate(by)
    by.check_owns(from_post, to_post, comes_back_to)
    _check_sense(from_post, to_post, functions, since, until)
    _check_return(comes_back, comes_back_to, since)
    made = Delegation(
        partnership=by.partnership, from_post=from_post, to_post=to_post, functions=sorted(set(functions)),
        limits=limits, comes_back=comes_back, comes_back_to=comes_back_to, since=since, until=until,
    )  # fmt: skip
    save_checked(made)
    facts = {"from": from_post.pk, "to": to_post.pk, "since": since, "until": until}
    record("delegation.recorded", subject=made, by=by, at=at, facts=facts)
    _tell(made, "Work has been delegated to your post", by, at)
    return made


@transaction.atomic
def end_delegation(*, delegation: Delegation, until: date, by: Standing, at: datetime) -> None:
    """Record the last day of a delegation."""
    check_may_coordinate(by)
    by.check_owns(delegation)
    if until < delegation.since:
        raise Refused({"until": ["The last day cannot be before the first."]})
    if delegation.until is not None and delegation.until < by.today:
        raise Refused("It has ended already.")
    delegation.until = until
    save_checked(delegation)
    record("delegation.ended", subject=delegation, by=by, at=at, facts={"until": until})
    _tell(delegation, "A delegation to your post ends", by, at)


def _check_sense(from_post: Post, to_post: Post, functions: Sequence[str], since: date, until: date | None) -> None:
    reasons: dict[str, list[str]] = {"to_post": [], "functions": [], "until": []}
    if from_post.pk == to_post.pk:
        reasons["to_post"].append("A post cannot delegate to itself.")
    if not functions or not set(functions) <= FUNCTIONS:
        reasons["functions"].append("Select what is delegated.")
    if until is not None and until < since:
        reasons["until"].append("The last day cannot be before the first.")
    refuse_if_any(reasons)


def _check_return(comes_back: str, group: Group | None, since: date) -> None:
    reasons: dict[str, list[str]] = {"comes_back": [], "comes_back_to": []}
    if group is not None and not comes_back.strip():
        reasons["comes_back"].append("Say what must come back to the group.")
    if group is not None and group.ended is not None and group.ended < since:
        reasons["comes_back_to"].append("That group ended before the delegation begins.")
    refuse_if_any(reasons)


def _tell(made: Delegation, subject: str, by: Standing, at: datetime) -> None:
    text = "The page says which work it is, within what limits, and what must come back for decision."
    tell_holders(made.to_post, subject=subject, text=text, name="delegation", pk=made.pk, by=by, at=at)
