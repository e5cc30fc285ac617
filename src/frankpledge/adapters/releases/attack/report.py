"""What the attacker brings home."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class AttackLine:
    """What can be told of one withheld count: a whole number from ``low`` to ``high`` (None: no upper end).

    ``threshold`` is what its source asks for, and ``safe`` says whether the interval is that wide.

    Examples
    --------
    >>> print(AttackLine("counts", "police, W1, burglary, 2024-01-01 to 2024-12-31", 3, 3, 5, False))
    counts: police, W1, burglary, 2024-01-01 to 2024-12-31: 3 to 3
    """

    table: str
    cell: str
    low: int
    high: int | None
    threshold: int
    safe: bool

    def __str__(self) -> str:
        high = "no upper end" if self.high is None else str(self.high)
        return f"{self.table}: {self.cell}: {self.low} to {high}"


@dataclass(frozen=True)
class Leak:
    """A place that tells what is withheld: file and line, the cell, why it tells, and the words that do.

    ``words`` may hold the withheld number, so they are for the person who holds the release, never for a log.
    """

    place: str
    cell: str
    why: str
    words: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.cell}: {self.why}"


@dataclass(frozen=True)
class AttackReport:
    """Lines for the withheld cells, leaks, notes on how the attack went, and files it cannot read."""

    lines: tuple[AttackLine, ...]
    leaks: tuple[Leak, ...]
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def broken(self) -> bool:
        """Say whether the release tells something it should not."""
        return bool(self.leaks) or not all(line.safe for line in self.lines)

    def broken_lines(self) -> tuple[AttackLine | Leak, ...]:
        """Return what is wrong: withheld cells known too closely, then places that leak."""
        return (*(line for line in self.lines if not line.safe), *self.leaks)
