"""What changed between the two periods by more than chance, of everything that could be compared."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

from frankpledge.core.evidence.finding import CellReference, Finding
from frankpledge.core.evidence.questions import of_recording
from frankpledge.core.evidence.rows import UNPLACED, ChangeRow, Ground
from frankpledge.core.evidence.words import label, number, percent, records, slug, small
from frankpledge.core.quantities import Interval
from frankpledge.core.tables.categories import ALL

FALSE_DISCOVERIES = 0.05
OF_WHOLE, RISES, FALLS = 6, 4, 4
METHOD = "ratio of monthly numbers with its exact 95% interval; false discovery rate held at 5%"


def changes(ground: Ground) -> list[Finding]:
    """Return the partnership's changes, then rises and falls of areas, each by how many records they make."""
    compared = [row for row in ground.changes if _is_candidate(ground, row)]
    if not compared:
        return []
    passed = discoveries([p_value(row) for row in compared])
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
    return row.area != UNPLACED and (row.category != ALL or row.area == ground.partnership)


def _largest(rows: Sequence[ChangeRow], most: int) -> list[ChangeRow]:
    return sorted(rows, key=lambda row: (-abs(gain(row)), row.source, row.category, row.area))[:most]


def gain(row: ChangeRow) -> float:
    """Return how many more records there are than the earlier period would give over as many months."""
    return row.after - row.before * row.months_after / row.months_before


def p_value(row: ChangeRow) -> float:
    """Return how likely a ratio this far from 1 is by chance, both sides, from its interval on the log scale.

    A ratio of 0, whose interval has no logarithm, counts as unremarkable: it is compared, never announced.

    Examples
    --------
    >>> row = ChangeRow("police", "W1", "Abbey", "drugs", 100, 150, 12, 12, 1.5, 1.157, 1.952, True, True)
    >>> round(p_value(row), 4)
    0.0024
    """
    if not 0 < row.low < row.high < math.inf or row.ratio <= 0:
        return 1.0
    error = math.log(row.high / row.low) / (2 * NormalDist().inv_cdf(0.975))
    return 2 * NormalDist().cdf(-abs(math.log(row.ratio)) / error)


def discoveries(chances: Sequence[float], *, rate: float = FALSE_DISCOVERIES) -> list[bool]:
    """Say which of many tests hold when false discoveries are to be at most ``rate`` of those announced.

    References
    ----------
    Benjamini Y, Hochberg Y. Journal of the Royal Statistical Society B 1995; 57: 289-300.

    Examples
    --------
    >>> discoveries([0.001, 0.03, 0.2, 0.02])
    [True, True, False, True]
    """
    ordered = sorted(chances)
    limit = max((p for place, p in enumerate(ordered, 1) if p <= rate * place / len(ordered)), default=-1.0)
    return [p <= limit for p in chances]


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
        f"{label(ground.categories, row.category)} in {row.name} {_step(row)} in {records(row.source)}:"
        f" {percent(abs(row.ratio - 1))} {way} (95% interval {percent(near)} to {percent(far)} {way}),"
        f" beyond what chance explains."
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
        f"Before {doing} in {what} in {row.name} ({number(row.before)}, then {number(row.after)} in"
        f" {records(row.source)}), ask {agency} to rule out {doubt}; if it stands, {_if_it_stands(ground, row)}."
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
    named = f"in {records(sources[0])}" if len(sources) == 1 else f"in {len(sources)} sources"
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
