"""What the records of a source cannot say."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("not-recorded", "incomplete", "not-coterminous", "inaccessible", "inaccurate")
"""The five kinds of limitation that partnerships met in their first audits."""


@dataclass(frozen=True)
class Limitation:
    """A limitation of one source: its kind, what it applies to and a sentence for the reader of the report.

    ``applies_to`` is "all", a category, a set of areas or a month.
    """

    source: str
    kind: str
    applies_to: str
    sentence: str

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"the kind of a limitation is one of {', '.join(KINDS)}, not “{self.kind}”")
