"""The tables of a release, made from counts of which some are already withheld."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.quantities import NumberColumn
from frankpledge.core.rates import byar_interval, is_unreliable, rate_ratio, reading
from frankpledge.core.tables.categories import ALL
from frankpledge.core.tables.table import Table

UNPLACED = "unplaced"
UNPLACED_NAME = "Not placed in an area"

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Words = NDArray[Any]
Days = tuple[date, date]


@dataclass(frozen=True, eq=False)
class Shown:
    """One source as it may be shown: counts with what is withheld of them.

    ``period`` holds, for 0 (the comparison) and 1 (the period), counts and a mask of shape
    (n_areas + 2, n_categories + 1): member areas, unplaced, partnership; categories, ``all``. ``monthly``
    holds the partnership's by month, shape (n_categories + 1, n_months), or with ``monthly_by_area`` those
    of all areas, shape (n_areas + 2, n_categories + 1, n_months); None where the source knows no months.
    ``population`` is that of areas and partnership, with NaN where there is none. ``comparable`` is false
    where the two periods were not recorded alike, so that no change can be read.
    """

    source: str
    basis: str
    area_codes: tuple[str, ...]
    area_names: tuple[str, ...]
    categories: tuple[str, ...]
    months: tuple[str, ...]
    month_period: NDArray[Any]
    complete: Mask
    period: Mapping[int, tuple[Ints, Mask]]
    monthly: tuple[Ints, Mask] | None
    population: NDArray[np.float64]
    comparable: bool


@dataclass(frozen=True)
class Frame:
    """What all tables of a release share: the partnership, the days of its periods (0, 1) and the unit of its rates."""

    partnership_code: str
    partnership_name: str
    days: Mapping[int, Days]
    per: int


def build_tables(shown: Sequence[Shown], frame: Frame) -> dict[str, Table]:
    """Build counts, rates, monthly and change, each in order of its keys.

    What follows from a withheld count is withheld with it: rate, limits, ratio, reading.
    """
    return {
        "counts": _joined("counts", [_counts(one, frame, with_rates=False) for one in shown]),
        "rates": _joined("rates", [_counts(one, frame, with_rates=True) for one in shown]),
        "monthly": _joined("monthly", [_monthly(one, frame) for one in shown]),
        "change": _joined("change", [_change(one, frame) for one in shown]),
    }


def status_words(values: Ints, withheld: Mask) -> Words:
    """Return shown, unreliable (under 20 and shown) or withheld for each count."""
    words = np.where(is_unreliable(values), "unreliable", "shown").astype(object)
    words[withheld] = "withheld"
    return words


def _keys(one: Shown, frame: Frame) -> tuple[Words, Words, Words]:
    codes = np.array([*one.area_codes, UNPLACED, frame.partnership_code], dtype=object)
    names = np.array([*one.area_names, UNPLACED_NAME, frame.partnership_name], dtype=object)
    return codes, names, np.array([*one.categories, ALL], dtype=object)


def _spread(one: Shown, frame: Frame, repeats: int = 1) -> dict[str, Any]:
    """Return key columns over area × category (× repeats), areas varying slowest."""
    codes, names, categories = _keys(one, frame)
    rows = len(codes) * len(categories) * repeats
    return {
        "area_code": np.repeat(codes, len(categories) * repeats),
        "area_name": np.repeat(names, len(categories) * repeats),
        "source": np.full(rows, one.source, dtype=object),
        "basis": np.full(rows, one.basis, dtype=object),
        "category": np.tile(np.repeat(categories, repeats), len(codes)),
    }


def _counts(one: Shown, frame: Frame, *, with_rates: bool) -> dict[str, Any]:
    periods = sorted(one.period)
    values = np.stack([one.period[p][0] for p in periods], axis=-1).reshape(-1)
    withheld = np.stack([one.period[p][1] for p in periods], axis=-1).reshape(-1)
    columns = _spread(one, frame, len(periods))
    rows = len(values) // len(periods)
    columns["period_from"] = np.tile(np.array([frame.days[p][0].isoformat() for p in periods], dtype=object), rows)
    columns["period_to"] = np.tile(np.array([frame.days[p][1].isoformat() for p in periods], dtype=object), rows)
    columns["count"] = NumberColumn.of(values, withheld=withheld)
    if with_rates:
        columns |= _rate_columns(one, frame, values, withheld, len(periods))
    columns["status"] = status_words(values, withheld)
    return columns


def _rate_columns(one: Shown, frame: Frame, values: Ints, withheld: Mask, repeats: int) -> dict[str, Any]:
    population = np.repeat(one.population, (len(one.categories) + 1) * repeats)
    absent = ~(population > 0)
    people = np.where(absent, 1.0, population)
    low, high = byar_interval(values)
    rate = {"rate": values, "ci_low": low, "ci_high": high}
    made = {
        name: NumberColumn.of(number * frame.per / people, withheld=withheld & ~absent, absent=absent)
        for name, number in rate.items()
    }
    return {
        "population": NumberColumn.of(np.rint(people).astype(np.int64), absent=absent),
        "rate": made["rate"],
        "per": NumberColumn.of(np.full(len(values), frame.per)),
        "ci_low": made["ci_low"],
        "ci_high": made["ci_high"],
    }


def _monthly(one: Shown, frame: Frame) -> dict[str, Any]:
    if one.monthly is None:
        return {}
    values, withheld = one.monthly
    months = np.array(one.months, dtype=object)
    if values.ndim == 3:
        columns = _spread(one, frame, len(months))
    else:
        _, _, categories = _keys(one, frame)
        rows = len(categories) * len(months)
        columns = {
            "area_code": np.full(rows, frame.partnership_code, dtype=object),
            "area_name": np.full(rows, frame.partnership_name, dtype=object),
            "source": np.full(rows, one.source, dtype=object),
            "category": np.repeat(categories, len(months)),
        }
    columns.pop("basis", None)
    flat, hidden = values.reshape(-1), withheld.reshape(-1)
    repeats = len(flat) // len(months)
    columns["month"] = np.tile(months, repeats)
    columns["count"] = NumberColumn.of(flat, withheld=hidden)
    columns["complete"] = np.tile(np.where(one.complete, "true", "false").astype(object), repeats)
    columns["status"] = status_words(flat, hidden)
    return columns


def _change(one: Shown, frame: Frame) -> dict[str, Any]:
    if 0 not in one.period:
        return {}
    (before, before_hidden), (after, after_hidden) = (
        (v.reshape(-1), m.reshape(-1)) for v, m in (one.period[0], one.period[1])
    )
    months = [
        float((one.month_period == p).sum()) if one.monthly is not None else _months(frame.days[p]) for p in (0, 1)
    ]
    ratio, low, high = rate_ratio(before, after, months[0], months[1])
    hidden = before_hidden | after_hidden
    undefined = ~np.isfinite(ratio)
    words = np.asarray(reading(ratio, low, high, comparable=one.comparable), dtype=object)
    words[hidden] = ""
    columns = _spread(one, frame)
    columns.pop("basis")
    columns |= {
        "count_before": NumberColumn.of(before, withheld=before_hidden),
        "count_after": NumberColumn.of(after, withheld=after_hidden),
        "months_before": NumberColumn.of(np.full(len(before), int(months[0]))),
        "months_after": NumberColumn.of(np.full(len(before), int(months[1]))),
    }
    for name, number in (("ratio", ratio), ("ci_low", low), ("ci_high", high)):
        finite = np.isfinite(number)
        columns[name] = NumberColumn.of(
            np.where(finite, number, 0.0), withheld=hidden, absent=(undefined | ~finite) & ~hidden
        )
    columns["reading"] = words
    columns["status"] = _status_of_both(before, after, hidden)
    return columns


def _status_of_both(before: Ints, after: Ints, hidden: Mask) -> Words:
    words = np.where(is_unreliable(before) | is_unreliable(after), "unreliable", "shown").astype(object)
    words[hidden] = "withheld"
    return words


def _months(days: Days) -> float:
    first, last = days
    return float((last.year - first.year) * 12 + last.month - first.month + 1)


KEYS = {
    "counts": ("area_code", "source", "category", "period_from"),
    "rates": ("area_code", "source", "category", "period_from"),
    "monthly": ("area_code", "source", "category", "month"),
    "change": ("area_code", "source", "category"),
}


def _joined(name: str, parts: Sequence[Mapping[str, Any]]) -> Table:
    """Put the sources' parts under one another, in order of the table's keys."""
    used = [part for part in parts if part]
    if not used:
        return Table(name, {})
    order = _order([[part[key] for part in used] for key in KEYS[name]])
    columns = {key: _stacked([part[key] for part in used], order) for key in used[0]}
    return Table(name, columns)


def _order(keys: Sequence[Sequence[Words]]) -> NDArray[np.intp]:
    """Sort rows by their keys as text; each distinct word is compared once."""
    ranks = []
    for parts in keys:
        words = list(chain.from_iterable(part.tolist() for part in parts))
        rank = {word: i for i, word in enumerate(sorted(set(words)))}
        if len(rank) > 1:
            ranks.append(np.fromiter(map(rank.__getitem__, words), dtype=np.int64, count=len(words)))
    if not ranks:
        return np.arange(sum(len(part) for part in keys[0]))
    return np.lexsort(ranks[::-1])


def _stacked(parts: Sequence[Any], order: NDArray[np.intp]) -> Words | NumberColumn:
    if isinstance(parts[0], NumberColumn):
        whole = NumberColumn(
            *(np.concatenate([getattr(p, n) for p in parts]) for n in ("values", "withheld", "absent"))
        )
        return whole.take(order)
    words: Words = np.concatenate(parts)[order]
    return words
