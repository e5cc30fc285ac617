"""One thing that waits for one person, as every list of work shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class WorkItem:
    """What to do, where, by when, how it stands in a word, and what helps to know it again."""

    text: str
    href: str
    due: date | None = None
    status: str = "waiting"
    hint: str = ""
