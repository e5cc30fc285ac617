"""Read a case from TOML, telling every fault at once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from frankpledge.adapters.cases.checks import find_case_faults
from frankpledge.adapters.cases.tables import Tables
from frankpledge.adapters.regimes import read_regime, regime_keys
from frankpledge.core.cycle import Regime
from frankpledge.core.faults import BadInput, Fault
from frankpledge.core.readiness.case import Case

CASE_STUDIES = ("riverton", "sandford", "collingbridge")


def read_case(name: str) -> tuple[Case, Regime]:
    """Return a case and its regime: one of the three case studies by name, or a TOML file by its path.

    Raises
    ------
    BadInput
        Where there is no such file, or with every fault found in it, each with the file and the key.
    """
    if name in CASE_STUDIES:
        text = files("frankpledge.adapters.cases").joinpath(f"{name}.toml").read_text(encoding="utf-8")
        return parse_case(text, file=f"{name}.toml")
    return parse_case(_text_of(Path(name)), file=Path(name).name)


def parse_case(text: str, *, file: str) -> tuple[Case, Regime]:
    """Return the case that a TOML text holds, and its regime.

    Raises
    ------
    BadInput
        With every fault found: invalid TOML, unknown or missing keys, wrong values, names that lead nowhere.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(Fault("case-not-toml", f"this is not valid TOML: {error}.", file=file)) from error
    tables = Tables(raw)
    if tables.faults:
        raise BadInput(list(_told(tables.faults, file)))
    case = tables.case()
    if case.partnership.regime not in regime_keys():
        mend = f"there is no such regime; there are {', '.join(regime_keys())}."
        raise BadInput(list(_told([("partnership.regime", mend)], file)))
    regime = read_regime(case.partnership.regime)
    faults = tuple(_told(find_case_faults(case, regime), file))
    if faults:
        raise BadInput(faults)
    return case, regime


def _told(faults: Iterable[tuple[str, str]], file: str) -> Iterator[Fault]:
    return (Fault("case-unusable", mend, file=file, column=key) for key, mend in faults)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        known = ", ".join(CASE_STUDIES)
        mend = f"this cannot be read as a case; name one of {known}, or a TOML file in UTF-8."
        raise BadInput(Fault("case-unreadable", mend, file=path.name)) from error
