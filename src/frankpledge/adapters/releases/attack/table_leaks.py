"""What the tables show that they should withhold."""

from __future__ import annotations

from collections.abc import Iterator

from frankpledge.adapters.releases.attack.folder import Row
from frankpledge.adapters.releases.attack.keys import Key
from frankpledge.adapters.releases.attack.marks import Marked, telling_marks
from frankpledge.adapters.releases.attack.policy import SourcePolicy
from frankpledge.adapters.releases.attack.published import CountedRow, Published, as_number, counted_rows
from frankpledge.adapters.releases.attack.rate_facts import count_from_rate
from frankpledge.adapters.releases.attack.telling import Telling, tell

RATE_COLUMNS = ("rate", "ci_low", "ci_high")
_CHECKED = {"count", "status", *RATE_COLUMNS}
_NAMES = {
    "area_code", "area_name", "source", "basis", "category", "period_from", "period_to", "month", "complete",
    "population", "per",
}  # fmt: skip


def table_leaks(published: Published) -> Iterator[Telling]:
    """Yield what counts, rates and monthly tell of counts that are withheld, small or meant to be rounded."""
    rows = list(counted_rows(published.folder, published.periods))
    for counted in rows:
        yield from _count_leaks(published, counted)
        yield from _rate_leaks(published, counted)
    for table in ("counts", "rates", "monthly"):
        yield from _other_columns(published, [row for row in rows if row.table == table])


def refusal(policy: SourcePolicy, withheld: bool, number: float) -> str | None:
    """Say why a count may not stand where it stands, or None where it may."""
    if withheld:
        return "a withheld count is shown"
    if policy.method == "suppress" and 0 < number < policy.threshold:
        return "a count under the threshold is shown"
    if policy.method == "round" and number % policy.base:
        return "a count is shown that was not rounded"
    return None


def _place(counted: CountedRow, column: str) -> str:
    return f"tables/{counted.table}.csv, line {counted.line}, column {column}"


def _count_leaks(published: Published, counted: CountedRow) -> Iterator[Telling]:
    key, row = counted.key, counted.row
    withheld = key in published.withheld
    number = as_number(row.get("count", ""))
    why = None if number is None else refusal(published.folder.policy.of(key.source), withheld, number)
    if why and number is not None:
        yield tell(_place(counted, "count"), key, why, row["count"], (round(number), round(number)))
    if withheld and row.get("status") == "unreliable":
        yield tell(_place(counted, "status"), key, "a withheld count is said to be under 20", "unreliable", (0, 19))
    if withheld and row.get("status") == "shown":
        yield tell(_place(counted, "status"), key, "a withheld count is said to be 20 or more", "shown")


def _rate_leaks(published: Published, counted: CountedRow) -> Iterator[Telling]:
    key, row = counted.key, counted.row
    rounded = published.folder.policy.of(key.source).method == "round"
    withheld = key in published.withheld
    if not withheld and not rounded:
        return
    for column in RATE_COLUMNS:
        if not row.get(column, "").strip():
            continue
        counts = count_from_rate(row, column, _population(published, key))
        if withheld:
            yield tell(_place(counted, column), key, f"{column} of a withheld count is shown", row[column], counts)
        elif not _fits(published.counts.get(key), counts):
            why = f"{column} was not made from the rounded count"
            yield tell(_place(counted, column), key, why, row[column], counts)


def _fits(count: int | None, counts: tuple[int, int] | None) -> bool:
    return count is None or (counts is not None and counts[0] <= count <= counts[1])


def _population(published: Published, key: Key) -> float | None:
    known = published.populations.get(key.area, ())
    return known[0] if len(known) == 1 else None


def _other_columns(published: Published, rows: list[CountedRow]) -> Iterator[Telling]:
    things = [Marked(row.key in published.withheld, _others(row.row)) for row in rows]
    for place, column, value in telling_marks(things):
        yield tell(_place(rows[place], column), rows[place].key, "a withheld row holds more than its names", value)


def _others(row: Row) -> dict[str, str]:
    return {name: str(value) for name, value in row.items() if name not in _CHECKED | _NAMES}
