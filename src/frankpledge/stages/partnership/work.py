"""One line of a person's work list, whichever part of the partnership's work it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class WorkItem:
    """Something that waits for one person: what, where, by when, and how pressing it is in a word."""

    text: str
    href: str
    due: date | None = None
    status: str = "waiting"
    hint: str = ""
