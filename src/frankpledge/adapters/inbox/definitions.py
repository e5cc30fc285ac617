"""Questionnaires on the public shelf: written once when one is opened, with what is said of it since beside it."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from frankpledge.adapters.shelf_files import SLUG, as_json, new_folder, replace_file
from frankpledge.core.questionnaires import Questionnaire

FOLDER = "consultations"
DEFINITION = "definition.json"
SINCE = "since.json"
"""That it was closed before its day, and the places of its kiosks: the one file beside it that may change."""


class Standing(StrEnum):
    """Whether a questionnaire can be answered."""

    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class Opened:
    """A questionnaire on the shelf: whose, its number and words, when it can be answered, the key to seal for."""

    slug: str
    number: int
    partnership: str
    questionnaire: Questionnaire
    opens: date
    closes: date
    public_key: bytes
    closed_on: date | None = None
    """The day from which it was closed before its time."""
    kiosks: Mapping[str, str] = field(default_factory=dict)
    """The name of each kiosk's place, by the kiosk's code."""

    def standing(self, today: date) -> Standing:
        """Say whether it can be answered on a day: nobody has to close it."""
        if today > self.closes or (self.closed_on is not None and today >= self.closed_on):
            return Standing.CLOSED
        return Standing.COMING if today < self.opens else Standing.OPEN

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of its words and questions."""
        return digest_of(self.questionnaire)

    @property
    def place(self) -> str:
        """Name it among all partnerships' questionnaires; responses are sealed for it alone."""
        return f"{self.slug}/{self.number}"


def digest_of(questionnaire: Questionnaire) -> str:
    """Return the SHA-256 of a questionnaire's words and questions."""
    return hashlib.sha256(as_json(questionnaire.written()).encode()).hexdigest()


def put_definition(shelf: Path, opened: Opened) -> bool:
    """Put a questionnaire on the shelf, whole or not at all, and say whether it was new: none is ever replaced."""
    target = _folder(shelf, opened.slug, opened.number)
    if target.exists():
        return False
    with new_folder(target) as stage:
        (stage / DEFINITION).write_text(as_json(_written(opened)), "utf-8")
        (stage / DEFINITION).chmod(0o644)
    return True


def write_since(shelf: Path, slug: str, number: int, *, closed_on: date | None, kiosks: Mapping[str, str]) -> bool:
    """Say beside a questionnaire what came of it since, whole or not at all; say whether that was new."""
    folder = _folder(shelf, slug, number)
    text = as_json({"closed_on": closed_on.isoformat() if closed_on else None, "kiosks": dict(kiosks)})
    there = folder / SINCE
    if there.is_file() and there.read_text("utf-8") == text:
        return False
    replace_file(there, text)
    return True


def find_opened(shelf: Path, slug: str, number: int) -> Opened | None:
    """Return one questionnaire, or ``None`` where the shelf has none of that number."""
    folder = _folder(shelf, slug, number)
    if not SLUG.fullmatch(slug) or not (folder / DEFINITION).is_file():
        return None
    return _read(folder, slug, number, _changed(folder / DEFINITION), _changed(folder / SINCE))


def opened_by(shelf: Path, slug: str) -> list[Opened]:
    """Return a partnership's questionnaires, the newest first."""
    folder = shelf / slug / FOLDER
    names = [path.name for path in folder.iterdir()] if SLUG.fullmatch(slug) and folder.is_dir() else []
    found = (
        find_opened(shelf, slug, number) for number in sorted(map(int, filter(str.isdecimal, names)), reverse=True)
    )
    return [each for each in found if each]


def _folder(shelf: Path, slug: str, number: int) -> Path:
    return shelf / slug / FOLDER / str(number)


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


@lru_cache(maxsize=256)
def _read(folder: Path, slug: str, number: int, written: int, said: int) -> Opened:
    """Read one; what was read stays good until either file changes."""
    del written
    told = json.loads((folder / DEFINITION).read_text("utf-8"))
    since = json.loads((folder / SINCE).read_text("utf-8")) if said else {}
    closed_on = since.get("closed_on")
    return Opened(
        slug, number, told["partnership"], Questionnaire.read(told["questionnaire"]),
        date.fromisoformat(told["opens"]), date.fromisoformat(told["closes"]), b64decode(told["public_key"]),
        date.fromisoformat(closed_on) if closed_on else None, since.get("kiosks", {}),
    )  # fmt: skip


def _written(opened: Opened) -> dict[str, Any]:
    return {
        "partnership": opened.partnership, "number": opened.number, "opens": opened.opens.isoformat(),
        "closes": opened.closes.isoformat(), "public_key": b64encode(opened.public_key).decode("ascii"),
        "digest": opened.digest, "questionnaire": opened.questionnaire.written(),
    }  # fmt: skip
