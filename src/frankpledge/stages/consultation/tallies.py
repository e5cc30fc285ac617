"""The answers to closed questions as they may be told: withheld where few answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from frankpledge.core.quantities import FEW, Withheld
from frankpledge.core.questionnaires import Kind
from frankpledge.stages.consultation.definition import asked_of
from frankpledge.stages.consultation.models import Question
from frankpledge.stages.consultation.queries.results import Tally
from frankpledge.stages.consultation.rules.bases import SMALL_BASE, shown_counts, shown_share
from frankpledge.ui.questions import words_by_code

CHOSE_TO_ANSWER = (
    "These are the answers of those who chose to answer. They are not weighted, and are no measure of what everybody "
    "here thinks."
)
SEVERAL = "Several answers could be chosen, so the shares add up to more than all."
FIRSTS = "Counted is what was put first."


@dataclass(frozen=True)
class Answered:
    """One answer that could be given: how many gave it and which share of those who answered that is."""

    answer: str
    count: int | Withheld
    share: str | Withheld


@dataclass(frozen=True)
class Told:
    """What was answered to one question."""

    question: Question
    base: int
    rows: tuple[Answered, ...]

    @property
    def sentence(self) -> str:
        """The answer given most often, where enough answered."""
        shown = [row for row in self.rows if not isinstance(row.count, Withheld)]
        if not shown:
            few = isinstance(self.rows[0].count, Withheld) and self.rows[0].count == SMALL_BASE
            return f"Withheld: {SMALL_BASE.reason}." if few else "Withheld: some answers were given by a few people."
        most = max(shown, key=lambda row: int(row.count))
        return f"Most often ‘{most.answer}’: {most.share}."

    @property
    def limitations(self) -> list[str]:
        """What the answers cannot tell."""
        kind = Kind(self.question.kind)
        more = {Kind.MANY: [SEVERAL], Kind.RANK: [FIRSTS]}.get(kind, [])
        return [CHOSE_TO_ANSWER, *more]


CLOSED = (Kind.CHOICE, Kind.MANY, Kind.SCALE, Kind.RANK)
"""Kinds of question whose answers are counted one by one."""


def told_of(questions: Iterable[Question], tally: Tally) -> list[Told]:
    """Return what was answered to each closed question about the matter itself; not who those were who answered."""
    return [told_to(row, tally) for row in questions if Kind(row.kind) in CLOSED and not row.is_about_you]


def told_to(row: Question, tally: Tally) -> Told:
    """Return what was answered to one closed question."""
    base = tally.bases.get(row.pk, 0)
    asked = asked_of(row)
    given = (tally.firsts if asked.kind is Kind.RANK else tally.codes).get(row.pk, {})
    words = words_by_code(asked)
    shown = shown_counts({code: given.get(code, 0) for code in asked.codes}, base)
    return Told(
        row, base, tuple(Answered(words[code], count, shown_share(count, base)) for code, count in shown.items())
    )


def responses_words(number: int) -> str:
    """Say how many responded, where that is not a few.

    >>> responses_words(1240), responses_words(7)
    ('1,240', 'fewer than 10')
    """
    return f"{number:,}" if number >= FEW or not number else f"fewer than {FEW}"
