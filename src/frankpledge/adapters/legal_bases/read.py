"""Read the powers and bases, which ship with the program and can be changed without its code (R170)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class LegalEntry:
    """A power or a basis, what it says, where that was read, and how far it was verified."""

    key: str
    name: str
    words: str
    source: str
    mark: str

    @property
    def is_verified(self) -> bool:
        """Whether the text itself was read; where not, pages say to check the source."""
        return self.mark == "V"


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(files("frankpledge.adapters.legal_bases").joinpath("legal_bases.toml").read_text("utf-8"))


def read_on() -> date:
    """Return the day on which the sources were read."""
    day: date = _raw()["read_on"]
    return day


def powers() -> tuple[LegalEntry, ...]:
    """Return the statutory powers to share.

    >>> [power.key for power in powers() if "115" in power.name]
    ['cda-1998-s115']
    """
    return tuple(LegalEntry(**each) for each in _raw()["power"])


def bases() -> tuple[LegalEntry, ...]:
    """Return the footings in data protection law."""
    return tuple(LegalEntry(**each) for each in _raw()["basis"])


def find_entry(key: str) -> LegalEntry | None:
    """Return a power or basis by its key, or none."""
    return next((each for each in (*powers(), *bases()) if each.key == key), None)
