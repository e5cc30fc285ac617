"""The rows of the page on own exercises beside others'."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.queries.calendar import Beside
from frankpledge.stages.consultation.tables.links import link
from frankpledge.stages.partnership.rules.calendar_flags import FlagKind
from frankpledge.ui.formats import period_text

Row = list[Any]


COLOURS = {FlagKind.CLASH: "orange", FlagKind.OPPORTUNITY: "teal", FlagKind.DUPLICATE: "yellow"}


def beside_rows(found: Iterable[Beside], standing: Standing) -> list[Row]:
    """Return a row a flag of an own exercise, and one for an exercise of which nothing is flagged."""
    rows: list[Row] = []
    for each in found:
        cell = link(each.exercise.title, "exercise", standing, each.exercise.pk)
        days = period_text(each.exercise.opens, each.exercise.closes)
        if not each.flags:
            rows.append([cell, days, None, "Nothing clashes, and nothing near can be joined.", None])
        rows += [
            [cell, days, {"status": str(flag.kind), "colour": COLOURS[flag.kind]}, flag.sentence, flag.mend]
            for flag in each.flags
        ]
    return rows
