"""The weighted shares of a question as every page shows them: worked out in one place, to be safe together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.opinion import Raked, Ranked, Wanted, WeightedShare, guarded_shares, ranking
from frankpledge.core.quantities import FEW, Withheld
from frankpledge.core.questionnaires import Kind, Question
from frankpledge.core.questionnaires.bank import HEADLINES
from frankpledge.stages.consultation.rules.bases import shown_counts

HEADLINE = "headline"


def shares_of_single(raked: Raked, question: Question, answers: Sequence[str | None]) -> Mapping[str, WeightedShare]:
    """Return the share of each answer that is shown, by code; and what is followed of a core question."""
    counts = {code: sum(answer == code for answer in answers) for code in question.codes}
    shown = [code for code, count in shown_counts(counts, sum(counts.values())).items() if isinstance(count, int)]
    wanted = [Wanted(code, frozenset({code})) for code in shown]
    if question.key in HEADLINES:
        wanted.append(Wanted(HEADLINE, frozenset(HEADLINES[question.key].codes)))
    return guarded_shares(raked, answers, question.codes, shown, wanted)


def shares_of_many(
    raked: Raked, question: Question, ticked: NDArray[np.bool_], answered: NDArray[np.bool_]
) -> Mapping[str, WeightedShare]:
    """Return the share that chose each of several answers, by code: each is a question of its own, chosen or not."""
    found: dict[str, WeightedShare] = {}
    counts = {code: int(ticked[:, number].sum()) for number, code in enumerate(question.codes)}
    for number, (code, count) in enumerate(shown_counts(counts, int(answered.sum())).items()):
        if isinstance(count, Withheld):
            continue
        said = np.where(answered, np.where(ticked[:, number], "chosen", "not"), "").tolist()
        both, wanted = ("chosen", "not"), [Wanted(code, frozenset({"chosen"}))]
        found |= guarded_shares(raked, [one or None for one in said], both, both, wanted)
    return found


def ranked(
    raked: Raked, question: Question, places: NDArray[np.float64], counted: NDArray[np.bool_]
) -> tuple[Ranked, ...] | Withheld:
    """Return the things of a question that asks for an order, with the places each may hold, among those counted."""
    if int(counted.sum()) < FEW:
        return Withheld(f"fewer than {FEW} answered")
    return ranking(raked, places, question.codes, counted)


def is_asked_alike(one: Question) -> bool:
    """Say whether a question is one of the core that can be followed from year to year in one share."""
    return one.key in HEADLINES and one.kind in (Kind.CHOICE, Kind.SCALE)
