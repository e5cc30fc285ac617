"""What the reader of a forecast must know of the series it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from frankpledge.core.forecast.breaks import Step
from frankpledge.core.forecast.history import History
from frankpledge.core.forecast.months import A_YEAR

SHORT = 3 * A_YEAR
FEW_SINCE = 6
SELDOM = 1.0


def limitations(history: History, row: int, found: Sequence[Step], ahead: int) -> tuple[str, ...]:
    """Return the limitations of one series' forecast, a sentence each.

    >>> from frankpledge.core.forecast.history import history_of
    >>> limitations(history_of([[0, 1] * 15], "2023-01", [], []), 0, [Step(20, 0.5)], 12)[1]
    'From 2024-09 on the level is about 50 % lower, which chance does not explain: find out what changed. ...'
    """
    told = history.counts[row, history.used]
    said = []
    if told.size < SHORT:
        said.append(f"Only {told.size} months are known, so seasons are hardly told from chance.")
    said += [_declared(history, place) for place in history.breaks]
    said += [_found(history, step) for step in found]
    if history.left_out:
        said.append(f"Left out, as declared: {', '.join(history.name(place) for place in history.left_out)}.")
    if told.mean() < SELDOM:
        said.append("Less than one a month is usual: single months say next to nothing, totals of a year a little.")
    if ahead > A_YEAR:
        said.append(
            "More than a year ahead, the intervals rest on how fast levels usually drift more than on this series."
        )
    return tuple(said)


def _declared(history: History, place: int) -> str:
    since = history.months - place
    said = f"A break in {history.name(place)} was declared: months before it tell of seasons, hardly of the level."
    return said + (f" Only {since} months are known since." if since < FEW_SINCE else "")


def _found(history: History, step: Step) -> str:
    way = "higher" if step.ratio > 1 else "lower"
    by = "more than twice as high" if step.ratio > 2 else f"about {abs(step.ratio - 1):.0%} {way}".replace("%", " %")
    return (
        f"From {history.name(step.place)} on the level is {by}, which chance does not explain: find out what changed. "
        "What came before tells of seasons, hardly of the level."
    )
