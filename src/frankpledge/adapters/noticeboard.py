"""What a partnership says of itself on the public shelf: how to reach it, and its sittings held in public."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from frankpledge.adapters.shelf_files import SLUG, as_json, replace_file

FILE = "notices.json"


@dataclass(frozen=True)
class Contact:
    """How the public reaches a partnership, and what it says of what it keeps; empty where it has not said."""

    name: str = ""
    email: str = ""
    phone: str = ""
    postal: str = ""
    reply_days: int | None = None
    """Within how many days it answers what is put to it."""
    controller: str = ""
    """Which body answers for what people send."""
    data_contact: str = ""
    answers_kept: str = ""
    server_keeps: str = ""
    """What the web server in front of the public site keeps of visits."""


@dataclass(frozen=True)
class PublicSitting:
    """A sitting that anybody may come to: the day, the time, the place and what it is about."""

    number: int
    day: date
    starts: time
    ends: time | None
    place: str
    about: str
    about_cy: str = ""
    access: str = ""
    """What somebody should know who needs help to come or to take part."""
    called_off_on: date | None = None


@dataclass(frozen=True)
class Notices:
    """All that stands on one partnership's board."""

    slug: str
    partnership: str
    contact: Contact = Contact()
    sittings: tuple[PublicSitting, ...] = ()
    answers_can_be_read_days: int | None = None
    """For how many days after closing sealed answers can still be opened."""


def read_notices(shelf: Path, slug: str) -> Notices | None:
    """Return what a partnership says of itself, or ``None`` where it has said nothing yet."""
    there = shelf / slug / FILE
    if not SLUG.fullmatch(slug) or not there.is_file():
        return None
    told = json.loads(there.read_text("utf-8"))
    return Notices(
        slug, told["partnership"], Contact(**told["contact"]), tuple(map(_read_sitting, told["sittings"])),
        told["answers_can_be_read_days"],
    )  # fmt: skip


def write_notices(shelf: Path, notices: Notices) -> bool:
    """Put what a partnership says of itself on the shelf, whole or not at all; say whether anything was new."""
    there = shelf / notices.slug / FILE
    text = as_json(_written(notices))
    if there.is_file() and there.read_text("utf-8") == text:
        return False
    there.parent.mkdir(parents=True, exist_ok=True)
    replace_file(there, text)
    return True


def _written(notices: Notices) -> dict[str, Any]:
    return {
        "partnership": notices.partnership, "contact": asdict(notices.contact),
        "sittings": [_written_sitting(each) for each in notices.sittings],
        "answers_can_be_read_days": notices.answers_can_be_read_days,
    }  # fmt: skip


def _written_sitting(sitting: PublicSitting) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date | time) else value for name, value in asdict(sitting).items()
    }


def _read_sitting(told: Mapping[str, Any]) -> PublicSitting:
    ends, off = told["ends"], told["called_off_on"]
    return PublicSitting(
        told["number"], date.fromisoformat(told["day"]), time.fromisoformat(told["starts"]),
        time.fromisoformat(ends) if ends else None, told["place"], told["about"], told["about_cy"], told["access"],
        date.fromisoformat(off) if off else None,
    )  # fmt: skip
