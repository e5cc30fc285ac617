"""When in the year a category of the whole partnership stands out."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from frankpledge.core.evidence.finding import CellReference, Finding
from frankpledge.core.evidence.questions import of_place
from frankpledge.core.evidence.rows import Ground, is_one_event_a_record, is_shown
from frankpledge.core.evidence.words import MONTHS, cited, label, listed, number, percent, slug, small
from frankpledge.core.quantities import Interval
from frankpledge.core.rates import byar_interval
from frankpledge.core.tables.categories import ALL, UNCLASSIFIED

MOST = 3
A_YEAR = 12
CHANCE = 0.05
METHOD = "calendar month against the mean of all months, day for day, as Poisson, with Bonferroni's control at 5%"


@dataclass(frozen=True)
class Series:
    """Complete months of one source and category: months as 2024-03, and counts."""

    source: str
    category: str
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Peak:
    """The calendar month (1 to 12) with the highest mean, its months, and how likely it is by chance."""

    series: Series
    month: int
    months: tuple[str, ...]
    count: int
    expected: float
    chance: float


def seasons(ground: Ground) -> list[Finding]:
    """Return the categories whose peak month stands out beyond chance, by records above the expected number."""
    peaks = [peak_of(series) for series in _series(ground)]
    tests = A_YEAR * len(peaks)
    found = [peak for peak in peaks if peak.chance * tests < CHANCE and _every_year(peak)]
    found.sort(key=lambda peak: (-(peak.count - peak.expected), peak.series.source, peak.series.category))
    return [_finding(ground, peak) for peak in found[:MOST]]


def _series(ground: Ground) -> Iterator[Series]:
    """Yield each category with a year of months; where one month is withheld the peak cannot be told, so none is."""
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for row in ground.monthly:
        known = row["category"] not in {ALL, UNCLASSIFIED}
        if known and is_one_event_a_record(ground, row["source"], row["category"]):
            groups.setdefault((row["source"], row["category"]), []).append(row)
    for (source, category), rows in sorted(groups.items()):
        if not all(is_shown(row) for row in rows):
            continue
        counts = {row["month"]: int(row["count"]) for row in rows}
        if {int(month[5:]) for month in counts} == set(range(1, A_YEAR + 1)) and any(counts.values()):
            yield Series(source, category, dict(sorted(counts.items())))


def peak_of(series: Series) -> Peak:
    """Find the calendar month with the highest mean, and how likely so many were, were every day alike.

    Examples
    --------
    >>> flat = {f"2024-{month:02d}": 100 for month in range(1, 13)}
    >>> peak = peak_of(Series("police", "drugs", flat | {"2024-07": 180}))
    >>> peak.month, peak.count, peak.chance < 0.0001
    (7, 180, True)
    """
    named = {m: [month for month in series.counts if int(month[5:]) == m] for m in range(1, A_YEAR + 1)}
    sums = {m: sum(series.counts[month] for month in months) for m, months in named.items()}
    highest = min(named, key=lambda m: (-sums[m] / len(named[m]), m))
    days = {month: monthrange(int(month[:4]), int(month[5:]))[1] for month in series.counts}
    share = sum(days[month] for month in named[highest]) / sum(days.values())
    expected = share * sum(sums.values())
    chance = upper_tail(sums[highest], expected)
    return Peak(series, highest, tuple(named[highest]), sums[highest], expected, chance)


def upper_tail(count: int, mean: float) -> float:
    """Return the chance of ``count`` or more where ``mean`` are expected, by the cube-root approximation to Poisson.

    References
    ----------
    Wilson EB, Hilferty MM. Proceedings of the National Academy of Sciences 1931; 17: 684-688.

    Examples
    --------
    >>> round(upper_tail(15, 10), 3)           # exactly 0.083
    0.083
    >>> upper_tail(0, 10)
    1.0
    """
    if count <= 0:
        return 1.0
    spread = 1 / (3 * math.sqrt(count))
    z = ((mean / count) ** (1 / 3) - 1 + spread**2) / spread
    return 0.5 * math.erfc(-z / math.sqrt(2))


def _every_year(peak: Peak) -> bool:
    """Say whether the month is above the monthly mean in each of its years, so that no single event makes it."""
    mean = _mean(peak.series)
    return all(peak.series.counts[month] > mean for month in peak.months)


def _mean(series: Series) -> float:
    return sum(series.counts.values()) / len(series.counts)


def _finding(ground: Ground, peak: Peak) -> Finding:
    series = peak.series
    mean = _mean(series) * len(peak.months)
    low, high = (float(end) / mean for end in byar_interval(np.array(peak.count)))
    return Finding(
        identifier=slug("season", series.source, series.category, ground.partnership),
        kind="season",
        source=series.source,
        sentence=_sentence(ground, peak),
        implication=_implication(ground, peak),
        cells=tuple(
            CellReference("monthly", series.source, ground.partnership, series.category, month=month)
            for month in series.counts
        ),
        interval=Interval(low, high, method="ratio"),
        limitations=ground.limits_on(series.source, series.category),
        method=METHOD,
    )


def _sentence(ground: Ground, peak: Peak) -> str:
    series, mean = peak.series, _mean(peak.series)
    above = percent(peak.count / (mean * len(peak.months)) - 1)
    return (
        f"{label(ground.categories, series.category)} in the partnership as a whole peaks in"
        f" {MONTHS[peak.month - 1]}: {_listed(series, peak.months)}, {above} above the monthly mean of {mean:,.1f} over"
        f" {len(series.counts)} complete months {cited(series.source)}.{_one_year(peak.months)}"
    )


def _listed(series: Series, months: Sequence[str]) -> str:
    parts = [f"{number(series.counts[month])} in {MONTHS[int(month[5:]) - 1]} {month[:4]}" for month in months]
    return listed(parts)


def _one_year(months: Sequence[str]) -> str:
    return " One year cannot tell a season from a single event." if len(months) == 1 else ""


def _implication(ground: Ground, peak: Peak) -> str:
    what = small(label(ground.categories, peak.series.category))
    before = MONTHS[(peak.month - 3) % 12]
    extra = percent(peak.count / (_mean(peak.series) * len(peak.months)) - 1)
    return (
        f"Settle by the end of {before} what will be done about {what} across the whole partnership, so that it is in"
        f" place for {MONTHS[peak.month - 1]} with {extra} more to answer than in a usual month; use the weeks before"
        f" to learn {of_place(peak.series.category)}."
    )
