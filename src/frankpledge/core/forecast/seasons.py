"""How the months of the year differ, as far as the series can tell, and how much months scatter besides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.forecast.months import A_YEAR, Floats, Places

Mask = NDArray[np.bool_]
HALF = A_YEAR // 2
QUARTER = 0.25
WINDOW = np.r_[0.5, np.ones(A_YEAR - 1), 0.5] / A_YEAR


@dataclass(frozen=True)
class Seasons:
    """Of each series: the factor of each calendar month, shape (s, 12), and the over-dispersion, shape (s,).

    The factors of a series have mean 1. The over-dispersion is the variance of a month's count over its mean, at a
    level that is known: 1 where events come singly and by chance.
    """

    factors: Floats
    dispersion: Floats


def seasons_of(counts: Floats, lengths: Floats, places: Places, used: Mask) -> Seasons:
    """Return the seasons of each series: ratio to the moving mean of a year, drawn towards 1 by what chance explains.

    With R the variance between the twelve ratios and N what chance alone would make of it, the ratios keep
    1 - N/R of their distance from 1, and nothing where N is larger (James and Stein's shrinkage).

    Parameters
    ----------
    counts : shape (s, t), t at least 24. Unit: records a month.
    used : months that tell of seasons and scatter, shape (t,): not those left out.

    Examples
    --------
    >>> summers = np.tile(np.r_[np.full(6, 40.0), np.full(6, 60.0)], 4)[None, :]
    >>> found = seasons_of(summers, np.ones(48), np.arange(48) % 12, np.full(48, True))
    >>> found.factors.round(2)[0, [0, 11]].tolist(), found.dispersion.tolist()
    ([0.82, 1.18], [1.0])
    """
    rates = counts / lengths
    usual = _moving_mean(rates, used)
    observed = np.stack([counts[:, used & (places == place)].sum(axis=1) for place in range(A_YEAR)], axis=1)
    weighed = usual * lengths
    expected = np.stack([weighed[:, used & (places == place)].sum(axis=1) for place in range(A_YEAR)], axis=1)
    ratios = np.divide(observed, expected, out=np.ones_like(observed), where=expected > 0)
    ratios /= ratios.mean(axis=1, keepdims=True)
    fitted = np.maximum(weighed * ratios[:, places], 1e-9)
    squares = np.where(used & (usual > 0), (counts - fitted) ** 2 / fitted, 0.0)
    # A moving mean takes up a twelfth of the degrees of freedom, the factors eleven.
    freedom = max(float(used.sum()) * (1 - 1 / A_YEAR) - (A_YEAR - 1), HALF)
    dispersion = np.maximum(squares.sum(axis=1) / freedom, 1.0)
    noise = (dispersion[:, None] / np.maximum(expected, 1.0)).mean(axis=1)
    between = ratios.var(axis=1, ddof=1)
    kept = np.clip(1 - noise / np.maximum(between, 1e-12), 0.0, 1.0)
    return Seasons(1 + kept[:, None] * (ratios - 1), dispersion)


def _moving_mean(rates: Floats, used: Mask) -> Floats:
    """Return the centred mean of twelve months, left-out months apart; at the ends the nearest whole one."""
    weights = np.convolve(used.astype(np.float64), WINDOW, "valid")
    kernel = np.lib.stride_tricks.sliding_window_view(np.where(used, rates, 0.0), A_YEAR + 1, axis=1)
    # Where most of a year is left out, the mean of all months stands for its own.
    means = np.repeat(rates[:, used].mean(axis=1)[:, None], weights.size, axis=1)
    np.divide(kernel @ WINDOW, weights, out=means, where=weights > QUARTER)
    return np.concatenate([np.repeat(means[:, :1], HALF, 1), means, np.repeat(means[:, -1:], HALF, 1)], axis=1)
