"""What an answer may be: read from what was sent, and kept only where the question was asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from frankpledge.core.questionnaires.asking import is_asked
from frankpledge.core.questionnaires.question import Kind, Question, Questionnaire

Answers = dict[str, Any]
"""By question: a code (choice), codes (many; rank, the first first), a whole number (scale), a number written out
(amount), or words (text). What was skipped is not there."""

Sent = Callable[[str], Sequence[str]]
"""Returns what was sent under a name."""

LARGEST = Decimal(1_000_000_000)
_SIGNS = re.compile(r"[£,\s]")
_INVISIBLE = {"Cc", "Cs", "Cn", "Co"}
"""Control characters, halves of characters and what stands for nothing: no part of anybody's words."""


@dataclass(frozen=True)
class Problem:
    """Why an answer could not be taken as it was sent: ``code`` says it for programs, ``limit`` is its number."""

    code: str
    limit: int = 0


def read_answer(question: Question, sent: Sent) -> tuple[Any, Problem | None]:
    """Return the answer to one question from what was sent, ``None`` where it was skipped; and what is wrong with it.

    Words beyond the limit are cut off, and that is told. Order is sent as a number for each thing, under
    ``key.code``; everything else under the question's key.

    >>> much = Question("much", Kind.AMOUNT, "How much more would you pay?", unit="pounds")
    >>> read_answer(much, lambda name: ["£1,200.50"]), read_answer(much, lambda name: ["a lot"])
    (('1200.5', None), (None, Problem(code='no-number', limit=0)))
    >>> read_answer(much, lambda name: [" "])
    (None, None)
    """
    if question.kind is Kind.RANK:
        return _read_order(question, sent)
    values = [value for value in sent(question.key) if value.strip()]
    if not values:
        return None, None
    if question.kind is Kind.MANY:
        chosen = [code for code in question.codes if code in values]
        return chosen or None, None
    return READERS[question.kind](question, values[-1])


def _read_choice(question: Question, value: str) -> tuple[Any, Problem | None]:
    return (value, None) if value in question.codes else (None, Problem("not-listed"))


def _read_scale(question: Question, value: str) -> tuple[Any, Problem | None]:
    return (int(value), None) if value in question.codes else (None, Problem("not-listed"))


def _read_amount(question: Question, value: str) -> tuple[Any, Problem | None]:
    number = _amount(_SIGNS.sub("", value))
    return (number, None) if number else (None, Problem("no-number"))


def _read_text(question: Question, value: str) -> tuple[Any, Problem | None]:
    text = plain_words(value)
    cut = text[: question.limit].rstrip()
    return (cut or None), (Problem("cut", question.limit) if len(text) > question.limit else None)


READERS = {
    Kind.CHOICE: _read_choice, Kind.SCALE: _read_scale, Kind.AMOUNT: _read_amount, Kind.TEXT: _read_text,
}  # fmt: skip


def _read_order(question: Question, sent: Sent) -> tuple[Any, Problem | None]:
    typed = {
        code: next((v.strip() for v in sent(f"{question.key}.{code}") if v.strip()), "") for code in question.codes
    }
    placed = {code: value for code, value in typed.items() if value}
    if not placed:
        return None, None
    most = len(question.codes)
    if not all(value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= most for value in placed.values()):
        return None, Problem("no-place", most)
    places = {code: int(value) for code, value in placed.items()}
    if len(set(places.values())) < len(places):
        return None, Problem("same-place", most)
    return sorted(places, key=lambda code: places[code]), None


def _amount(text: str) -> str | None:
    """Return a number written out, ``None`` where it is none or beyond what anybody means."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number) > LARGEST:
        return None
    rounded = number.quantize(Decimal("0.01"))
    return format(rounded.normalize() if rounded else Decimal(0), "f")


def plain_words(text: str) -> str:
    r"""Return words as they were meant: every script, line breaks of one kind, no control characters.

    >>> plain_words(" <b>Bins</b>\r\nТемно\x00 здесь ")
    '<b>Bins</b>\nТемно здесь'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    shown = "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in _INVISIBLE)
    return shown.strip()


def kept_answers(questionnaire: Questionnaire, given: Mapping[str, Any]) -> Answers:
    """Return what may be stored of answers from outside: sound ones, to questions that were asked; the rest is dropped.

    >>> from frankpledge.core.questionnaires.question import Condition, Option
    >>> form = Questionnaire("Here", (
    ...     Question("safe", Kind.CHOICE, "Safe?", options=(Option("y", "Yes"), Option("n", "No"))),
    ...     Question("why", Kind.TEXT, "Why not?", only_if=Condition("safe", ("n",))),
    ... ))
    >>> kept_answers(form, {"safe": "y", "why": "Dark lanes", "other": 1})
    {'safe': 'y'}
    """
    kept: Answers = {}
    for question in questionnaire.questions:
        if question.key in given and is_asked(question, kept):
            value = _sound(question, given[question.key])
            if value is not None:
                kept[question.key] = value
    return kept


def _sound(question: Question, value: Any) -> Any:
    """Return an answer as it is kept, ``None`` where it is none."""
    if question.kind is Kind.CHOICE:
        return value if isinstance(value, str) and value in question.codes else None
    if question.kind is Kind.SCALE:
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        return value if is_whole and str(value) in question.codes else None
    if question.kind in (Kind.MANY, Kind.RANK):
        return _sound_codes(question, value)
    if not isinstance(value, str):
        return None
    if question.kind is Kind.AMOUNT:
        return _amount(value)
    return plain_words(value)[: question.limit].rstrip() or None


def _sound_codes(question: Question, value: Any) -> list[str] | None:
    if not isinstance(value, list | tuple) or not all(isinstance(code, str) for code in value):
        return None
    if not value or len(set(value)) < len(value) or not set(value) <= set(question.codes):
        return None
    return [c for c in question.codes if c in value] if question.kind is Kind.MANY else list(value)
