"""When so few answered that a count or a share would tell of somebody: it is withheld."""

from __future__ import annotations

from collections.abc import Mapping

from frankpledge.core.disclosure import Policy
from frankpledge.core.quantities import FEW, Share, Withheld

POLICY = Policy("suppress")
SMALL_BASE = Withheld("fewer than 10 answered")
SMALL_COUNT = Withheld("small number")


def shown_counts(counts: Mapping[str, int], base: int) -> dict[str, int | Withheld]:
    """Return the counts of a question's answers as members may see them.

    Where fewer than ten answered, every count is withheld. Else one from 1 to 4 is, and where it alone is, the next
    smallest with it, or it could be had by taking the others from the base.

    >>> shown_counts({"yes": 40, "no": 3, "unsure": 9}, 52)
    {'yes': 40, 'no': Withheld(reason='small number'), 'unsure': Withheld(reason='small number')}
    >>> shown_counts({"yes": 3, "no": 1}, 4)["yes"]
    Withheld(reason='fewer than 10 answered')
    """
    if base < FEW:
        return dict.fromkeys(counts, SMALL_BASE)
    small = {code for code, count in counts.items() if 0 < count < POLICY.threshold}
    if len(small) == 1 or 0 < sum(counts[code] for code in small) < POLICY.threshold:
        others = sorted((count, code) for code, count in counts.items() if code not in small and count > 0)
        small |= {code for _, code in others[:1]}
    return {code: SMALL_COUNT if code in small else count for code, count in counts.items()}


def shown_share(count: int | Withheld, base: int) -> str | Withheld:
    """Return a count as a share of all who answered, in words; withheld where the count is."""
    return count if isinstance(count, Withheld) else Share(count, base).words if count <= base else ""
