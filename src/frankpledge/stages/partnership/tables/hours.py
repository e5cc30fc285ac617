"""The rows of the tables of time: planned against offered, promised against had."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.stages.partnership.queries.hours import Hours, Promised

Row = list[Any]


def hours_rows(found: Iterable[Hours]) -> list[Row]:
    """Return a row an agency: actions due, those with an estimate, the hours they need and the hours offered."""
    return [
        [str(one.place), one.actions, one.estimated, one.planned, one.offered, {"status": one.status}] for one in found
    ]


def promised_rows(found: Iterable[Promised]) -> list[Row]:
    """Return a row an agency: how many partnerships it serves, what it promised them, and what it has."""
    return [
        [
            str(one.place), one.partnerships, one.stated, one.hours, one.capacity, one.planned,
            {"status": one.status},
        ]
        for one in found
    ]  # fmt: skip
