"""A fault in what was supplied, told to the person who must mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

VALUE_LENGTH = 40


@dataclass(frozen=True)
class Fault:
    """One fault, or several alike: where it is, what stands there and what would mend it.

    ``row`` counts the rows of the file from 1, headings included. ``value`` is for the supplier's eyes
    alone and is cut to 40 characters.

    Examples
    --------
    >>> print(Fault("bad-date", "31/02/2025 is no date.", file="asb.csv", row=7, column="Date"))
    asb.csv, row 7, column Date: 31/02/2025 is no date.
    """

    code: str
    mend: str
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    count: int = 1

    def __str__(self) -> str:
        parts = [self.file, f"sheet {self.sheet}" if self.sheet else ""]
        parts += [f"row {self.row}" if self.row is not None else "", f"column {self.column}" if self.column else ""]
        where = ", ".join(part for part in parts if part)
        shown = f" (found: {cut(self.value)})" if self.value else ""
        more = f" [{self.count:,} alike]" if self.count > 1 else ""
        return f"{where + ': ' if where else ''}{self.mend}{shown}{more}"


class BadInput(Exception):
    """What was supplied cannot be used. Carries every fault found, not only the first."""

    def __init__(self, faults: Fault | Sequence[Fault]) -> None:
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__("; ".join(f"{fault.code} in {fault.file}" for fault in self.faults))


def cut(value: str) -> str:
    """Cut a value to the length that may be shown, on one line.

    >>> cut("a" * 50) == "a" * 39 + "…"
    True
    """
    flat = " ".join(value.split())
    return flat if len(flat) <= VALUE_LENGTH else flat[: VALUE_LENGTH - 1] + "…"


def group_faults(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Put alike faults together: one for each code, file, sheet, column and value, with the first row and a count."""
    groups: dict[tuple[str, str, str, str, str], Fault] = {}
    for fault in faults:
        key = (fault.code, fault.file, fault.sheet, fault.column, cut(fault.value))
        seen = groups.get(key)
        groups[key] = replace(seen, count=seen.count + fault.count) if seen else fault
    return tuple(groups.values())
