"""Whether two people who code the same answers find the same themes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.faults import BadInput, Fault
from frankpledge.core.opinion.intervals import exact_interval
from frankpledge.core.quantities import Interval
from frankpledge.core.rates.intervals import normal_quantile

Floats = NDArray[np.float64]

LARGE_SAMPLE, ALL_ALIKE, JACKKNIFE = "large-sample", "exact, all coded alike", "jackknife over answers"


@dataclass(frozen=True)
class Agreement:
    """How far two coders agree beyond chance: Cohen's kappa, 1 for always, 0 for as often as chance would.

    ``observed`` is the share of answers coded alike, ``expected`` the share that two coders with these habits
    would code alike by chance. ``kappa`` is None where both gave every answer the same label: there was
    nothing to tell apart.
    """

    answers: int
    observed: float
    expected: float
    kappa: float | None
    standard_error: float | None
    interval: Interval | None


@dataclass(frozen=True)
class ThemeAgreement:
    """The agreement on one theme, and how many answers each coder gave it to."""

    theme: str
    first: int
    second: int
    agreement: Agreement


def agreement(first: Sequence[str], second: Sequence[str], *, level: float = 0.95) -> Agreement:
    """Return Cohen's kappa of two coders who gave each answer one label.

    Parameters
    ----------
    first, second : the coders' labels, in the same order of answers.

    Raises
    ------
    BadInput
        Where there are no answers, or not the same number from both.

    References
    ----------
    Cohen J. Educ Psychol Meas 1960; 20: 37-46. Fleiss JL, Cohen J, Everitt BS. Psychol Bull 1969; 72: 323-327
    (the standard error).

    Examples
    --------
    >>> found = agreement(["noise"] * 45 + ["litter"] * 55, ["noise"] * 40 + ["litter"] * 60)
    >>> round(found.kappa, 3), round(found.standard_error, 3), found.observed
    (0.898, 0.044, 0.95)
    """
    if len(first) != len(second) or not len(first):
        mend = f"Both coders must have coded the same answers: there are {len(first):,} and {len(second):,}."
        raise BadInput([Fault("coders-differ", mend)])
    labels = {label: number for number, label in enumerate(sorted({*first, *second}))}
    table = np.zeros((len(labels), len(labels)))
    np.add.at(table, ([labels[one] for one in first], [labels[one] for one in second]), 1)
    return agreement_of_table(table, level=level)


def agreement_of_table(table: Floats, *, level: float = 0.95) -> Agreement:
    """Return Cohen's kappa of a square table of counts: a row a label of the first coder, a column one of the second.

    Where all was coded alike the large-sample error is 0, however few the answers; the interval is then that of
    the share coded alike, put on kappa's scale.

    Examples
    --------
    >>> found = agreement_of_table(np.array([[75, 1, 4], [5, 4, 1], [0, 0, 10]]))          # Fleiss 1981, p. 213
    >>> round(found.observed, 2), round(found.expected, 2), round(found.kappa, 2)
    (0.89, 0.66, 0.68)
    """
    count = int(table.sum())
    parts = table / count
    rows, columns = parts.sum(axis=1), parts.sum(axis=0)
    observed, expected = float(np.trace(table)) / count, float(rows @ columns)
    if expected >= 1:
        return Agreement(count, observed, expected, None, None, None)
    kappa = (observed - expected) / (1 - expected)
    if np.trace(table) == count:
        return Agreement(count, 1.0, expected, 1.0, 0.0, _when_all_alike(count, expected, level))
    error = _standard_error(parts, rows, columns, kappa, expected) / sqrt(count)
    return Agreement(count, observed, expected, kappa, error, _round(kappa, error, level, LARGE_SAMPLE))


def agreement_by_theme(
    first: Sequence[Collection[str]], second: Sequence[Collection[str]], themes: Sequence[str], *, level: float = 0.95
) -> tuple[ThemeAgreement, ...]:
    """Return the agreement on each theme by itself: given, or not given. An answer may have several themes.

    >>> first, second = [["noise"], ["noise", "litter"], ["litter"], []], [["noise"], ["litter"], ["litter"], []]
    >>> [(one.theme, one.agreement.kappa) for one in agreement_by_theme(first, second, ["noise", "litter"])]
    [('noise', 0.5), ('litter', 1.0)]
    """
    found = []
    for theme in themes:
        ours, theirs = (["given" if theme in one else "not given" for one in coder] for coder in (first, second))
        found.append(
            ThemeAgreement(theme, ours.count("given"), theirs.count("given"), agreement(ours, theirs, level=level))
        )
    return tuple(found)


def agreement_overall(
    first: Sequence[Collection[str]], second: Sequence[Collection[str]], themes: Sequence[str], *, level: float = 0.95
) -> Agreement:
    """Return the pooled kappa of all themes: of the mean agreement seen and the mean expected.

    Themes of one answer go together, so its standard error comes from leaving out an answer at a time, not from
    counting every theme of an answer as another.

    References
    ----------
    De Vries H, Elliott MN, Kanouse DE, Teleki SS. Field Methods 2008; 20: 272-282 (pooled kappa). Efron B. The
    Jackknife, the Bootstrap and Other Resampling Plans. SIAM, 1982, chapter 3.

    Examples
    --------
    >>> first, second = [["noise"], ["noise", "litter"], ["litter"], []], [["noise"], ["litter"], ["litter"], []]
    >>> found = agreement_overall(first, second, ["noise", "litter"])
    >>> found.kappa, found.observed, round(found.standard_error, 3)
    (0.75, 0.875, 0.282)
    """
    if len(first) != len(second) or not len(first) or not len(themes):
        mend = "There must be a theme, and both coders must have coded the same answers."
        raise BadInput([Fault("coders-differ", mend)])
    ours, theirs = (
        np.array([[theme in one for theme in themes] for one in coder], dtype=float) for coder in (first, second)
    )
    alike, count = (ours == theirs).astype(np.float64), len(ours)
    observed, expected, kappa = _pooled(alike.mean(axis=0), ours.mean(axis=0), theirs.mean(axis=0))
    without = [(part.sum(axis=0) - part) / max(count - 1, 1) for part in (alike, ours, theirs)]
    _, _, left = _pooled(*without)
    if np.isnan(kappa) or count < 2 or np.isnan(left).any():
        return Agreement(count, float(observed), float(expected), None if np.isnan(kappa) else float(kappa), None, None)
    if alike.all():
        return Agreement(count, 1.0, float(expected), 1.0, 0.0, _when_all_alike(count, float(expected), level))
    error = sqrt((count - 1) / count * float(((left - left.mean()) ** 2).sum()))
    interval = _round(float(kappa), error, level, JACKKNIFE)
    return Agreement(count, float(observed), float(expected), float(kappa), error, interval)


def _when_all_alike(count: int, expected: float, level: float) -> Interval:
    low = (exact_interval(count, count, level=level).low - expected) / (1 - expected)
    return Interval(max(low, -1.0), 1.0, level, ALL_ALIKE)


def _pooled(alike: Floats, ours: Floats, theirs: Floats) -> tuple[Floats, Floats, Floats]:
    """Return agreement seen, expected and pooled kappa over the last axis, themes; NaN where nothing was to tell."""
    observed = alike.mean(axis=-1)
    expected = (ours * theirs + (1 - ours) * (1 - theirs)).mean(axis=-1)
    room = np.where(expected < 1, 1 - expected, np.nan)
    return observed, expected, np.asarray((observed - expected) / room)


def _standard_error(parts: Floats, rows: Floats, columns: Floats, kappa: float, expected: float) -> float:
    """Return Fleiss, Cohen and Everitt's standard error of kappa for one answer; over √n for n."""
    own = np.diag(parts)
    diagonal = float((own * (1 - (rows + columns) * (1 - kappa)) ** 2).sum())
    both = columns[:, None] + rows[None, :]
    beside = float(((parts - np.diag(own)) * both**2).sum()) * (1 - kappa) ** 2
    centre = (kappa - expected * (1 - kappa)) ** 2
    return sqrt(max(diagonal + beside - centre, 0.0)) / (1 - expected)


def _round(kappa: float, error: float, level: float, method: str) -> Interval:
    half = normal_quantile(level) * error
    return Interval(max(kappa - half, -1.0), min(kappa + half, 1.0), level, method)
