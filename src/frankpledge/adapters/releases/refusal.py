"""The refusal of a release that an attack has broken."""

from __future__ import annotations


class ReleaseRefused(Exception):
    """The attack broke the release, so it was not written. Carries the attack's lines."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        super().__init__(f"{len(lines)} places")
