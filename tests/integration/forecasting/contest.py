"""Forecasts made at every origin of a panel, and how they turned out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np

from frankpledge.core.forecast import NoForecast, forecasts
from tests.integration.forecasting.panels import Panel

A_YEAR = 12
LEVEL = 0.8
TARGETS = np.array([-0.20, -0.15, -0.10, -0.05, 0.0, 0.05])


@dataclass
class Said:
    """What a contestant says at one origin: months' points and ends; the year's ends; the chance of each target."""

    point: np.ndarray
    low: np.ndarray
    high: np.ndarray
    total_low: float
    total_high: float
    chances: np.ndarray


Contestant = Callable[[np.ndarray, str, int, np.ndarray], list[Said | None]]
"""Counts up to the origin (s, t), first month, months ahead, targets (s, 6): what is said of each, or nothing."""


@dataclass
class Outcome:
    """How one contestant's saying turned out at one origin of one series."""

    panel: str
    half: str
    origin: int
    held: np.ndarray
    total_held: bool | None
    scaled_error: float
    chances: np.ndarray | None = None
    met: np.ndarray | None = None


@dataclass
class Contest:
    """Outcomes and processor seconds by contestant; origins at which one of them said nothing count for none."""

    outcomes: dict[str, list[Outcome]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    silent: dict[str, int] = field(default_factory=dict)


def ours(counts: np.ndarray, first: str, ahead: int, targets: np.ndarray) -> list[Said | None]:
    """Our forecast, of every series alone."""
    return [
        None if isinstance(one, NoForecast) else _ours(one, goals)
        for one, goals in zip(forecasts(counts, first, ahead=ahead), targets, strict=True)
    ]


def _ours(one, goals: np.ndarray) -> Said:
    low, high = one.interval(LEVEL)
    total = one.total()
    ends = total.interval(LEVEL)
    chances = np.array([one.chance(int(goal)).chance for goal in goals])
    return Said(one.median, low, high, ends.low, ends.high, chances)


def seasonal_naive(counts: np.ndarray, first: str, ahead: int, targets: np.ndarray) -> list[Said | None]:
    """Last year's months again, with the scatter of the differences from year to year, as independent and normal."""
    point = counts[:, -A_YEAR:][:, :ahead]
    scatter = np.sqrt(((counts[:, A_YEAR:] - counts[:, :-A_YEAR]) ** 2).mean(axis=1))
    return [
        normal(mean, np.full(ahead, s), s * np.sqrt(ahead), goals)
        for mean, s, goals in zip(point, scatter, targets, strict=True)
    ]


def normal(point: np.ndarray, spread: np.ndarray, total_spread: float, goals: np.ndarray) -> Said:
    """Say what normal laws say."""
    from scipy.special import ndtr, ndtri

    z, total = ndtri((1 + LEVEL) / 2), point.sum()
    chances = ndtr((goals + 0.5 - total) / max(total_spread, 1e-9))
    return Said(
        point, point - z * spread, point + z * spread, total - z * total_spread, total + z * total_spread, chances
    )


def origins(panel: Panel, every: int) -> Iterable[int]:
    """Return the numbers of months known at each origin: at least one month must come after."""
    return range(panel.least, panel.counts.shape[1], every)


def hold(
    panels: Iterable[Panel], contestants: dict[str, Contestant], *, every: int = 1, areas: slice = slice(None)
) -> Contest:
    """Let all forecast from every origin of all panels, and see how it turned out."""
    contest = Contest(
        {name: [] for name in contestants}, dict.fromkeys(contestants, 0.0), dict.fromkeys(contestants, 0)
    )
    for panel in panels:
        for origin in origins(panel, every):
            _at(contest, panel, origin, contestants, range(len(panel.areas))[areas])
    return contest


def _at(contest: Contest, panel: Panel, origin: int, contestants: dict[str, Contestant], areas: Iterable[int]) -> None:
    chosen = list(areas)
    known, after = panel.counts[chosen, :origin], panel.counts[chosen, origin : origin + A_YEAR]
    targets = np.floor(known[:, -A_YEAR:].sum(axis=1)[:, None] * (1 + TARGETS) + 1e-9)
    said = {}
    for name, contestant in contestants.items():
        began = time.process_time()
        said[name] = contestant(known, panel.first, after.shape[1], targets)
        contest.seconds[name] += time.process_time() - began
        contest.silent[name] += sum(one is None for one in said[name])
    for row, area in enumerate(chosen):
        scale = np.abs(known[row, A_YEAR:] - known[row, :-A_YEAR]).mean()
        if scale > 0 and all(one[row] is not None for one in said.values()):
            for name, one in said.items():
                contest.outcomes[name].append(_outcome(panel, area, origin, one[row], after[row], scale, targets[row]))


def _outcome(
    panel: Panel, area: int, origin: int, said: Said, after: np.ndarray, scale: float, targets: np.ndarray
) -> Outcome:  # fmt: skip
    number = int(panel.first[:4]) * A_YEAR + int(panel.first[5:]) - 1 + origin
    found = Outcome(
        panel.name, panel.half(area), number, (said.low <= after) & (after <= said.high), None,
        float(np.abs(after - said.point).mean() / scale),
    )  # fmt: skip
    if after.size == A_YEAR:
        found.total_held = bool(said.total_low <= after.sum() <= said.total_high)
        found.chances, found.met = said.chances, after.sum() <= targets
    return found


def month_coverage(outcomes: list[Outcome]) -> np.ndarray:
    """Months held and months, of each outcome."""
    return np.array([(one.held.sum(), one.held.size) for one in outcomes], dtype=float)


def total_coverage(outcomes: list[Outcome]) -> np.ndarray:
    """Totals held and totals, of each outcome."""
    return np.array([(one.total_held or 0, one.total_held is not None) for one in outcomes], dtype=float)


def scaled_errors(outcomes: list[Outcome]) -> np.ndarray:
    """Scaled error and 1, of each outcome."""
    return np.array([(one.scaled_error, 1.0) for one in outcomes])


def brier(outcomes: list[Outcome]) -> np.ndarray:
    """Squared errors of chances and how many, of each outcome."""
    return np.array(
        [(0.0, 0.0) if one.met is None else (((one.chances - one.met) ** 2).sum(), one.met.size) for one in outcomes]
    )


def share(parts: np.ndarray) -> float:
    """Return the pooled share of numerators over denominators."""
    return float(parts[:, 0].sum() / parts[:, 1].sum())


def by_origin(parts: np.ndarray, *, draws: int = 500) -> tuple[float, float]:
    """95 % interval of a pooled share: origins (a series at a month) drawn anew."""
    pick = np.random.default_rng(1998).multinomial(len(parts), np.full(len(parts), 1 / len(parts)), size=draws)
    return _ends(pick @ parts)


def by_blocks(
    parts: np.ndarray, outcomes: list[Outcome], *, draws: int = 500, length: int = A_YEAR
) -> tuple[float, float]:
    """95 % interval of a pooled share: blocks of twelve months running are drawn anew, with all areas in them.

    What strikes all boroughs at once, or overlaps in time, is then not taken for evidence many times over.
    """
    numbers = np.array([one.origin for one in outcomes])
    first, months = numbers.min(), int(np.ptp(numbers)) + 1
    sums = np.zeros((months, 2))
    np.add.at(sums, numbers - first, parts)
    draw = np.random.default_rng(1998)
    starts = draw.integers(0, months, size=(draws, -(-months // length)))
    places = (starts[..., None] + np.arange(length)) % months
    return _ends(sums[places].sum(axis=(1, 2)))


def _ends(sums: np.ndarray) -> tuple[float, float]:
    shares = sums[sums[:, 1] > 0, 0] / sums[sums[:, 1] > 0, 1]
    low, high = np.quantile(shares, [0.025, 0.975])
    return float(low), float(high)
