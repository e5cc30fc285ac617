"""The tables of a case's TOML file, read into the case's own values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from difflib import get_close_matches
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from frankpledge.core.readiness.case import REGISTERS, Case, Fact, Partnership

# what may stand at the head of the file, beside [partnership] and as_of
KINDS: dict[str, type[Fact]] = {
    name: get_args(hint)[0] for name, hint in get_type_hints(Case).items() if name in (*REGISTERS, "registers")
}


class Tables:
    """A parsed file: its entries as facts, and its faults as pairs of key and mend."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.faults: list[tuple[str, str]] = [(key, _unknown(key, _head())) for key in raw if key not in _head()]
        self._as_of = raw.get("as_of")
        if type(self._as_of) is not date:
            self.faults.append(("as_of", "give the day of the case, such as 2000-06-30."))
        self._partnership = self._read(Partnership, raw.get("partnership"), "partnership")
        self._facts = {name: tuple(self._entries(name, raw.get(name, []))) for name in KINDS}

    def case(self) -> Case:
        """Return the case; only where there are no faults."""
        return Case(partnership=self._partnership, as_of=self._as_of, **self._facts)  # type: ignore[arg-type]

    def _entries(self, name: str, raw: Any) -> Iterator[Fact]:
        if not isinstance(raw, list):
            self.faults.append((name, f"write each entry under its own [[{name}]]."))
            return
        for number, entry in enumerate(raw, start=1):
            known = entry.get("id") if isinstance(entry, dict) else None
            fact = self._read(KINDS[name], entry, f"{name}.{known or number}")
            if fact is not None:
                yield fact

    def _read(self, kind: type[Fact], entry: Any, where: str) -> Any:
        if not isinstance(entry, dict):
            self.faults.append((where, f"write this as a table: [{where}]."))
            return None
        known = [field.name for field in fields(kind)]
        self.faults += [(f"{where}.{key}", _unknown(key, known)) for key in entry if key not in known]
        try:
            return TypeAdapter(kind).validate_python(entry)
        except ValidationError as error:
            self.faults += [(_place(where, one["loc"]), _mend(one["type"], one["msg"])) for one in error.errors()]
            return None


def _head() -> tuple[str, ...]:
    return ("partnership", "as_of", *KINDS)


def _unknown(key: str, known: tuple[str, ...] | list[str]) -> str:
    near = get_close_matches(key, known, n=1, cutoff=0.0)
    return f"unknown key; the nearest known one is {near[0]}."


def _place(where: str, location: tuple[int | str, ...]) -> str:
    return ".".join([where, *(str(step) for step in location)])


def _mend(kind: str, message: str) -> str:
    return "this key is needed and is not there." if kind == "missing" else f"{message}."


def register_names() -> tuple[str, ...]:
    """Return every name that a ``[[registers]]`` may have.

    >>> "briefings" in register_names(), "groups.terms_agreed_on" in register_names(), "*" in register_names()
    (True, True, True)
    """
    columns = (f"{name}.{field.name}" for name in REGISTERS for field in fields(KINDS[name]))
    return ("*", *REGISTERS, *(f"{name}.*" for name in REGISTERS), *columns)
