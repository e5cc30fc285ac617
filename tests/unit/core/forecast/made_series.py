"""Series whose truth is known: a walking level, seasons, and counts scattered about them."""

from __future__ import annotations

import numpy as np

SUMMER = 1 + 0.2 * np.sin(2 * np.pi * np.arange(12) / 12)


def made(
    series: int, months: int, *, mean: float, drift: float = 0.12, dispersion: float = 1.5, seed: int = 1998
) -> np.ndarray:  # fmt: skip
    """Counts of shape (series, months) from a January on, whose level walks by ``drift`` of itself in a year."""
    draw = np.random.default_rng(seed)
    walk = np.cumsum(draw.normal(0, drift / np.sqrt(12), (series, months)), axis=1)
    level = mean * np.exp(walk) * SUMMER[np.arange(months) % 12]
    return draw.negative_binomial(level / (dispersion - 1), 1 / dispersion).astype(float)
