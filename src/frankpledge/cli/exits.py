"""Exit statuses, and how a refusal is told."""

from __future__ import annotations

from collections.abc import Sequence

import typer

DONE, FINDINGS, BAD_INPUT, REFUSED = 0, 1, 2, 3


class Refusal(Exception):
    """The command stops: lines for the person who must act, and an exit status."""

    def __init__(self, status: int, lines: Sequence[str]) -> None:
        self.status = status
        self.lines = tuple(lines)
        super().__init__(f"exit {status}")


def tell(refusal: Refusal) -> None:
    """Print the lines of a refusal on standard error."""
    for line in refusal.lines:
        typer.echo(line, err=True)
