"""Weighted shares and rankings beside the counts of the page of results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.opinion import Raked, Ranked, WeightedShare, filled_places
from frankpledge.core.quantities import FEW, Interval, Withheld
from frankpledge.core.questionnaires import Kind
from frankpledge.core.questionnaires import Question as Asked
from frankpledge.stages.consultation.definition import asked_of
from frankpledge.stages.consultation.models import Question
from frankpledge.stages.consultation.queries.weighted import Round
from frankpledge.stages.consultation.rules.shares import ranked, shares_of_many, shares_of_single
from frankpledge.stages.consultation.rules.weighing import is_weighted
from frankpledge.ui.questions import words_by_code

Row = list[Any]
HEAD = "Weighted, with 95% interval"
NOBODY = "0%"
RANK_HEAD = ["Place", "Put in this order", "Place may be"]


def share_words(share: WeightedShare | None) -> str | Withheld:
    """Return a weighted share and its interval in whole per cents."""
    if share is None or isinstance(share.unweighted, Withheld):
        return share.unweighted if share and isinstance(share.unweighted, Withheld) else Withheld("small number")
    if not isinstance(share.weighted, float) or not isinstance(share.interval, Interval):
        return Withheld("small number")
    return f"{share.weighted:.0%} ({share.interval.low:.0%} to {share.interval.high:.0%})"


def weighted_by_question(told: Round) -> dict[str, Mapping[str, WeightedShare]]:
    """Return the weighted shares of each question that has them, by key and code; nothing where nothing is weighted."""
    if told.weighed is None or not told.weighed.is_weighted:
        return {}
    asked = [(row.key, asked_of(row)) for row in told.questions]
    by = {one.key for one in told.characteristics}
    return {key: _shares(told, told.weighed.raked, each) for key, each in asked if is_weighted(each) and key not in by}


def _shares(told: Round, raked: Raked, asked: Asked) -> Mapping[str, WeightedShare]:
    if asked.kind is Kind.MANY:
        ticked, answered = told.people.ticked(asked.key, asked.codes), told.people.answered(asked.key)
        return shares_of_many(raked, asked, ticked, answered)
    return shares_of_single(raked, asked, told.people.single(asked.key))


def add_weighted(tables: Sequence[dict[str, Any]], told: Round) -> None:
    """Put a weighted share beside each row of the tables that have one, in the order of the answers."""
    shares = weighted_by_question(told)
    for table in tables:
        row: Question = table["question"]
        if table["rows"] and row.key in shares:
            codes = asked_of(row).codes
            table["head"] = [*table["head"], HEAD]
            table["rows"] = [
                [*cells, share_words(shares[row.key].get(code)) if cells[1] != 0 else NOBODY]
                for cells, code in zip(table["rows"], codes, strict=True)
            ]


def rankings(told: Round) -> list[dict[str, Any]]:
    """Return a table for each question that asks for an order: of all, and of each group where enough answered."""
    if told.weighed is None:
        return []
    rows = [asked_of(row) for row in told.questions]
    return [_ranking(told, told.weighed.raked, each) for each in rows if each.kind is Kind.RANK and not each.only_if]


def _ranking(told: Round, raked: Raked, asked: Asked) -> dict[str, Any]:
    places = filled_places(told.people.orders(asked.key, asked.codes), len(asked.codes))
    answered, words = told.people.answered(asked.key), words_by_code(asked)
    found = ranked(raked, asked, places, answered)
    return {
        "text": asked.text, "head": RANK_HEAD,
        "rows": [] if isinstance(found, Withheld) else [[one.place, words[one.item], one.words] for one in found],
        "why": found.reason if isinstance(found, Withheld) else "",
        "groups": [] if isinstance(found, Withheld) else _by_group(told, raked, asked, places),
    }  # fmt: skip


def _by_group(told: Round, raked: Raked, asked: Asked, places: NDArray[np.float64]) -> list[Row]:
    """Return a row a group whose count is shown: what it puts first, and the places that each thing may hold."""
    rows: list[Row] = []
    answered = told.people.answered(asked.key)
    for one in told.characteristics:
        said = told.people.single(one.key)
        for code, words in one.groups.items():
            if code in one.hidden or one.counts.get(code, 0) < FEW:
                continue
            among = np.fromiter((answer == code for answer in said), dtype=bool, count=len(said))
            found = ranked(raked, asked, places, answered & among)
            rows.append([f"{one.text} {words}", found if isinstance(found, Withheld) else order_words(found, asked)])
    return rows


def order_words(found: Sequence[Ranked], asked: Asked) -> str:
    """Write an order on one line, each thing with the places that it may hold."""
    words = words_by_code(asked)
    return "; ".join(f"{words[one.item]} ({one.words})" for one in found)
