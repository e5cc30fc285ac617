"""What each kind of event is called when people read the log."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: dict[str, str] = {}


def describe(words: Mapping[str, str]) -> None:
    """Say how events of some kinds read: ``{"group.founded": "set up the group"}``. Called once by each part."""
    _WORDS.update(words)


def words_for(kind: str) -> str:
    """Return how a kind of event reads."""
    return _WORDS.get(kind, kind.replace(".", " ").replace("-", " "))


def described() -> frozenset[str]:
    """Return every kind that has words."""
    return frozenset(_WORDS)
