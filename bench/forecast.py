"""Forecast real monthly counts from every origin: ours, the seasonal naive forecast and statsmodels' ETS side by side.

    FRANKPLEDGE_DATA=/folder/of/open/data python bench/forecast.py            # nearly half an hour, most of it ETS
    FRANKPLEDGE_DATA=/folder/of/open/data python bench/forecast.py --every 6  # every sixth origin

It needs the extra `models` (statsmodels). Nothing is kept between runs. An origin is a series at a month; what comes
after it is forecast from what came before it alone.

Printed are, by contestant: how often the 80 % interval held the month and the total of twelve months; the mean absolute
scaled error (MASE), the mean absolute error of the months ahead (up to twelve) over the mean absolute difference
between months a year apart before the origin, averaged over origins; processor time; and, for targets from −20 to +5 %
of the last twelve months' total, how often those came true that were given so much of a chance. In brackets stand 95 %
intervals, first by drawing origins anew, then by drawing blocks of twelve months anew with all areas in them.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import warnings
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.integration.forecasting.contest import (  # noqa: E402
    LEVEL,
    Contest,
    Outcome,
    Said,
    brier,
    by_blocks,
    by_origin,
    hold,
    month_coverage,
    ours,
    scaled_errors,
    seasonal_naive,
    share,
    total_coverage,
)
from tests.integration.forecasting.panels import HALVES, cleveland, knife_crime, violence_against_women  # noqa: E402

PATHS = 500
BINS = (0.0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1.0)
FIGURES = (("months held", month_coverage), ("year held", total_coverage), ("MASE", scaled_errors), ("Brier", brier))


def ets(counts: np.ndarray, first: str, ahead: int, targets: np.ndarray) -> list[Said | None]:
    """Additive errors, damped trend and seasons; its own interval for months, its own paths for totals."""
    return [_ets(row, first, ahead, goals) for row, goals in zip(counts, targets, strict=True)]


def _ets(row: np.ndarray, first: str, ahead: int, goals: np.ndarray) -> Said | None:
    import pandas as pd
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    series = pd.Series(row, index=pd.period_range(first, periods=row.size, freq="M"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            fitted = ETSModel(
                series, error="add", trend="add", damped_trend=True, seasonal="add", seasonal_periods=12
            ).fit(disp=False)
            months = fitted.get_prediction(start=row.size, end=row.size + ahead - 1).summary_frame(alpha=1 - LEVEL)
            paths = np.asarray(fitted.simulate(ahead, anchor="end", repetitions=PATHS, rng=1998)).reshape(ahead, -1)
        except (ValueError, np.linalg.LinAlgError):
            return None
    totals = paths.sum(axis=0)
    low, high = np.quantile(totals, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    chances = (totals[:, None] <= goals + 0.5).mean(axis=0)
    columns = (months[name].to_numpy() for name in ("mean", "pi_lower", "pi_upper"))
    return Said(*columns, float(low), float(high), chances)


def told(label: str, contest: Contest, chosen) -> None:
    """Print the figures of some outcomes, by contestant."""
    print(f"\n{label}")
    for name, outcomes in contest.outcomes.items():
        some = [one for one in outcomes if chosen(one)]
        print(f"  {name:15}", "  ".join(figure(title, measure(some), some) for title, measure in FIGURES))
    print(f"  of {len(some)} origins, {sum(one.total_held is not None for one in some)} with a year after them")


def figure(title: str, parts: np.ndarray, outcomes: list[Outcome]) -> str:
    """Say a figure with its two intervals."""
    if not parts[:, 1].sum():
        return f"{title} –"
    ends = (*by_origin(parts), *by_blocks(parts, outcomes))
    return f"{title} {share(parts):.3f} ({ends[0]:.3f}–{ends[1]:.3f}; {ends[2]:.3f}–{ends[3]:.3f})"


def reliability(label: str, outcomes: list[Outcome]) -> None:
    """Print, for each range of chance, the mean chance said and the share that came true."""
    with_year = [one for one in outcomes if one.met is not None]
    print(f"\nChance of being met, {label}: {len(with_year)} origins, six targets each")
    for low, high in itertools.pairwise(BINS):
        rows = [(one.chances >= low) & ((one.chances < high) | (high == 1.0)) for one in with_year]
        parts = np.array([((one.met & row).sum(), row.sum()) for one, row in zip(with_year, rows, strict=True)], float)
        if parts[:, 1].sum():
            said = sum(one.chances[row].sum() for one, row in zip(with_year, rows, strict=True)) / parts[:, 1].sum()
            print(
                f"  {low:4.0%} to {high:4.0%}  said {said:.3f} ",
                figure("met", parts, with_year),
                int(parts[:, 1].sum()),
            )


def main() -> None:
    """Hold the contest and print what came of it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--every", type=int, default=1, help="take every so-manieth month as an origin")
    asked.add_argument("--without-ets", action="store_true")
    args = asked.parse_args()
    data = Path(os.environ["FRANKPLEDGE_DATA"])
    contestants = {"ours": ours, "seasonal naive": seasonal_naive} | ({} if args.without_ets else {"ETS": ets})
    ours(np.full((1, 36), 5.0), "2020-01", 12, np.full((1, 6), 60.0))  # so that nobody pays for the first import
    london = hold([violence_against_women(data), *knife_crime(data)], contestants, every=args.every)
    told("London's boroughs, all", london, lambda one: True)
    for half in HALVES:
        told(f"London's boroughs, {half}", london, lambda one, half=half: one.half == half)
    for panel in dict.fromkeys(one.panel for one in london.outcomes["ours"]):
        told(f"London: {panel}", london, lambda one, panel=panel: one.panel == panel)
    long = london.outcomes["ours"][0].panel
    told(
        "London: 36 months and more before the origin",
        london,
        lambda one: one.panel == long or one.origin >= 2025 * 12 + 2,
    )
    for name, outcomes in london.outcomes.items():
        reliability(name, outcomes)
    reliability("ours, held-out boroughs", [one for one in london.outcomes["ours"] if one.half == HALVES[1]])
    seconds = ", ".join(
        f"{name} {spent:.1f} s ({spent / london.seconds['ours']:.1f})" for name, spent in london.seconds.items()
    )
    print(f"\nProcessor time, and as a multiple of ours: {seconds}")
    print(f"Said nothing: {london.silent}")
    told("Cleveland's districts, by category", hold([cleveland(data)], contestants, every=args.every), lambda one: True)


if __name__ == "__main__":
    main()
