"""Make the facts of a case from rows as the database's JSON holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_type_hints

from frankpledge.core.readiness.case import Fact
from frankpledge.foundation.registers import Row, listed

F = TypeVar("F", bound=Fact)


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
