"""The rows of the page on what is said in public."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import PublicContact, PublicSitting, Sitting
from frankpledge.stages.consultation.tables.links import link
from frankpledge.ui.formats import plural, time_text

Row = list[Any]
UNSAID = {"status": "missing"}


def contact_facts(contact: PublicContact | None) -> list[tuple[str, Any]]:
    """Return what is said of how to reach the partnership, a pair a line; nothing where nothing is said."""
    if contact is None:
        return []
    return [
        ("Team or post", contact.name),
        ("Email", contact.email or "none"),
        ("Telephone", contact.phone or "none"),
        ("Postal address", contact.postal or "none"),
        ("Answers within", plural(contact.reply_days, "day") if contact.reply_days else "not said"),
        ("Answers for what people send", str(contact.controller) if contact.controller else UNSAID),
        ("Looks after data protection", contact.data_contact or UNSAID),
        ("How long answers are kept", contact.answers_kept or UNSAID),
        ("What the web server keeps of visits", contact.server_keeps or UNSAID),
    ]


def hours(starts: time, ends: time | None) -> str:
    """Write from when to when."""
    return f"{time_text(starts)} to {time_text(ends)}" if ends else time_text(starts)


def announced_rows(found: Iterable[PublicSitting], standing: Standing, *, changes: bool) -> list[Row]:
    """Return a row a sitting that was announced: as the public reads it."""
    return [
        [
            each.sitting.on, hours(each.starts, each.ends), each.sitting.place, each.about,
            {"status": _state(each, standing)}, _to_do(each, standing) if changes else None,
        ]
        for each in found
    ]  # fmt: skip


def _state(each: PublicSitting, standing: Standing) -> str:
    if each.called_off_on or each.sitting.exercise.called_off_on:
        return "called off"
    return "over" if each.sitting.on < standing.today else "announced"


def _to_do(each: PublicSitting, standing: Standing) -> dict[str, str] | None:
    is_live = _state(each, standing) == "announced"
    return link("Call it off", "announced-call-off", standing, each.pk) if is_live else None


def waiting_rows(found: Iterable[Sitting], standing: Standing, *, changes: bool) -> list[Row]:
    """Return a row a sitting to come of which nothing is said in public."""
    return [
        [
            each.on, each.place, each.exercise.title,
            link("Announce it", "sitting-announce", standing, each.pk) if changes else None,
        ]
        for each in found
    ]  # fmt: skip
