"""Which questions are asked, given what was answered so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from frankpledge.core.questionnaires.question import Question, Questionnaire


def is_asked(question: Question, answers: Mapping[str, Any]) -> bool:
    """Say whether a question is asked: always, or only where the answer it hangs on is one of those named.

    >>> from frankpledge.core.questionnaires.question import Condition, Kind
    >>> why = Question("why", Kind.TEXT, "Why not?", only_if=Condition("safe", ("no",)))
    >>> is_asked(why, {"safe": "no"}), is_asked(why, {"safe": "yes"}), is_asked(why, {})
    (True, False, False)
    """
    if question.only_if is None:
        return True
    given = answers.get(question.only_if.question)
    chosen = given if isinstance(given, list | tuple) else [given]
    return any(str(code) in question.only_if.codes for code in chosen if code is not None)


def asked(questionnaire: Questionnaire, answers: Mapping[str, Any]) -> list[Question]:
    """Return the questions that are asked, in order. What a question that is not asked was answered counts for nothing.

    A question hangs on an earlier one, so one pass is enough.
    """
    found: list[Question] = []
    counted: dict[str, Any] = {}
    for question in questionnaire.questions:
        if is_asked(question, counted):
            found.append(question)
            if question.key in answers:
                counted[question.key] = answers[question.key]
    return found
