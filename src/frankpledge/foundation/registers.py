"""Read many registers in one query: each yields its name and its rows as JSON, and UNION ALL joins them.

However many registers a page needs, they come in one round trip.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model, Q, QuerySet, Value
from django.db.models.functions import JSONObject

Row = Mapping[str, Any]
Rows = Mapping[str, list[Row]]


def register(name: str, rows: QuerySet[Any], /, *plain: str, **named: Any) -> QuerySet[Any]:
    """Return the query of one register: ``plain`` fields under their own names, ``named`` ones under the fact's."""
    chosen = {"id": "pk", **{field: field for field in plain}, **named}
    fact = JSONObject(**chosen)
    return rows.order_by().annotate(_register=Value(name), _fact=fact).values_list("_register", "_fact")


def links(name: str, model: type[Model], field: str, here: Q) -> QuerySet[Any]:
    """Return the register of one many-to-many field: a row a pair."""
    return register(name, model._default_manager.filter(here).exclude(**{field: None}), owner="pk", other=field)


def read_registers(registers: Iterable[QuerySet[Any]]) -> Rows:
    """Return the rows of every register by its name, in one query, each register in the order of its keys."""
    first, *others = registers
    found: dict[str, list[Row]] = defaultdict(list)
    for name, row in first.union(*others, all=True) if others else first:
        found[name].append(row if isinstance(row, dict) else json.loads(row))
    for rows in found.values():
        rows.sort(key=lambda row: row["id"])
    return found


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
