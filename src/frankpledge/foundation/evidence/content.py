"""What a part of the program hands to the ledger: what an item says, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from frankpledge.foundation.evidence.models import State, Version

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Content:
    """What a version says. ``fingerprints`` are pairs: which file, and its SHA-256."""

    title: str
    text: str = ""
    facts: Pairs = ()
    particulars: Pairs = ()
    detail: Pairs = ()
    limitations: Sequence[str] = ()
    fingerprints: Pairs = ()
    state: State = State.STANDING

    def said(self) -> dict[str, Any]:
        """Return it as plain values, just as it is kept and as the digest covers it."""
        return {
            "title": self.title[:250],
            "text": self.text,
            "facts": _lists(self.facts),
            "particulars": _lists(self.particulars),
            "detail": _lists(self.detail),
            "limitations": list(self.limitations),
            "state": str(self.state),
        }


@dataclass(frozen=True)
class Rest:
    """One version that another rests on, and how; ``is_beside`` where it was only taken into account."""

    on: Version
    how: str
    is_beside: bool = False


def content_of(version: Version) -> Content:
    """Return what a version says, to be said again with a change."""
    return Content(
        title=version.title, text=version.text, facts=version.facts, particulars=version.particulars,
        detail=version.detail, limitations=version.limitations, state=State(version.state),
        fingerprints=[(each.of, each.sha256) for each in version.fingerprints.all()],
    )  # fmt: skip


def rests_of(version: Version) -> list[Rest]:
    """Return what a version rests on, to be said again."""
    return [Rest(link.on, link.how, link.is_beside) for link in version.rests.select_related("on__item")]


def _lists(pairs: Pairs) -> list[list[str]]:
    return [[name, str(value)] for name, value in pairs if value not in ("", None)]
