"""How much of what happens where and when: the pattern that the audit ought to find again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tithingham import names

Floats = NDArray[np.float64]
YEARS = (2024, 2025)
MONTHS = tuple(f"{year}-{month:02}" for year in YEARS for month in range(1, 13))

PER_THOUSAND = {
    "anti-social-behaviour": 17.0, "bicycle-theft": 1.2, "burglary": 4.2, "criminal-damage-arson": 7.5, "drugs": 2.4,
    "other-crime": 1.8, "other-theft": 5.0, "possession-of-weapons": 0.8, "public-order": 6.0, "robbery": 0.7,
    "shoplifting": 6.0, "theft-from-the-person": 0.6, "vehicle-crime": 4.6, "violent-crime": 24.0,
}  # fmt: skip
"""Records a year per thousand residents, before anything below. (Invented, of the size found in towns.)"""

NIGHT_TIME = {
    "anti-social-behaviour": 2.6, "drugs": 2.5, "public-order": 4.0, "robbery": 3.0, "shoplifting": 5.0,
    "theft-from-the-person": 8.0, "violent-crime": 3.2, "possession-of-weapons": 2.5, "bicycle-theft": 2.5,
}  # fmt: skip
"""How many times the rate in the ward of the town centre, where people come to drink and to shop."""

HIGH = {("Quarry Bank", "burglary"): 2.2, ("Kingsmoor", "vehicle-crime"): 2.2}
CHANGES = {("Quarry Bank", "burglary"): 1.9, ("Kingsmoor", "vehicle-crime"): 0.5}
"""The rate of 2025 over that of 2024, where it is not 1."""
SEASONAL = "anti-social-behaviour"
SWING = 0.45
"""Anti-social behaviour runs this share above its mean in July and below it in January."""


def season(category: str) -> Floats:
    """Return each month's share of a mean month, shape (24,)."""
    month = np.arange(24) % 12
    wave = SWING * np.cos((month - 6) / 6 * np.pi) if category == SEASONAL else np.zeros(24)
    return 1.0 + wave


def ward_levels(seed: int) -> Floats:
    """Return how each ward stands to the town in everything, shape (n_wards,)."""
    return np.random.default_rng([seed, 3]).uniform(0.7, 1.25, len(names.WARDS))


def ward_factors(category: str, levels: Floats) -> Floats:
    """Return how many times the town's rate each ward has, by month, shape (n_wards, 24)."""
    factors = np.repeat(levels[:, None], 24, axis=1)
    for position, ward in enumerate(names.WARDS):
        if ward == names.CENTRE:
            factors[position] = NIGHT_TIME.get(category, 1.2)
        factors[position] *= HIGH.get((ward, category), 1.0)
        factors[position, 12:] *= CHANGES.get((ward, category), 1.0)
    return factors
