"""Core questions over the years: the rows, what changed beyond chance, and the picture."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from frankpledge.adapters.figures.rounds_chart import RoundPoint, rounds_chart
from frankpledge.core.opinion import ChangeOfShare, WeightedShare, changes_between
from frankpledge.core.quantities import Interval, Withheld
from frankpledge.core.questionnaires.bank import BANK, HEADLINES
from frankpledge.core.rates.change import CHANCE, REAL
from frankpledge.stages.consultation.queries.rounds import Found
from frankpledge.stages.consultation.tables.weighted import share_words

HEAD = ["Questionnaire", "Share, with 95% interval", "Change, in points", "Beyond chance?"]
READINGS = {REAL: "real change", CHANCE: "may be chance"}
MIXED = "not compared: one is weighted and the other is not"


def core_figures(found: Sequence[Found]) -> list[dict[str, Any]]:
    """Return for each core question its rows and its picture; those that nobody asked are left out."""
    changes = [_changes(*pair) for pair in pairwise(found)]
    return [_figure(key, found, changes) for key in HEADLINES if any(key in each.shares for each in found)]


def _changes(before: Found, after: Found) -> dict[str, ChangeOfShare]:
    """Compare one questionnaire with the one before; of all its changes believed, one in twenty is chance."""
    mixed = () if before.is_weighted == after.is_weighted else tuple(HEADLINES)
    return {each.question: each for each in changes_between(before.shares, after.shares, not_comparable=mixed)}


def _figure(key: str, found: Sequence[Found], changes: Sequence[dict[str, ChangeOfShare]]) -> dict[str, Any]:
    asked = [(each, (None if place == 0 else changes[place - 1].get(key))) for place, each in enumerate(found)
             if key in each.shares]  # fmt: skip
    points = [_point(each, each.shares[key]) for each, _ in asked]
    words = HEADLINES[key].words
    told = "; ".join(f"{point.name}: {_said(point)}" for point in points)
    drawn = rounds_chart(key, words, told, points)
    return {
        "words": words, "question": BANK[key].text, "head": HEAD,
        "rows": [_row(each, each.shares[key], change) for each, change in asked],
        "picture": {
            "src": f"data:image/svg+xml;base64,{b64encode(drawn).decode()}", "alt": f"{words}. {told}.",
            "width": 506, "height": 278,
        },
    }  # fmt: skip


def _row(each: Found, share: WeightedShare, change: ChangeOfShare | None) -> list[Any]:
    when = f"{each.questionnaire.exercise} ({each.questionnaire.opens:%B %Y})"
    name = when if each.is_weighted else f"{when}, not weighted"
    if change is None or not isinstance(change.difference, float) or not isinstance(change.interval, Interval):
        mixed = change is not None and not isinstance(change.reading, Withheld) and change.difference is None
        return [name, share_words(share), None, MIXED if mixed else None]
    low, high = (100 * end for end in (change.interval.low, change.interval.high))
    points = f"{100 * change.difference:+.0f} ({low:+.0f} to {high:+.0f})".replace("-", "−")
    return [name, share_words(share), points, {"status": READINGS[str(change.reading)]}]


def _point(each: Found, share: WeightedShare) -> RoundPoint:
    name = f"{each.questionnaire.opens:%b %Y}"
    if not isinstance(share.weighted, float) or not isinstance(share.interval, Interval):
        return RoundPoint(name, None, None, None)
    return RoundPoint(name, share.weighted, share.interval.low, share.interval.high)


def _said(point: RoundPoint) -> str:
    if point.share is None or point.low is None or point.high is None:
        return "withheld"
    return f"{point.share:.0%} ({point.low:.0%} to {point.high:.0%})"
