"""How far a thing lies in few hands: the largest share, and the Herfindahl-Hirschman index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from frankpledge.core.quantities.share import Share, quoted

LEAST = 4
"""Of fewer than this, an index says nothing: it could hardly be otherwise."""


@dataclass(frozen=True)
class Concentration:
    """How unevenly a whole is shared.

    ``largest`` names whoever holds most, several where they hold alike. ``index`` is the Herfindahl-Hirschman
    index, from 1/``among`` (all alike) to 1 (all with one).
    """

    total: int
    among: int
    holders: int
    largest: tuple[str, ...]
    largest_count: int
    index: float

    @property
    def largest_share(self) -> Share:
        """What one of the largest holds of the whole."""
        return Share(self.largest_count, self.total)

    @property
    def as_if_shared_by(self) -> float:
        """How many, sharing alike, would give the same index: the numbers equivalent."""
        return 1 / self.index

    @property
    def words(self) -> str:
        """Say it in a sentence, without judging it."""
        names = quoted(self.largest)
        each = " each" if len(self.largest) > 1 else ""
        hold = "hold" if each else "holds"
        start = f"{names} {hold} {self.largest_share.words}{each}"
        if self.total < LEAST:
            return f"{start}: too few to say how concentrated."
        alike = f"as uneven as if {self.as_if_shared_by:.1f} of {self.among:,} shared alike."
        return f"{start}: {alike}{self.largest_share.caution}"


def concentration(counts: Mapping[str, int]) -> Concentration | None:
    """Return how far what was counted lies in few hands.

    Parameters
    ----------
    counts : mapping of str to int
        How many each holds, by name. Those who might hold some and hold none belong in it, with 0: they leave
        the index as it is, and are counted in ``among``.

    Returns
    -------
    Concentration or None
        ``None`` where nobody holds anything. The index has no unit: it is the sum of the squared shares.

    Raises
    ------
    ValueError
        Where a count is negative; names whose.

    References
    ----------
    Herfindahl, O. C. (1950), *Concentration in the steel industry*; Adelman, M. A. (1969), "Comment on the 'H'
    concentration measure as a numbers-equivalent", *Review of Economics and Statistics* 51(1).

    Examples
    --------
    >>> found = concentration({"Council": 3, "Police": 3, "Probation": 2, "Health": 2})
    >>> round(found.index, 2), round(found.as_if_shared_by, 2), found.largest
    (0.26, 3.85, ('Council', 'Police'))
    >>> concentration({"Council": 0}) is None
    True
    """
    if negative := sorted(name for name, count in counts.items() if count < 0):
        raise ValueError(f"Nobody can hold fewer than none: {', '.join(negative)}.")
    total = sum(counts.values())
    if total == 0:
        return None
    most = max(counts.values())
    return Concentration(
        total=total,
        among=len(counts),
        holders=sum(count > 0 for count in counts.values()),
        largest=tuple(sorted(name for name, count in counts.items() if count == most)),
        largest_count=most,
        index=sum(count * count for count in counts.values()) / (total * total),
    )
