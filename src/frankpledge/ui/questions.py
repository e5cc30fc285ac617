"""How a question of a questionnaire is drawn: the same for the public, in a preview, and for whoever keys a form in."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from frankpledge.core.questionnaires import Kind, Problem, Question

WORDS: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("question_words.toml").read_text("utf-8"))
"""The program's own words on public pages, in both languages."""


def say(language: str, word: str, **values: object) -> str:
    """Return words of the program's own in a language.

    >>> say("en", "progress", place=2, all=5), say("cy", "back")
    ('Question 2 of 5', 'Yn ôl')
    """
    return WORDS.get(language, WORDS["en"])[word].format(**values)


def in_language(english: str, welsh: str, language: str) -> str:
    """Return the words in a language; the English ones where there are no others."""
    return welsh if language == "cy" and welsh else english


def question_shape(
    question: Question, language: str = "en", value: Any = None, problem: Problem | None = None, prefix: str = ""
) -> dict[str, Any]:
    """Return what a page needs to draw a question with an answer given so far and what is wrong with it."""
    said = say(language, problem.code, limit=f"{problem.limit:,}") if problem else ""
    return {
        "name": f"{prefix}{question.key}", "kind": question.kind.value, "unit": question.unit, "problem": said,
        "text": in_language(question.text, question.text_cy, language), "hint": _hint(question, language),
        "options": _options(question, language), "value": _shown(question, value), "limit": question.limit,
        "error_word": say(language, "error"),
    }  # fmt: skip


def _options(question: Question, language: str) -> list[dict[str, str]]:
    if question.kind is Kind.SCALE and question.scale:
        return [{"code": code, "text": code} for code in question.codes]
    return [
        {"code": option.code, "text": in_language(option.text, option.text_cy, language)} for option in question.options
    ]


def _hint(question: Question, language: str) -> str:
    hints = [in_language(question.hint, question.hint_cy, language)]
    scale = question.scale
    if question.kind is Kind.SCALE and scale and scale.low_means and scale.high_means:
        low = in_language(scale.low_means, scale.low_means_cy, language)
        high = in_language(scale.high_means, scale.high_means_cy, language)
        hints.append(say(language, "scale-hint", low=scale.low, low_means=low, high=scale.high, high_means=high))
    if question.kind is Kind.RANK:
        hints.append(say(language, "order-hint"))
    if question.kind is Kind.TEXT:
        hints.append(say(language, "limit-hint", limit=f"{question.limit:,}"))
    return " ".join(hint for hint in hints if hint)


def _shown(question: Question, value: Any) -> Any:
    """Return an answer as boxes hold it: an order as the number beside each thing, all else as text."""
    if question.kind is Kind.RANK:
        return {code: str(place) for place, code in enumerate(value or [], 1)}
    if question.kind is Kind.MANY:
        return list(value or [])
    return "" if value is None else str(value)


def words_by_code(question: Question, language: str = "en") -> dict[str, str]:
    """Return how each of the answers that can be chosen reads, by its code."""
    return {each["code"]: each["text"] for each in _options(question, language)}


def answer_words(question: Question, value: Any, language: str = "en") -> str:
    """Return an answer as a person reads it."""
    if value is None or value == []:
        return say(language, "none")
    named = words_by_code(question, language)
    if question.kind is Kind.RANK:
        return "; ".join(f"{place}. {named[code]}" for place, code in enumerate(value, 1))
    if question.kind is Kind.MANY:
        return "; ".join(named[code] for code in value)
    if question.kind is Kind.AMOUNT:
        return f"£{value}" if question.unit == "pounds" else f"{value} {question.unit}".strip()
    return named.get(str(value), str(value))
