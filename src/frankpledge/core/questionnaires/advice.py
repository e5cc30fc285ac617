"""Advice on poor questions: each verdict quotes the words it is about and says why they matter.

The rules are of form alone, from the plain advice of survey textbooks (Dillman, Smyth and Christian, *Internet, Phone,
Mail, and Mixed-Mode Surveys*, ch. 4 and 5; Oppenheim, *Questionnaire Design*, ch. 8). They overlook much, and what they
find may be right as it stands: a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from frankpledge.core.questionnaires.question import Kind, Question, Questionnaire

LONGEST = 25
"""Words; more than that have to be read twice."""
MANY_ANSWERS = 10


@dataclass(frozen=True)
class Advice:
    """What is poor in a question: the rule, the question's key, the words it is about, and why."""

    rule: str
    question: str
    quoted: str
    why: str

    def __str__(self) -> str:
        return f"‘{self.quoted}’: {self.why}"


Found = Iterator[tuple[str, str]]
"""Words and why."""

_WORD = re.compile(r"[\w'’-]+")
_AND = re.compile(r"([\w'’-]+) (and|or|as well as) ([\w'’-]+)", re.IGNORECASE)
_PAIRS = ("crime and disorder", "yes or no", "more or less", "black and white", "man or woman", "men and women",
          "day or night", "live or work", "lives or works", "bed and breakfast", "safe and sound", "friends and family",
          "health and safety")  # fmt: skip
"""Pairs that people take for one thing."""
_LEADING = re.compile(
    r"\b(do you agree|don['’]t you (?:think|agree)|wouldn['’]t you (?:say|agree)|isn['’]t it|surely|obviously|"
    r"of course|everyone knows|as you know|most people (?:think|agree|say)|should (?:we|they|the \w+) not|"
    r"how (?:much )?(?:bad|worried|dangerous|awful|unsafe) )",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"\b(?:not|never|no longer|\w+n['’]t|nobody|none|nothing|neither|without)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:oppose|opposed|against|ban|prevent|stop|disagree|unnecessary|unacceptable|unsafe|unlikely|unfair|"
    r"unhappy|dissatisfied|fail|refuse|abolish)\b",
    re.IGNORECASE,
)
JARGON = {
    "ASB": "anti-social behaviour", "antisocial": "anti-social", "CSP": "community safety partnership",
    "CDRP": "crime and disorder partnership", "LSOA": "neighbourhood", "IOM": "work with people who offend often",
    "MARAC": "a meeting about people at high risk of abuse", "NTE": "pubs and clubs at night", "VAWG":
    "violence against women and girls", "SAC": "burglary, robbery and vehicle crime", "stakeholder": "people concerned",
    "stakeholders": "people concerned", "acquisitive": "theft and burglary", "multi-agency": "several bodies together",
    "intervention": "what was done", "interventions": "what was done", "perpetrator": "the person who did it",
    "perpetrators": "those who did it", "diversionary": "something else to do", "target hardening": "better locks",
    "RSL": "housing association", "outcomes": "results", "signposting": "telling people where to go", "fly-tipping":
    "rubbish dumped in the street", "public realm": "streets and parks", "holistic": "whole",
}  # fmt: skip
_RANGE = re.compile(r"(\d+)\s*(?:-|–|—|to)\s*(\d+)")
_ABOVE = re.compile(r"(?:over|more than|above)\s+(\d+)|(\d+)\s*(?:\+|or more|and over|or over)", re.IGNORECASE)
_OTHER = re.compile(r"\b(other|none|neither|don['’]t know|not sure|no opinion|prefer not|something else|cannot say)\b",
                    re.IGNORECASE)  # fmt: skip
_YES_NO = {"yes", "no"}


def _double_barrelled(question: Question) -> Found:
    for found in _AND.finditer(question.text):
        if found.group(0).lower() not in _PAIRS:
            yield (
                found.group(0),
                "it may ask two things at once; somebody may answer differently to each. Ask two questions.",
            )
            return


def _leading(question: Question) -> Found:
    if found := _LEADING.search(question.text):
        why = "it lets people see which answer is expected, and many give it. Ask without leaning either way."
        yield found.group(0).strip(), why


def _double_negative(question: Question) -> Found:
    negatives = [found.group(0) for found in _NEGATIVE.finditer(question.text)]
    against = [found.group(0) for found in _AGAINST.finditer(question.text)]
    if len(negatives) > 1 or (negatives and against):
        why = "two turns in one question: it is unclear what ‘yes’ means. Say it the other way round."
        yield " … ".join([*negatives, *against][:2]), why


def _too_long(question: Question) -> Found:
    words = _WORD.findall(question.text)
    if len(words) > LONGEST:
        yield " ".join(words[:6]) + " …", f"{len(words)} words; more than {LONGEST} have to be read twice."


def _jargon(question: Question) -> Found:
    texts = " ".join([question.text, question.hint, *(option.text for option in question.options)])
    for term, plain in JARGON.items():
        flags = 0 if term.isupper() else re.IGNORECASE
        if re.search(rf"\b{re.escape(term)}\b", texts, flags):
            yield term, f"people outside may not know the word. Perhaps: {plain}."


def _overlapping(question: Question) -> Found:
    if question.kind is not Kind.CHOICE:
        return
    ranges = [(option.text, *_span(option.text)) for option in question.options if _span(option.text)]
    for (one, low, high), (two, next_low, next_high) in pairwise(ranges):
        if next_low <= high and low <= next_high:
            yield f"{one} / {two}", "the two overlap: somebody in both cannot answer rightly."
        elif next_low > high + 1:
            yield f"{one} / {two}", "there is a gap between the two: somebody in it cannot answer."


def _span(text: str) -> tuple[int, int] | tuple[()]:
    if found := _RANGE.search(text):
        return int(found[1]), int(found[2])
    if found := _ABOVE.search(text):
        return (int(found[1]) + 1 if found[1] else int(found[2])), 10**9
    return ()


def _missing_answers(question: Question) -> Found:
    if question.kind not in (Kind.CHOICE, Kind.MANY, Kind.RANK):
        return
    texts = [option.text for option in question.options]
    if len(texts) < 2:
        yield question.text, "it needs at least two answers to choose from."
        return
    twice = {text for text in texts if [each.casefold() for each in texts].count(text.casefold()) > 1}
    if twice:
        yield sorted(twice)[0], "the same answer stands there twice."
    has_ranges = any(_span(text) for text in texts)
    is_plain = {text.casefold() for text in texts} == _YES_NO or has_ranges
    if question.kind is Kind.CHOICE and not is_plain and not any(_OTHER.search(text) for text in texts):
        yield texts[-1], "there is no answer for those whom none fits. Add ‘Something else’ or ‘Don’t know’."
    if len(texts) > MANY_ANSWERS:
        yield f"{len(texts)} answers", f"more than {MANY_ANSWERS}: those at the top are chosen more often."


def _scale_ends(question: Question) -> Found:
    if question.kind is Kind.SCALE and question.scale and not (question.scale.low_means and question.scale.high_means):
        yield f"{question.scale.low} to {question.scale.high}", "say what both ends mean, or each will mean their own."


RULES: dict[str, Callable[[Question], Found]] = {
    "double-barrelled": _double_barrelled, "leading": _leading, "double-negative": _double_negative,
    "too-long": _too_long, "jargon": _jargon, "overlapping": _overlapping, "missing-answers": _missing_answers,
    "scale-ends": _scale_ends,
}  # fmt: skip


def advice_on(question: Question) -> list[Advice]:
    """Return what is poor in a question, in the order of the rules; nothing where the rules find nothing.

    >>> poor = Question("a", Kind.TEXT, "Don’t you agree that police and council should not stop this?")
    >>> [(each.rule, each.quoted) for each in advice_on(poor)]
    [('double-barrelled', 'police and council'), ('leading', 'Don’t you agree'), ('double-negative', 'Don’t … not')]
    """
    rules = (
        {"overlapping": _overlapping} if question.is_about_you else RULES
    )  # the standards' words are not ours to mend
    return [Advice(rule, question.key, quoted, why) for rule, judge in rules.items() for quoted, why in judge(question)]


def advice_on_all(questionnaire: Questionnaire) -> list[Advice]:
    """Return what is poor in each question, and in how many there are."""
    return [*_all_of(questionnaire.questions), *_whole(questionnaire)]


def _all_of(questions: Iterable[Question]) -> Iterator[Advice]:
    for question in questions:
        yield from advice_on(question)


MOST_QUESTIONS = 30


def _whole(questionnaire: Questionnaire) -> Iterator[Advice]:
    asked = len(questionnaire.questions)
    if asked > MOST_QUESTIONS:
        yield Advice("too-many", "", f"{asked} questions", f"after {MOST_QUESTIONS} many people stop or stop thinking.")
    in_welsh = [question.is_in_welsh for question in questionnaire.questions]
    if any(question.text_cy for question in questionnaire.questions) and not all(in_welsh):
        lacking = next(question for question, whole in zip(questionnaire.questions, in_welsh, strict=True) if not whole)
        yield Advice("welsh", lacking.key, lacking.text, "not all of it is in Welsh, so Welsh is not offered at all.")
