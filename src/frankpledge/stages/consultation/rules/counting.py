"""How much a theme was raised, told so that small numbers tell of nobody."""

from __future__ import annotations

from frankpledge.core.quantities import FEW, Share, Withheld
from frankpledge.stages.consultation.rules.bases import shown_counts


def part_shown(part: int, base: int, of: str = "people") -> int | Withheld:
    """Return how many of a base as members may see it: neither a few, nor all but a few.

    >>> part_shown(12, 40), part_shown(2, 40), part_shown(39, 40), part_shown(3, 9)
    (12, Withheld(reason='small number'), Withheld(reason='small number'), Withheld(reason='fewer than 10 people'))
    >>> part_shown(0, 40)
    0
    """
    if base < FEW:
        return Withheld(f"fewer than {FEW} {of}")
    return shown_counts({"yes": part, "no": base - part}, base)["yes"]


def words_of(part: int, base: int, of: str = "people") -> str:
    """Say how many of a base, with the percentage; where that is withheld, why.

    >>> words_of(12, 40), words_of(2, 40)
    ('12 of 40 (30%)', 'withheld (small number)')
    """
    shown = part_shown(part, base, of)
    return f"withheld ({shown.reason})" if isinstance(shown, Withheld) else Share(part, base).words
