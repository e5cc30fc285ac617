"""Read many registers in one query, and make facts of their rows.

A partnership has over thirty registers. Each is a query that yields two columns, the register's name and its row as
JSON; joined by UNION ALL they come in one round trip, however many there are.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_type_hints

from django.db.models import QuerySet, Value
from django.db.models.functions import JSONObject

from frankpledge.core.readiness.case import Fact

F = TypeVar("F", bound=Fact)
Row = Mapping[str, Any]
Rows = Mapping[str, list[Row]]


def register(name: str, rows: QuerySet[Any], /, *plain: str, **named: Any) -> QuerySet[Any]:
    """Return the query of one register: ``plain`` fields under their own names, ``named`` ones under the fact's."""
    chosen = {"id": "pk", **{field: field for field in plain}, **named}
    fact = JSONObject(**chosen)
    return rows.order_by().annotate(_register=Value(name), _fact=fact).values_list("_register", "_fact")


def read_registers(registers: Iterable[QuerySet[Any]]) -> Rows:
    """Return the rows of every register by its name, in one query, each register in the order of its keys."""
    first, *others = registers
    found: dict[str, list[Row]] = defaultdict(list)
    for name, row in first.union(*others, all=True) if others else first:
        found[name].append(row if isinstance(row, dict) else json.loads(row))
    for rows in found.values():
        rows.sort(key=lambda row: row["id"])
    return found


def facts_of(kind: type[F], rows: Iterable[Row], **more: Callable[[Row], Any]) -> tuple[F, ...]:
    """Return a fact for each row; ``more`` works out fields that no column holds."""
    makers = {name: make for name, make in _makers(kind).items() if name not in more}
    return tuple(
        kind(
            **{name: make(row[name]) for name, make in makers.items() if row.get(name) is not None},
            **{name: work_out(row) for name, work_out in more.items()},
        )
        for row in rows
    )


@cache
def _makers(kind: type[Fact]) -> Mapping[str, Callable[[Any], Any]]:
    """Return how each field of a kind of fact is made from what the database's JSON holds."""
    hints = get_type_hints(kind)
    return {field.name: _maker(hints[field.name]) for field in fields(kind)}


def _maker(hint: Any) -> Callable[[Any], Any]:
    inner = [part for part in get_args(hint) if part is not type(None)] if isinstance(hint, UnionType) else [hint]
    kind = inner[0]
    if get_args(kind):
        item = _maker(get_args(kind)[0])
        return lambda value: tuple(map(item, listed(value)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return date.fromisoformat if kind is date else kind  # type: ignore[no-any-return]


def listed(value: Any) -> list[Any]:
    """Return a list that the database holds as JSON: some hand it over as text."""
    found: list[Any] = json.loads(value) if isinstance(value, str) else value
    return found


def groups_by_owner(links: Iterable[Row]) -> dict[int, tuple[str, ...]]:
    """Return what each owner is linked to, from the rows of a many-to-many table."""
    found: dict[int, list[str]] = defaultdict(list)
    for link in links:
        found[link["owner"]].append(str(link["other"]))
    return {owner: tuple(sorted(others)) for owner, others in found.items()}
