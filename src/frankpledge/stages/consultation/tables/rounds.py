"""Core questions over the years: the rows, what changed beyond chance, and the picture."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from frankpledge.adapters.figures.rounds_chart import RoundPoint, rounds_chart
from frankpledge.core.opinion import ChangeOfShare, WeightedShare, changes_between
from frankpledge.core.quantities import Interval
from frankpledge.core.questionnaires.bank import BANK, HEADLINES
from frankpledge.core.rates.change import CHANCE, REAL
from frankpledge.stages.consultation.queries.rounds import Found
from frankpledge.stages.consultation.tables.weighted import share_words

HEAD = ["Questionnaire", "Share, with 95% interval", "Change, in points", "Beyond chance?"]
READINGS = {REAL: "real change", CHANCE: "may be chance"}


def core_figures(found: Sequence[Found]) -> list[dict[str, Any]]:
    """Return for each core question its rows and its picture; those that nobody asked are left out."""
    changes = [_changes(each, found[:place]) for place, each in enumerate(found)]
    return [_figure(key, found, changes) for key in HEADLINES if any(key in each.shares for each in found)]


def _changes(after: Found, earlier: Sequence[Found]) -> dict[str, tuple[Found, ChangeOfShare]]:
    """Compare each question with the last time that it was shown, and weighted alike; all of them together."""
    since = {key: each for each in earlier for key, share in each.shares.items()
             if not share.is_withheld and each.is_weighted == after.is_weighted}  # fmt: skip
    before = {key: each.shares[key] for key, each in since.items()}
    return {each.question: (since[each.question], each) for each in changes_between(before, after.shares)}


def _figure(
    key: str, found: Sequence[Found], changes: Sequence[dict[str, tuple[Found, ChangeOfShare]]]
) -> dict[str, Any]:
    asked = [(each, changes[place].get(key)) for place, each in enumerate(found) if key in each.shares]
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


def _row(each: Found, share: WeightedShare, compared: tuple[Found, ChangeOfShare] | None) -> list[Any]:
    when = f"{each.questionnaire.exercise} ({each.questionnaire.opens:%B %Y})"
    name = when if each.is_weighted else f"{when}, not weighted"
    if compared is None:
        return [name, share_words(share), None, None]
    before, change = compared
    if not isinstance(change.difference, float) or not isinstance(change.interval, Interval):
        return [name, share_words(share), None, None]
    low, high = (100 * end for end in (change.interval.low, change.interval.high))
    points = f"{100 * change.difference:+.0f} ({low:+.0f} to {high:+.0f})".replace("-", "−")
    said = f"{points} since {before.questionnaire.opens:%B %Y}"
    return [name, share_words(share), said, {"status": READINGS[str(change.reading)]}]


def _point(each: Found, share: WeightedShare) -> RoundPoint:
    name = f"{each.questionnaire.opens:%b %Y}"
    if not isinstance(share.weighted, float) or not isinstance(share.interval, Interval):
        return RoundPoint(name, None, None, None)
    return RoundPoint(name, share.weighted, share.interval.low, share.interval.high)


def _said(point: RoundPoint) -> str:
    if point.share is None or point.low is None or point.high is None:
        return "withheld"
    return f"{point.share:.0%} ({point.low:.0%} to {point.high:.0%})"
