"""The rows of one problem in every agency's records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from frankpledge.adapters.documents.glossary import BASES
from frankpledge.adapters.figures.view import AreaRow
from frankpledge.core.evidence.words import percent
from frankpledge.core.quantities import Withheld
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Source
from frankpledge.stages.audit.problems import Indicator, Ratio, Reading
from frankpledge.stages.audit.queries.problems import Counted
from frankpledge.stages.audit.tables.links import link
from frankpledge.ui.formats import number_text, period_text

Row = list[Any]
SMALL = Withheld("the count is small")


def indicator_rows(found: Sequence[Indicator], standing: Standing) -> list[Row]:
    """Return a row a figure: of what, whose, for when, how many, at which rate, and how it changed."""
    return [
        [
            _figures(each, standing), str(each.reading.counted.now.submission.agency),
            period_text(*each.reading.counted.period), _count(each.row), _rate(each.row), _change(each),
        ]
        for each in found
    ]  # fmt: skip


def _figures(each: Indicator, standing: Standing) -> dict[str, str]:
    name = each.reading.counted.now.submission.described.name
    counting = each.reading.counted.now
    return link(f"{each.label} ({name})", "figures", standing, counting.pk, query=f"?category={each.category}")


def _count(row: AreaRow | None) -> Any:
    return None if row is None else SMALL if isinstance(row.count, Withheld) else row.count


def _rate(row: AreaRow | None) -> Any:
    if row is None or row.rate is None:
        return None
    return SMALL if isinstance(row.rate, Withheld) else round(row.rate, 1)


def _change(each: Indicator) -> str:
    earlier = each.reading.counted.earlier
    told = ratio_text(each.change, is_change=True)
    if earlier is None or each.change.interval is None:
        return told
    return f"{told}, since {period_text(earlier.period_from, earlier.period_to)}"


def ratio_text(ratio: Ratio, *, is_change: bool) -> str:
    """Say how a figure compares, by its interval: as a change, or as a place beside the rest.

    >>> from frankpledge.core.quantities import Interval
    >>> for low, high in ((1.1, 1.4), (0.6, 0.9), (0.9, 1.2)):
    ...     print(ratio_text(Ratio(Interval(low, high)), is_change=True))
    10% to 40% more
    10% to 40% fewer
    could be chance (10% fewer to 20% more)
    >>> ratio_text(Ratio(Interval(1.5, 3.04)), is_change=False)
    '50% to 204% higher than in the rest'
    >>> ratio_text(Ratio(why_not="no earlier count"), is_change=True)
    'no earlier count'
    """
    if ratio.interval is None:
        return ratio.why_not
    more, fewer = ("more", "fewer") if is_change else ("higher", "lower")
    after = "" if is_change else " than in the rest"
    low, high = ratio.interval.low, ratio.interval.high
    if low > 1:
        return f"{percent(low - 1)} to {percent(high - 1)} {more}{after}"
    if high < 1:
        return f"{percent(1 - high)} to {percent(1 - low)} {fewer}{after}"
    return f"could be chance ({percent(1 - low)} {fewer} to {percent(high - 1)} {more}{after})"


def sources_of(found: Sequence[Reading]) -> list[dict[str, Any]]:
    """Return for each dataset what it is called, whose it is, how it is counted, and what it cannot show."""
    return [
        {
            "name": f"{each.counted.now.submission.described.name}, {each.record.agency}",
            "rule": _rule(each),
            "limits": each.limitations,
        }
        for each in found
    ]


def _rule(each: Reading) -> str:
    basis = BASES.get(each.record.basis, each.record.basis)
    return f"{each.counted.now.submission.described.counting} Placed by {basis}."


def area_columns(found: Sequence[Indicator]) -> list[Any]:
    """Return the heading of each figure, area by area."""
    return [{"text": _heading(each), "number": True, "decimals": _decimals(each)} for each in found]


def _heading(each: Indicator) -> str:
    reading = each.reading
    what = f"rate per {number_text(reading.audit.per)}" if _has_rates(each) else "records"
    return f"{each.label}, {reading.record.agency}: {what}"


def _has_rates(each: Indicator) -> bool:
    return any(row.rate is not None for row in each.reading.view.areas(each.reading.record.name, each.category))


def _decimals(each: Indicator) -> int:
    return 1 if _has_rates(each) else 0


def area_rows(found: Sequence[Indicator], areas: dict[str, str]) -> list[Row]:
    """Return a row an area: each agency's figure of it, side by side; empty where it has none there."""
    columns = [(_has_rates(each), _by_code(each)) for each in found]
    return [
        [name, *(_rate(rows.get(code)) if has_rates else _count(rows.get(code)) for has_rates, rows in columns)]
        for code, name in areas.items()
    ]


def _by_code(each: Indicator) -> dict[str, AreaRow]:
    reading = each.reading
    found = reading.view.areas(reading.record.name, each.category) if reading.has_areas else []
    return {row.code: row for row in found}


def without_rows(readings: Sequence[Reading], found: Sequence[Indicator], standing: Standing) -> list[Row]:
    """Return a row a dataset that was counted and holds nothing of the problem."""
    speaking = {each.reading.counted.key for each in found}
    return [
        [_named(each.counted, standing), each.record.agency] for each in readings if each.counted.key not in speaking
    ]


def _named(counted: Counted, standing: Standing) -> dict[str, str]:
    return link(counted.now.submission.described.name, "figures", standing, counted.now.pk)


def not_counted_rows(found: Sequence[Source]) -> list[Row]:
    """Return a row a source of the scope of whose agency nothing was counted here."""
    return [[each.name, str(each.agency or "")] for each in found]
