"""How finely a number of rows may be published, so that nobody can work a small number out of it."""

from __future__ import annotations

STEP = 10
"""Rows: published numbers of rows are told apart no finer than this."""
GRAINS = (1, 10, 50, 100)
"""Tenths of a per cent: a share is printed to the finest of these that stands for at least a step of rows."""


def step_for(threshold: int) -> int:
    """Return the step that leaves every published number of rows an interval at least ``threshold`` wide.

    The narrowest is "fewer than a step", from 1 to one below it: two less than the step wide. Steps are whole tens.

    Parameters
    ----------
    threshold : below which counts of the source are withheld. Unit: rows.

    Examples
    --------
    >>> [step_for(threshold) for threshold in (5, 8, 9, 10, 18, 19)]
    [10, 10, 20, 20, 20, 30]
    """
    return max(STEP, -(-(threshold + 2) // STEP) * STEP)


def coarse_number(n: int, *, step: int = STEP) -> int:
    """Return a number of rows to the nearest ``step``, 0 where there are fewer than a step.

    One step would stand for half as many numbers as the others, so it is told as two.

    Examples
    --------
    >>> [coarse_number(n) for n in (0, 9, 10, 24, 25, 1234)]
    [0, 0, 20, 20, 30, 1230]
    """
    if n < step:
        return 0
    return max(2 * step, (2 * n + step) // (2 * step) * step)


def coarse_rows(n: int, *, step: int = STEP) -> str:
    """Return a number of rows as it may be published: 0, fewer than a step, or to the nearest step.

    Examples
    --------
    >>> [coarse_rows(n) for n in (0, 3, 24, 25)]
    ['0', '<10', '20', '30']
    """
    return "0" if n == 0 else str(coarse_number(n, step=step) or f"<{step}")


def coarse_share(n: int, of: int, *, step: int = STEP) -> str:
    """Return ``n`` as a share of ``of``, in per cent, or "most" or "some" where there are too few rows for that.

    It is worked out from the coarse number, so that beside it the share tells nothing more; none and all are said.

    Examples
    --------
    >>> coarse_share(25, 1000), coarse_share(33_760, 187_001), coarse_share(30, 40), coarse_share(0, 40)
    ('3', '18.1', 'most', '0')
    """
    if n in (0, of):
        return "0" if n == 0 else "100"
    told = _below_the_whole(coarse_number(n, step=step), of, step)
    grain = next((grain for grain in GRAINS if of * grain >= 1000 * step), None)
    if grain is None:
        return "most" if 2 * told > of >= 2 * step + 2 else "some"
    return in_per_cent(min(max(round(1000 * told / of / grain), 1), 1000 // grain - 1) * grain)


def _below_the_whole(told: int, of: int, step: int) -> int:
    """Step down from a number that stands for some above the whole: those below it would be too few."""
    if told + (step + 1) // 2 - 1 < of:
        return told
    return told - step if told > 2 * step else 0


def in_per_cent(tenths: int) -> str:
    """Return tenths of a per cent as a per cent.

    >>> in_per_cent(819), in_per_cent(970)
    ('81.9', '97')
    """
    return f"{tenths / 10:g}"
