"""The four parts of an audit's report (guidance of 1998, paragraph 3.13), and what a recommendation must rest on."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Part(StrEnum):
    """What an audit may do: each is a part of its report."""

    MAPPED = "mapped"
    ISSUES = "issues"
    PROVISION = "provision"
    OPTIONS = "options"


TITLES = {
    Part.MAPPED: "Problems mapped",
    Part.ISSUES: "Significant issues",
    Part.PROVISION: "Existing provision and gaps",
    Part.OPTIONS: "Options: what is recommended",
}


def empty_parts(filled: Iterable[str]) -> list[Part]:
    """Return the parts about which the audit says nothing, in their order (R089).

    >>> [str(part) for part in empty_parts(["mapped", "options"])]
    ['issues', 'provision']
    """
    said = set(filled)
    return [part for part in Part if part not in said]


def why_not_signed(conclusions: int, citing_none: int) -> list[str]:
    """Say why agencies cannot be asked to sign an audit off yet (R114).

    >>> why_not_signed(4, 1)
    ['1 recommendation cites nothing that was found here. Say on what each rests first.']
    >>> why_not_signed(4, 0)
    []
    """
    if not conclusions:
        return ["The audit says nothing yet. Write its findings first."]
    if citing_none:
        words = "recommendation cites" if citing_none == 1 else "recommendations cite"
        return [f"{citing_none} {words} nothing that was found here. Say on what each rests first."]
    return []
