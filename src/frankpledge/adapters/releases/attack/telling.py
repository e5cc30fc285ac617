"""One place that tells something: the leak to report, and what the linear programme may make of it."""

from __future__ import annotations

from typing import NamedTuple

from frankpledge.adapters.releases.attack.keys import Fact, Key
from frankpledge.adapters.releases.attack.report import Leak

WORDS_SHOWN = 80


class Telling(NamedTuple):
    """A leak, with the facts about counts that it gives away where they can be worked out."""

    leak: Leak
    facts: tuple[Fact, ...] = ()


def tell(place: str, key: Key, why: str, words: str = "", interval: tuple[int, int] | None = None) -> Telling:
    """Make a telling about one count."""
    facts = (Fact(key, *interval),) if interval else ()
    return Telling(Leak(place, str(key), why, cut(words)), facts)


def cut(words: str) -> str:
    """Put words on one line, short enough to read in a list."""
    flat = " ".join(words.split())
    return flat if len(flat) <= WORDS_SHOWN else flat[: WORDS_SHOWN - 1] + "…"
