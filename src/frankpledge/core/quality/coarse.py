"""How finely a number of rows may be published, so that nobody can work a small count out of it.

Counts are rounded to the nearest ten, ties downwards; one to nine is "fewer than 10" and nought is nought.
Shares are worked out from counts already rounded and printed no finer than ten rows, so that a share beside
a count tells nothing more than the count. Where a source asks for a threshold above five, twice the
threshold takes the place of ten: every published value then leaves an interval at least the threshold wide.
"""

from __future__ import annotations

from dataclasses import dataclass

RESOLUTION = 10
STEPS = (0.1, 1.0, 5.0, 10.0)
"""Steps of a published percentage, finest first."""


@dataclass(frozen=True)
class Told:
    """A number as it may be told: what is measured (``rows`` or ``percent``), the value, and words for it."""

    measure: str
    value: str
    words: str


def resolution_for(threshold: int) -> int:
    """Return the rows to which counts are rounded under a disclosure threshold: 10, or twice the threshold in tens.

    Examples
    --------
    >>> resolution_for(5), resolution_for(10), resolution_for(12)
    (10, 20, 30)
    """
    return max(RESOLUTION, -(-2 * threshold // 10) * 10)


def coarse_count(rows: int, resolution: int = RESOLUTION) -> int | None:
    """Return a count rounded to the nearest ``resolution``, ties downwards; None for one up to it; 0 for none.

    Parameters
    ----------
    rows : 0 or more. Unit: rows.
    resolution : a multiple of 10.

    Examples
    --------
    >>> [coarse_count(rows) for rows in (0, 1, 9, 10, 15, 16, 1234)]
    [0, None, None, 10, 10, 20, 1230]
    """
    if 0 < rows < resolution:
        return None
    return (rows + resolution // 2 - 1) // resolution * resolution


def coarse_rows(rows: int, resolution: int = RESOLUTION) -> Told:
    """Tell a number of rows as it may be published.

    Examples
    --------
    >>> coarse_rows(3).words, coarse_rows(0).words, coarse_rows(1234).words
    ('fewer than 10 rows', 'no rows', 'about 1,230 rows')
    """
    rounded = coarse_count(rows, resolution)
    if rounded is None:
        return Told("rows", f"<{resolution}", f"fewer than {resolution} rows")
    return Told("rows", str(rounded), f"about {rounded:,} rows" if rounded else "no rows")


def coarse_share(part: int, whole: int, resolution: int = RESOLUTION) -> Told:
    """Tell a part of the rows as it may be published: a percentage, or a count where there are too few rows.

    Parameters
    ----------
    part, whole : 0 <= part <= whole. Unit: rows.

    Examples
    --------
    >>> coarse_share(361, 1000).words, coarse_share(3, 1000).words, coarse_share(3, 60).words
    ('about 36 % of rows', 'under 1 % of rows', 'fewer than 10 rows')
    >>> coarse_share(999, 1000).words, coarse_share(1000, 1000).words
    ('over 99 % of rows', 'every row')
    """
    if part == 0:
        return Told("percent", "0", "no rows")
    if part == whole:
        return Told("percent", "100", "every row")
    rounded, base = coarse_count(part, resolution), coarse_count(whole, resolution) or 0
    step = next((step for step in STEPS if step * base >= 100 * resolution), None)
    if step is None:
        return coarse_rows(part, resolution)
    percent = round(100 * (rounded or 0) / base / step) * step
    if percent < step:
        return Told("percent", f"<{step:g}", f"under {step:g} % of rows")
    if percent > 100 - step:
        return Told("percent", f">{100 - step:g}", f"over {100 - step:g} % of rows")
    return Told("percent", f"{percent:g}", f"about {percent:g} % of rows")
