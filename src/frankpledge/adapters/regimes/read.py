"""Read a regime from its TOML file, telling every fault at once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from frankpledge.adapters.regimes.agreement import find_disagreements
from frankpledge.adapters.regimes.tables import RegimeFile
from frankpledge.core.cycle import Regime
from frankpledge.core.faults import BadInput, Fault

_FILES = {"cda-1998": "cda_1998.toml", "england": "england.toml", "wales": "wales.toml"}


def regime_keys() -> tuple[str, ...]:
    """Return the keys of the regimes that ship with the program."""
    return tuple(_FILES)


@cache
def read_regime(key: str) -> Regime:
    """Return the regime with a key; read once a process, since nothing changes it.

    Raises
    ------
    BadInput
        Where there is no such regime, or with every fault of its file.
    """
    if key not in _FILES:
        mend = f"there is no regime '{key}'; there are {', '.join(regime_keys())}."
        raise BadInput(Fault("regime-unknown", mend))
    text = files("frankpledge.adapters.regimes").joinpath(_FILES[key]).read_text(encoding="utf-8")
    return parse_regime(text, file=_FILES[key])


def parse_regime(text: str, *, file: str) -> Regime:
    """Return the regime that a TOML text holds; faults name the file and the key.

    Raises
    ------
    BadInput
        With every fault found: invalid TOML, unknown or missing keys, wrong values, parts that disagree.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(Fault("regime-not-toml", f"this is not valid TOML: {error}.", file=file)) from error
    try:
        tables = RegimeFile.model_validate(raw)
    except ValidationError as error:
        raise BadInput([_fault(file, raw, detail) for detail in error.errors()]) from error
    faults = [Fault("regime-disagrees", mend, file=file, column=key) for key, mend in find_disagreements(tables)]
    if faults:
        raise BadInput(faults)
    return _regime(tables)


def _fault(file: str, raw: Mapping[str, Any], detail: ErrorDetails) -> Fault:
    where = _where(raw, detail["loc"])
    if detail["type"] == "extra_forbidden":
        return Fault("regime-unknown-key", "unknown key.", file=file, column=where)
    if detail["type"] == "missing":
        return Fault("regime-missing-key", "this key is needed and is not there.", file=file, column=where)
    return Fault("regime-bad-value", f"{detail['msg'].removeprefix('Value error, ')}.", file=file, column=where)


def _where(raw: Mapping[str, Any], location: tuple[int | str, ...]) -> str:
    """Name the place by the entry's own key, where it has one, else by its number."""
    part: Any = raw
    words = []
    for step in location:
        part = part[step] if isinstance(part, list) and isinstance(step, int) else _entry(part, step)
        named = part.get("key") if isinstance(step, int) and isinstance(part, dict) else None
        words.append(str(named or (step + 1 if isinstance(step, int) else step)))
    return ".".join(words)


def _entry(part: Any, step: int | str) -> Any:
    return part.get(step) if isinstance(part, dict) else None


def _regime(tables: RegimeFile) -> Regime:
    head, every = tables.regime, frozenset(tables.regime.tiers)
    return Regime(
        key=head.key, title=head.title, tiers=every, in_force=head.in_force, source=head.read_in,
        words=tuple(table.value() for table in tables.word),
        bodies=tuple(table.value(every) for table in tables.body),
        steps=tuple(table.value(every) for table in tables.step),
        dates=tuple(table.value() for table in tables.date),
        contents=tuple(table.value() for table in tables.content),
        oversight=tuple(table.value(every) for table in tables.oversight),
        competencies=tuple(table.value() for table in tables.competency),
        recommended_contingency_days=head.recommended_contingency_days, contingency_reason=head.contingency_reason,
    )  # fmt: skip
