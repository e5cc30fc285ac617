"""Whether a post may commit a sum, and who must approve it where the post may not (R269)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.core.readiness.case import Function, Level


class Outcome(StrEnum):
    """What the answer is."""

    WITHIN = "within its authority"
    BEYOND = "beyond its authority"
    NOT_AGREED = "not agreed"
    NOT_STATED = "not stated"


class Approval(StrEnum):
    """What is answered to whoever asks to commit more."""

    APPROVED = "approved"
    DECLINED = "declined"


@dataclass(frozen=True)
class Authority:
    """What a post may commit unasked, in whole pounds: 0 is none, ``None`` not stated."""

    post: int
    agency: int
    pounds: int | None
    is_agreed: bool


@dataclass(frozen=True)
class ApprovingGroup:
    """A group that exists today."""

    group: int
    level: str
    functions: frozenset[str]


def outcome_for(pounds: int, authority: Authority | None) -> Outcome:
    """Say whether a sum is within a post's authority.

    >>> outcome_for(500, Authority(post=1, agency=1, pounds=500, is_agreed=True)).value
    'within its authority'
    >>> outcome_for(500, Authority(post=1, agency=1, pounds=500, is_agreed=False)).value
    'not agreed'
    """
    if authority is None or authority.pounds is None:
        return Outcome.NOT_STATED
    if pounds > authority.pounds:
        return Outcome.BEYOND
    return Outcome.WITHIN if authority.is_agreed else Outcome.NOT_AGREED


def posts_that_approve(pounds: int, post: int, agency: int, known: Iterable[Authority]) -> list[int]:
    """Return the other posts of the agency with agreed authority for the sum, the smallest authority first.

    An agency's money is committed by the agency's own people.
    """
    enough = [
        each
        for each in known
        if each.agency == agency and each.post != post and outcome_for(pounds, each) is Outcome.WITHIN
    ]
    return [each.post for each in sorted(enough, key=lambda each: (each.pounds or 0, each.post))]


def groups_that_approve(groups: Iterable[ApprovingGroup]) -> list[int]:
    """Return the groups that allocate resources, strategic ones first; where none does, the strategic groups.

    >>> board = ApprovingGroup(1, "strategic", frozenset())
    >>> funding = ApprovingGroup(2, "operational", frozenset({"resource-allocation"}))
    >>> groups_that_approve([board, funding]), groups_that_approve([board])
    ([2], [1])
    """
    ordered = sorted(groups, key=lambda each: (each.level != Level.STRATEGIC, each.group))
    allocating = [each.group for each in ordered if Function.RESOURCE_ALLOCATION in each.functions]
    return allocating or [each.group for each in ordered if each.level == Level.STRATEGIC]
