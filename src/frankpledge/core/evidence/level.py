"""Where rates are highest, and how much each source holds in all."""

from __future__ import annotations

from collections.abc import Sequence

from frankpledge.core.evidence.beside import beside
from frankpledge.core.evidence.finding import CellReference, Finding
from frankpledge.core.evidence.questions import DRAWS_VISITORS, of_place, of_visited_place
from frankpledge.core.evidence.rows import UNPLACED, Ground, RateRow
from frankpledge.core.evidence.words import cited, label, number, percent, slug, small, when
from frankpledge.core.quantities import Interval
from frankpledge.core.tables.categories import ALL

HIGHEST = 3
ORDER = ("highest", "second highest", "third highest")
METHOD = "crude rate with Byar's 95% interval"
FAR_ABOVE = 2.0
"""From this many times the whole partnership's rate, visitors are a likelier reason than residents."""


def levels(ground: Ground) -> list[Finding]:
    """Return the highest rates of areas in the main source, then one finding a source on all its records."""
    top = _highest(ground)
    found = [_area(ground, top, place) for place in range(len(top))]
    wholes = [row for name in sorted(ground.sources) if (row := ground.of_whole(name, ALL)) and row.count > 0]
    return found + [_whole(ground, row) for row in sorted(wholes, key=lambda row: (-row.count, row.source))]


def _highest(ground: Ground) -> list[RateRow]:
    for source in _by_size(ground):
        rows = [row for row in ground.rates.values() if row.source == source and _can_rank(ground, row)]
        if rows:
            return sorted(rows, key=lambda row: (-(row.rate or 0.0), row.category, row.area))[:HIGHEST]
    return []


def _by_size(ground: Ground) -> Sequence[str]:
    """Return the sources counted by the areas of the report, largest first; last those whose total is not shown."""
    sized = []
    for name, source in ground.sources.items():
        row = ground.of_whole(name, ALL)
        if source.area_set == ground.report_set:
            sized.append((-row.count if row else 1, name))
    return [name for _, name in sorted(sized)]


def _can_rank(ground: Ground, row: RateRow) -> bool:
    is_part = row.area not in {UNPLACED, ground.partnership} and row.category != ALL
    return is_part and row.reliable and row.rate is not None


def _area(ground: Ground, top: Sequence[RateRow], place: int) -> Finding:
    row = top[place]
    alike = [other for other in top[:place] if other.category == row.category]
    whole = ground.of_whole(row.source, row.category)
    return Finding(
        identifier=slug("level", row.source, row.category, row.area),
        kind="level",
        source=row.source,
        sentence=_area_sentence(ground, row, whole, place),
        implication=_area_implication(ground, row, whole, alike),
        cells=tuple(_cell(each) for each in (row, whole) if each),
        interval=_interval(row),
        limitations=ground.limits_on(row.source, row.category),
        method=METHOD,
    )


def _area_sentence(ground: Ground, row: RateRow, whole: RateRow | None, place: int) -> str:
    what = small(label(ground.categories, row.category))
    words = (
        f"Of the figures shown that rest on at least 20 records, the {ORDER[place]} rate of any area is {what}"
        f" in {row.name}: {_rate(ground, row)}{_against(ground, row, whole)} {cited(row.source)}."
    )
    if _is_visited(row, whole):
        words += " Rates are per resident: shops, pubs and stations draw people who live elsewhere."
    return words


def _is_visited(row: RateRow, whole: RateRow | None) -> bool:
    """Say whether a rate is so far above the whole's, of such a category, that visitors probably make it."""
    return whole is not None and row.category in DRAWS_VISITORS and _times(row, whole) >= FAR_ABOVE


def _against(ground: Ground, row: RateRow, whole: RateRow | None) -> str:
    """Compare with the whole; a ratio stands in no table, so none is given beside a figure withheld in a period."""
    if whole is None or not whole.rate:
        return ""
    if (row.source, row.area, row.category) in ground.partly_withheld:
        return f", against {whole.rate:,.1f} in the partnership as a whole"
    return f", {_times(row, whole):,.1f} times the {whole.rate:,.1f} of the partnership as a whole"


def _area_implication(ground: Ground, row: RateRow, whole: RateRow | None, alike: Sequence[RateRow]) -> str:
    """Say how far work there would reach, then what to find out, or how it stands to those of its category above it."""
    what = small(label(ground.categories, row.category))
    question = of_visited_place if _is_visited(row, whole) else of_place
    then = beside(row, alike) if alike else f"Find out first {question(row.category)}"
    if whole is None or not whole.count:
        return f"{then}, for {what} in {row.name} {cited(row.source)}."
    share = row.count / whole.count
    reach = (
        f"Work on {what} in {row.name} alone would reach {percent(share)} of what is recorded in the partnership as a"
        f" whole ({number(row.count)} of {number(whole.count)}; source: {row.source})"
    )
    return f"{reach}{_weight(share)}. {then}."


def _weight(share: float) -> str:
    if share >= 0.25:
        return ": enough to move the total, so begin here"
    if share >= 0.1:
        return ": worth a plan of its own, beside one for the rest"
    return ": it may ease this place without moving the total, so plan for other places as well"


def _whole(ground: Ground, row: RateRow) -> Finding:
    return Finding(
        identifier=slug("level", row.source, ALL, row.area),
        kind="level",
        source=row.source,
        sentence=(
            f"All records together come to {number(row.count)} in the partnership as a whole{_whole_rate(ground, row)}."
        ),
        implication=_whole_implication(ground, row),
        cells=(_cell(row),),
        interval=_interval(row),
        limitations=ground.limits_on(row.source, ALL),
        method=METHOD if row.rate is not None else "count of records",
    )


def _whole_rate(ground: Ground, row: RateRow) -> str:
    if row.rate is None:
        return f", {when(row.first, row.last)} {cited(row.source)}"
    return f": {_per_head(ground, row)} ({_ends(row)}; source: {row.source})"


def _whole_implication(ground: Ground, row: RateRow) -> str:
    source = ground.sources[row.source]
    kept = {"institution": "at the place that kept the record", "court": "at the court that made the order"}
    if source.basis in kept:
        return (
            f"All {number(row.count)} records are counted {kept[source.basis]}, not where people live: use them for the"
            f" partnership as a whole to judge scale, and ask {source.agency} for home areas before choosing where to"
            f" work {cited(row.source)}."
        )
    if source.basis == "home":
        return (
            f"All {number(row.count)} records of the partnership as a whole are counted where people live: they say"
            f" where to offer help, not where to patrol {cited(row.source)}."
        )
    if row.rate is None:
        return (
            f"Without residents for the same areas, all {number(row.count)} records of the partnership as a whole show"
            f" workload only: ask {source.agency} to split them by {ground.report_set} first {cited(row.source)}."
        )
    return (
        f"Read each {ground.report_set} against {row.rate:,.1f} per {number(ground.per)}, all records of the"
        f" partnership as a whole {cited(row.source)}; add no other source to it, since one event may be in several."
    )


def _rate(ground: Ground, row: RateRow) -> str:
    return f"{_per_head(ground, row)} ({_ends(row)})"


def _per_head(ground: Ground, row: RateRow) -> str:
    return f"{row.rate or 0.0:,.1f} per {number(ground.per)} residents {when(row.first, row.last)}"


def _ends(row: RateRow) -> str:
    return f"95% interval {row.low or 0.0:,.1f} to {row.high or 0.0:,.1f}"


def _times(row: RateRow, whole: RateRow) -> float:
    return (row.rate or 0.0) / whole.rate if whole.rate else 0.0


def _interval(row: RateRow) -> Interval | None:
    return Interval(row.low, row.high, method="Byar") if row.low is not None and row.high is not None else None


def _cell(row: RateRow) -> CellReference:
    return CellReference("rates", row.source, row.area, row.category, period_from=row.first)
