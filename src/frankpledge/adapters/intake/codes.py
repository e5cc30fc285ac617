"""Values that the dictionary's list of codes does not have: counted at the door, and never repeated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from frankpledge.core.faults import Fault


def plain(value: str) -> str:
    """Return a value as it is compared with a list: whatever its case and spacing."""
    return " ".join(value.split()).casefold()


@dataclass
class CodeCheck:
    """Counts the cells of one column whose value is on no list.

    >>> check = CodeCheck("Type", ["Noise", "Fireworks"])
    >>> for row, cell in enumerate(["noise ", "Mrs Alder", ""], start=2): check.see(cell, row)
    >>> [(fault.code, fault.column, fault.row, fault.count) for fault in check.faults("calls.csv", "")]
    [('code-unknown', 'Type', 3, 1)]
    """

    heading: str
    codes: Iterable[str]
    unknown: int = 0
    first_row: int = 0
    _known: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Keep the codes as they are compared; what is met as it is listed is found at once."""
        self._listed = {plain(code) for code in self.codes}

    def see(self, cell: str, row: int) -> None:
        """Look at one cell. An empty one is another matter."""
        if not cell or cell in self._known:
            return
        if plain(cell) in self._listed:
            self._known.add(cell)
            return
        self.unknown += 1
        self.first_row = self.first_row or row

    def faults(self, file: str, sheet: str) -> list[Fault]:
        """Return what is to be told of the column, and begin anew for the next table."""
        if not self.unknown:
            return []
        mend = "the value is not on the data dictionary's list: mend it, or have the list amended."
        first, count, self.unknown, self.first_row = self.first_row, self.unknown, 0, 0
        return [Fault("code-unknown", mend, file=file, sheet=sheet, row=first, column=self.heading, count=count)]
