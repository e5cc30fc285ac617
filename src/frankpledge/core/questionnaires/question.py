"""A questionnaire and its questions, as plain values that can be written to a file and read back the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

LANGUAGES = ("en", "cy")
TEXT_LIMIT = 2_000
"""How many characters an answer in words may have, unless the question says fewer."""


class Kind(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"
    MANY = "many"
    SCALE = "scale"
    RANK = "rank"
    AMOUNT = "amount"
    TEXT = "text"

    @property
    def words(self) -> str:
        """How it reads on a page."""
        return KINDS[self]


KINDS = {
    Kind.CHOICE: "One of several answers",
    Kind.MANY: "Any number of several answers",
    Kind.SCALE: "A number on a scale, such as 1 to 5",
    Kind.RANK: "Several things put in order",
    Kind.AMOUNT: "An amount: a number, or pounds",
    Kind.TEXT: "In their own words",
}
LISTED = (Kind.CHOICE, Kind.MANY, Kind.RANK)
"""Kinds whose answers are listed."""
DECISIVE = (Kind.CHOICE, Kind.MANY, Kind.SCALE)
"""Kinds on whose answer it may hang whether a later question is asked."""


@dataclass(frozen=True)
class Option:
    """One of the answers that are listed: its code, which never changes, and its words."""

    code: str
    text: str
    text_cy: str = ""


@dataclass(frozen=True)
class Scale:
    """The ends of a scale, and what each end means."""

    low: int = 1
    high: int = 5
    low_means: str = ""
    high_means: str = ""
    low_means_cy: str = ""
    high_means_cy: str = ""

    @property
    def points(self) -> range:
        """Every number on it."""
        return range(self.low, self.high + 1)


@dataclass(frozen=True)
class Condition:
    """Ask only where the answer to an earlier question is one of these codes."""

    question: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """One question. ``key`` names it within its questionnaire, and over the years where it comes from the bank.

    ``is_about_you`` marks a question about the person who answers, in the harmonised words of official surveys.
    """

    key: str
    kind: Kind
    text: str
    text_cy: str = ""
    hint: str = ""
    hint_cy: str = ""
    options: tuple[Option, ...] = ()
    scale: Scale | None = None
    unit: str = ""
    limit: int = TEXT_LIMIT
    only_if: Condition | None = None
    is_about_you: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the answers that can be chosen; none where the answer is an amount or words."""
        if self.scale and self.kind is Kind.SCALE:
            return tuple(str(point) for point in self.scale.points)
        return tuple(option.code for option in self.options) if self.kind in LISTED else ()

    @property
    def is_in_welsh(self) -> bool:
        """Whether all of it can be read in Welsh."""
        pairs = [(self.text, self.text_cy), (self.hint, self.hint_cy)]
        pairs += [(option.text, option.text_cy) for option in self.options]
        if self.scale:
            pairs += [
                (self.scale.low_means, self.scale.low_means_cy),
                (self.scale.high_means, self.scale.high_means_cy),
            ]
        return all(welsh or not english for english, welsh in pairs)


@dataclass(frozen=True)
class Questionnaire:
    """A version of a questionnaire: its words and its questions, in the order in which they are asked.

    >>> short = Questionnaire("Crime here", (Question("safe", Kind.CHOICE, "Do you feel safe?", options=(
    ...     Option("yes", "Yes"), Option("no", "No"))),))
    >>> Questionnaire.read(short.written()) == short
    True
    """

    title: str
    questions: tuple[Question, ...]
    intro: str = ""
    title_cy: str = ""
    intro_cy: str = ""
    is_one_page: bool = False

    @property
    def languages(self) -> tuple[str, ...]:
        """English, and Welsh where every word of it is given."""
        whole = all(question.is_in_welsh for question in self.questions) and (self.intro_cy or not self.intro)
        return LANGUAGES if self.title_cy and whole else LANGUAGES[:1]

    def written(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return asdict(self)

    @classmethod
    def read(cls, written: Mapping[str, Any]) -> Questionnaire:
        """Return what was written; ``KeyError``, ``TypeError`` or ``ValueError`` where it is no questionnaire."""
        return cls(**{**written, "questions": tuple(_question(each) for each in written["questions"])})


def _question(written: Mapping[str, Any]) -> Question:
    told = dict(written)
    scale, only_if = told.pop("scale", None), told.pop("only_if", None)
    return Question(
        **{**told, "kind": Kind(told["kind"]), "options": tuple(Option(**each) for each in told.get("options", ()))},
        scale=Scale(**scale) if scale else None,
        only_if=Condition(only_if["question"], tuple(only_if["codes"])) if only_if else None,
    )
