"""Records in GeoJSON and other JSON: what the properties of a withheld cell tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from frankpledge.adapters.releases.attack.cell_index import CellIndex
from frankpledge.adapters.releases.attack.keys import Key
from frankpledge.adapters.releases.attack.marks import Marked, telling_marks
from frankpledge.adapters.releases.attack.published import as_number
from frankpledge.adapters.releases.attack.rate_facts import count_from_rate
from frankpledge.adapters.releases.attack.table_leaks import refusal
from frankpledge.adapters.releases.attack.telling import Telling, tell

_NAMES = {
    "area_code", "area_name", "name", "source", "basis", "category", "period_from", "period_to", "month", "status",
    "population", "per", "id", "area_ha", "longitude", "latitude", "type", "geometry", "bbox", "properties", "table",
}  # fmt: skip


class Record(NamedTuple):
    """A record with its place in the file, its values as words, and the cells it can stand for."""

    place: str
    values: Mapping[str, str]
    keys: tuple[Key, ...]


def record_leaks(name: str, document: Any, index: CellIndex) -> Iterator[Telling]:
    """Yield what the records of a JSON file tell of withheld cells."""
    records = [
        Record(f"{name}, record {number}", values, keys)
        for number, values in enumerate(_records(document), start=1)
        if (keys := _keys(values, index))
    ]
    hidden = [_hidden(record, index) for record in records]
    things = [Marked(bool(key), _marks(record)) for record, key in zip(records, hidden, strict=True)]
    for place, mark, value in telling_marks(things):
        key, record = hidden[place], records[place]
        if key:
            counts = _counts(mark, value, record, index, key)
            yield tell(f"{record.place}, {mark}", key, f"{mark} of a withheld cell is shown", value, counts)
    for record, key in zip(records, hidden, strict=True):
        if key is None:
            yield from _shown_wrongly(record, index)


def _records(value: Any) -> Iterator[dict[str, str]]:
    """Yield every object that names an area; a feature's foreign members count as its properties."""
    if isinstance(value, list):
        for item in value:
            yield from _records(item)
    elif isinstance(value, dict):
        properties = value.get("properties")
        inner = {**value, **properties} if isinstance(properties, dict) else value
        if "area_code" in inner:
            yield {name: "" if item is None else str(item) for name, item in inner.items() if _is_plain(item)}
        else:
            for name in sorted(value):
                yield from _records(value[name])


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float)


def _keys(values: Mapping[str, str], index: CellIndex) -> tuple[Key, ...]:
    area = values["area_code"]
    categories = [values["category"]] if values.get("category") else index.categories_of(area)
    months = [values["month"]] if values.get("month") else []
    return tuple(key for key in index.keys([area], categories, months) if _fits(key, values))


def _fits(key: Key, values: Mapping[str, str]) -> bool:
    if values.get("month"):
        return key.start[:7] == values["month"] and values.get("source", "") in ("", key.source)
    pairs = (("source", key.source), ("period_from", key.start), ("period_to", key.end))
    return all(values.get(name, "") in ("", own) for name, own in pairs)


def _hidden(record: Record, index: CellIndex) -> Key | None:
    """Return the withheld cell a record stands for: one that it can stand for, unless a shown one has its count."""
    withheld = [key for key in record.keys if key in index.published.withheld]
    count = as_number(record.values.get("count", ""))
    explained = any(index.published.counts.get(key) == count for key in record.keys) if count is not None else False
    unsure = len(withheld) < len(record.keys) and count is None
    return withheld[0] if withheld and not explained and not unsure else None


def _marks(record: Record) -> dict[str, str]:
    return {name: value for name, value in record.values.items() if name not in _NAMES}


def _counts(mark: str, value: str, record: Record, index: CellIndex, key: Key) -> tuple[int, int] | None:
    if len(record.keys) != 1:
        return None
    if mark == "count":
        number = as_number(value)
        return None if number is None else (round(number), round(number))
    if mark not in {"rate", "ci_low", "ci_high"}:
        return None
    rates = index.published.rates.get(key, {})
    row = {**record.values, "per": record.values.get("per") or str(rates.get("per", ""))}
    return count_from_rate(row, mark, rates.get("population"))


def _shown_wrongly(record: Record, index: CellIndex) -> Iterator[Telling]:
    """Yield a small or unrounded count that the file shows of a cell the tables show."""
    number = as_number(record.values.get("count", ""))
    if number is None:
        return
    key = record.keys[0]
    why = refusal(index.published.folder.policy.of(key.source), False, number)
    if why:
        yield tell(f"{record.place}, count", key, why, record.values["count"])
