"""Whether the audit matches what people see, as rows: agreement by group, and the order of issues by group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.disclosure import Policy
from frankpledge.core.opinion import Raked, Recognition, recognition
from frankpledge.core.quantities import FEW, Interval, Withheld
from frankpledge.core.questionnaires import Kind, Question
from frankpledge.core.questionnaires.bank import MATCHES_AUDIT
from frankpledge.stages.consultation.queries.weighted import Round
from frankpledge.stages.consultation.rules.recognised import agreed_by_group
from frankpledge.ui.questions import words_by_code

Row = list[Any]
POLICY = Policy("suppress", threshold=FEW)
FIRST = 3
"""Of things put in order, the first three count as named."""
HEAD = ["Who", "As the audit has it", "The other way", "Cannot be told", "Agreement, from −1 to 1"]


def asks_it(told: Round) -> bool:
    """Say whether the questionnaire asks if the audit matches."""
    return any(row.key == MATCHES_AUDIT and row.is_from_bank for row in told.questions)


def agreed_tables(told: Round) -> list[dict[str, Any]]:
    """Return a table a characteristic: what share of each group, of those who can tell, say the audit matches."""
    answers = told.people.single(MATCHES_AUDIT)
    return [
        {"text": one.text, "rows": [[each.group, each.words] for each in agreed_by_group(
            answers, told.people.single(one.key), one)]}
        for one in told.characteristics
        if asks_it(told)
    ]  # fmt: skip


def names_issues(asked: Question) -> bool:
    """Say whether people name issues in answer to a question: they choose several, or put them in order."""
    return asked.kind in (Kind.MANY, Kind.RANK) and not asked.is_about_you and asked.only_if is None


def compared(told: Round, asked: Question, audit: Mapping[str, int]) -> dict[str, Any]:
    """Return how far respondents, and each group of them, put issues in the audit's order."""
    codes = [code for code in asked.codes if code in audit]
    raked = told.weighed.raked if told.weighed else None
    if raked is None:
        return {"why": f"fewer than {FEW} answered", "rows": [], "places": []}
    named = _named(told, asked, codes)
    words, figures = words_by_code(asked), [float(audit[code]) for code in codes]
    found = recognition(raked, named, [words[code] for code in codes], figures, policy=POLICY)
    rows = [["Everybody who answered", *_cells(found)], *_by_group(told, raked, named, figures)]
    places = [] if isinstance(found.places, Withheld) else [
        [place.issue, place.in_audit, place.among_respondents] for place in found.places
    ]  # fmt: skip
    return {"why": "" if places else f"fewer than {FEW} answered", "rows": rows, "places": places, "head": HEAD}


def _named(told: Round, asked: Question, codes: list[str]) -> NDArray[np.bool_]:
    """Return who named which issue."""
    if asked.kind is Kind.MANY:
        return told.people.ticked(asked.key, codes)
    named = np.zeros((told.people.number, len(codes)), dtype=bool)
    for one, order in enumerate(told.people.orders(asked.key, asked.codes)):
        chosen = {asked.codes[number] for number in order[:FIRST]}
        named[one] = [code in chosen for code in codes]
    return named


def _by_group(told: Round, raked: Raked, named: NDArray[np.bool_], figures: list[float]) -> list[Row]:
    rows: list[Row] = []
    for one in told.characteristics:
        said = told.people.single(one.key)
        for code, words in one.groups.items():
            if code in one.hidden or not one.counts.get(code):
                continue
            among = np.fromiter((answer == code for answer in said), dtype=bool, count=len(said))
            names = [str(number) for number in range(len(figures))]
            found = recognition(raked, named, names, figures, among=among, policy=POLICY)
            rows.append([f"{one.text} {words}", *_cells(found)])
    return rows


def _cells(found: Recognition) -> Row:
    """Return pairs of issues by how they stand, and the agreement with its interval to one place."""
    if isinstance(found.base, Withheld):
        return [Withheld(f"fewer than {FEW} answered")] * 4
    if not isinstance(found.tau, float) or not isinstance(found.interval, Interval):
        return [None] * 4
    tau = f"{found.tau:.1f} ({found.interval.low:.1f} to {found.interval.high:.1f})".replace("-", "−")
    return [found.agreeing, found.disagreeing, found.untold, tau]
