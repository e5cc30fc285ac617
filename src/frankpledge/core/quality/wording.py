"""How numbers and names are said: exactly to those who work on the audit, coarsely to everyone else."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.core.quality.coarse import STEP, coarse_number, coarse_rows, coarse_share, in_per_cent
from frankpledge.core.quality.profile import SourceProfile

MOST_LABELS = 40
"""A source with more labels than this holds free text, which may name people: none of it is published."""


@dataclass(frozen=True)
class Wording:
    """Says numbers and names exactly (``step`` 1, restricted) or coarsely (``step`` 10 or more, publishable).

    Examples
    --------
    >>> EXACT.rows(1234), EXACT.row_words(1234), Wording(10).row_words(1234), Wording(10).row_words(3)
    ('1234', '1,234 rows', 'about 1,230 rows', 'fewer than 10 rows')
    >>> EXACT.without(25, 1000), Wording(10).without(25, 1000)
    ('97.5', '97')
    """

    step: int = 1

    @property
    def exact(self) -> bool:
        """Whether numbers and names are said as they are."""
        return self.step == 1

    def rows(self, n: int) -> str:
        """Return the value of a number of rows."""
        return str(n) if self.exact else coarse_rows(n, step=self.step)

    def row_words(self, n: int, one: str = "row") -> str:
        """Return a number of rows in words: "about 120 rows", "fewer than 10 rows"."""
        if n == 0:
            return f"no {one}s"
        if self.exact:
            return f"{n:,} {one}{'' if n == 1 else 's'}"
        told = coarse_number(n, step=self.step)
        return f"about {told:,} {one}s" if told else f"fewer than {self.step} {one}s"

    def without(self, n: int, of: int) -> str:
        """Return the share of rows that is left without ``n``: per cent, "most" or "some".

        It is worked out from the rows that are left out, so that it tells no more than their number does.
        """
        if self.exact:
            left = round(1000 * (of - n) / of)
            return in_per_cent(min(max(left, 1), 999) if 0 < n < of else left)
        share = coarse_share(n, of, step=self.step)
        if share in ("most", "some"):
            return "some" if share == "most" else "most" if 2 * self.step < of else "some"
        return in_per_cent(1000 - round(10 * float(share)))

    def may_name(self, profile: SourceProfile, rows: int) -> bool:
        """Say whether a label or code met in that many rows may be named."""
        return self.exact or (rows >= self.step and len(profile.labels) <= MOST_LABELS)

    def name(self, profile: SourceProfile, text: str, rows: int, unnamed: str) -> str:
        """Return the name in quotation marks, or ``unnamed`` where it may not be named."""
        return f"“{text}”" if self.may_name(profile, rows) else unnamed


EXACT = Wording()
COARSE = Wording(STEP)


def listed(names: list[str]) -> str:
    """Join names as in a sentence.

    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b and c', 'a')
    """
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
