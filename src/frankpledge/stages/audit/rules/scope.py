"""Whether an audit's scope fits the time there is for it, and which source to keep where it does not (R105, R124)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Weighed:
    """A source as it is weighed: its value, the weights of the questions in the scope that it serves, its days."""

    key: int
    value: int
    weights: tuple[int, ...]
    person_days: Decimal

    @property
    def worth(self) -> int:
        """Its value to the questions: nothing where it serves none.

        >>> Weighed(1, value=3, weights=(2, 3), person_days=Decimal(4)).worth
        15
        """
        return self.value * sum(self.weights)


@dataclass(frozen=True)
class Ranked:
    """A source in its place: the days it and all above it take, and whether that is still within the time."""

    source: Weighed
    days_so_far: Decimal
    fits: bool


def rank(sources: Iterable[Weighed], days: Decimal | None, others: Decimal = Decimal(0)) -> list[Ranked]:
    """Rank sources by their worth, at equal worth the quicker first, after ``others`` days of other work.

    >>> police = Weighed(1, 3, (3, 2), Decimal(6))
    >>> survey = Weighed(2, 1, (2,), Decimal(5))
    >>> [(each.source.key, str(each.days_so_far), each.fits) for each in rank([survey, police], Decimal(10))]
    [(1, '6', True), (2, '11', False)]
    """
    so_far, ranked = others, []
    for source in sorted(sources, key=lambda each: (-each.worth, each.person_days, each.key)):
        so_far += source.person_days
        ranked.append(Ranked(source, so_far, days is None or so_far <= days))
    return ranked


def days_over(needed: Sequence[Decimal], available: Decimal | None) -> Decimal:
    """Return by how many person-days a scope exceeds the time; nothing where the time has not been said.

    >>> days_over([Decimal(6), Decimal("4.5")], Decimal(8))
    Decimal('2.5')
    >>> days_over([Decimal(6)], None)
    Decimal('0')
    """
    if available is None:
        return Decimal(0)
    return max(Decimal(0), sum(needed, Decimal(0)) - available)
