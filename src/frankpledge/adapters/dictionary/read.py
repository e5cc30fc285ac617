"""Read the dictionary's files, which ship with the program."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from frankpledge.core.dictionary import Caveat, Dataset, Detail, Field, FieldKind

_FOLDER = "frankpledge.adapters.dictionary"


@cache
def dataset_keys() -> tuple[str, ...]:
    """Return the keys of the datasets, in order.

    >>> "recorded-crime" in dataset_keys()
    True
    """
    names = (each.name for each in files(_FOLDER).iterdir() if each.name.endswith(".toml"))
    return tuple(sorted(name.removesuffix(".toml").replace("_", "-") for name in names))


def datasets() -> tuple[Dataset, ...]:
    """Return every dataset."""
    return tuple(map(read_dataset, dataset_keys()))


def find_dataset(key: str) -> Dataset | None:
    """Return a dataset, or none where the dictionary does not know it."""
    return read_dataset(key) if key in dataset_keys() else None


@cache
def read_dataset(key: str) -> Dataset:
    """Return a dataset by its key; ``KeyError`` where there is none.

    >>> read_dataset("recorded-crime").field("id").kind.value
    'identifier'
    """
    if key not in dataset_keys():
        raise KeyError(key)
    raw = tomllib.loads(files(_FOLDER).joinpath(f"{key.replace('-', '_')}.toml").read_text(encoding="utf-8"))
    fields = tuple(map(_field, raw.pop("field")))
    caveats = tuple(Caveat(**each) for each in raw.pop("caveats"))
    return Dataset(key=key, fields=fields, caveats=caveats, **raw | {"dates": tuple(raw.get("dates", ()))})


def _field(raw: dict[str, Any]) -> Field:
    detail = Detail(raw["detail"]) if "detail" in raw else None
    kind = FieldKind(raw.get("kind", FieldKind.PLAIN))
    lists = {name: tuple(raw.get(name, ())) for name in ("also", "codes")}
    return Field(**raw | {"kind": kind, "detail": detail} | lists)
