"""What changed between the two periods by more than chance, of everything that could be compared."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.evidence.finding import CellReference, Finding
from frankpledge.core.evidence.questions import of_recording
from frankpledge.core.evidence.rows import UNPLACED, ChangeRow, Ground, is_one_event_a_record
from frankpledge.core.evidence.words import cited, label, number, percent, slug, small
from frankpledge.core.quantities import Interval
from frankpledge.core.rates import chance_of_ratio, false_discovery
from frankpledge.core.tables.categories import ALL, UNCLASSIFIED

OF_WHOLE, RISES, FALLS = 6, 4, 4
METHOD = "ratio of monthly numbers with its exact 95% interval and chance; false discovery rate held at 5%"


def changes(ground: Ground) -> list[Finding]:
    """Return the partnership's changes, then rises and falls of areas, each by how many records they make."""
    compared = [row for row in ground.changes if _is_candidate(ground, row)]
    if not compared:
        return []
    passed = false_discovery(_chances(compared))
    beyond = [row for row, kept in zip(compared, passed, strict=True) if kept and row.real and row.reliable]
    if not beyond:
        return [_none(ground, compared)]
    whole = [row for row in beyond if row.area == ground.partnership]
    areas = [row for row in beyond if row.area != ground.partnership]
    chosen = _largest(whole, OF_WHOLE)
    chosen += _largest([row for row in areas if row.ratio > 1], RISES)
    chosen += _largest([row for row in areas if row.ratio < 1], FALLS)
    return [_finding(ground, row) for row in chosen]


def _is_candidate(ground: Ground, row: ChangeRow) -> bool:
    """Say whether a change may be announced: not of what is unclassified, nor of calls (`unknown` says why)."""
    if row.area == UNPLACED or row.category == UNCLASSIFIED:
        return False
    has_right_area = row.category != ALL or row.area == ground.partnership
    return has_right_area and is_one_event_a_record(ground, row.source, row.category)


def _chances(rows: Sequence[ChangeRow]) -> NDArray[np.float64]:
    numbers = np.array([(row.before, row.after, row.months_before, row.months_after) for row in rows]).T
    return chance_of_ratio(numbers[0], numbers[1], numbers[2].astype(np.float64), numbers[3].astype(np.float64))


def _largest(rows: Sequence[ChangeRow], most: int) -> list[ChangeRow]:
    return sorted(rows, key=lambda row: (-abs(gain(row)), row.source, row.category, row.area))[:most]


def gain(row: ChangeRow) -> float:
    """Return how many more records there are than the earlier period would give over as many months."""
    return row.after - row.before * row.months_after / row.months_before


def _finding(ground: Ground, row: ChangeRow) -> Finding:
    return Finding(
        identifier=slug("change", row.source, row.category, row.area),
        kind="change",
        source=row.source,
        sentence=_sentence(ground, row),
        implication=_implication(ground, row),
        cells=(CellReference("change", row.source, row.area, row.category),),
        interval=Interval(row.low, row.high, method="ratio"),
        limitations=ground.limits_on(row.source, row.category),
        method=METHOD,
    )


def _sentence(ground: Ground, row: ChangeRow) -> str:
    way = "more" if row.ratio > 1 else "fewer"
    near, far = sorted((abs(row.low - 1), abs(row.high - 1)))
    return (
        f"{label(ground.categories, row.category)} in {ground.place(row.area, row.name)} {_step(row)}:"
        f" {percent(abs(row.ratio - 1))} {way} (95% interval {percent(near)} to {percent(far)} {way}),"
        f" beyond what chance explains {cited(row.source)}."
    )


def _step(row: ChangeRow) -> str:
    way = "rose" if row.ratio > 1 else "fell"
    before, after = number(row.before), number(row.after)
    if row.months_before == row.months_after:
        return f"{way} from {before} to {after}"
    return (
        f"{way}, month for month, from {before} over {row.months_before} months"
        f" to {after} over {row.months_after} months"
    )


def _implication(ground: Ground, row: ChangeRow) -> str:
    source = ground.sources.get(row.source)
    what = small(label(ground.categories, row.category))
    doing = "acting on the rise" if row.ratio > 1 else "crediting any work with the fall"
    agency = source.agency if source else "the agency"
    doubt = (
        "a change of system or counting rule" if row.category == ALL else f"a change in {of_recording(row.category)}"
    )
    return (
        f"Before {doing} in {what} in {ground.place(row.area, row.name)} ({number(row.before)}, then"
        f" {number(row.after)}; source: {row.source}), ask {agency} to rule out {doubt}; if it stands,"
        f" {_if_it_stands(ground, row)}."
    )


def _if_it_stands(ground: Ground, row: ChangeRow) -> str:
    size = f" of {number(abs(row.after - row.before))}" if row.months_before == row.months_after else ""
    if row.area != ground.partnership and row.ratio > 1:
        return f"look for what is new in {row.name}, from single addresses up, before spreading effort wider"
    if row.area != ground.partnership:
        return f"ask what was done in {row.name}, and whether neighbouring areas took the difference{size}"
    if row.category == ALL:
        return f"see which categories make the difference{size}, since opposite moves hide in one total"
    if row.ratio > 1:
        return f"see whether a few areas carry the rise{size} or all share it, and put effort accordingly"
    return f"learn which areas gave the fall{size} and what was done there, so that it can be kept"


def _none(ground: Ground, compared: Sequence[ChangeRow]) -> Finding:
    sources = sorted({row.source for row in compared})
    named = cited(sources[0]) if len(sources) == 1 else f"in {len(sources)} sources"
    return Finding(
        identifier="change-none",
        kind="change",
        source=sources[0] if len(sources) == 1 else "",
        sentence=(
            f"Of the {number(len(compared))} pairs of figures that could be compared {named}, none that rests on at"
            f" least 20 records changed between the periods by more than chance explains."
        ),
        implication=(
            "Choose by where levels are high and who is harmed, not by what seems to have moved: claim no success and"
            f" raise no alarm from these {number(len(compared))} pairs."
        ),
        cells=(),
        interval=None,
        limitations=(),
        method=METHOD,
    )
