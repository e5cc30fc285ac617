"""The findings of an audit that something heard concerns, on that thing's own page."""

from __future__ import annotations

from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.beside import findings_spoken_to
from frankpledge.stages.consultation.citing import answers_key
from frankpledge.stages.consultation.models import Questionnaire

Row = list[Any]


def how_text(how: str) -> str:
    """Return how something speaks to a finding, in a word.

    >>> how_text("heard, and contradicts it")
    'contradicts'
    """
    return how.removeprefix("heard, and ").removesuffix(" it")


def spoken_rows(standing: Standing, key: str) -> list[Row]:
    """Return a row a finding that one thing heard concerns."""
    found = findings_spoken_to(standing, [key]).get(key, [])
    return [[{"text": each.text, "href": each.href}, {"status": how_text(each.how)}] for each in found]


def add_spoken(shown: list[dict[str, Any]], standing: Standing, questionnaire: Questionnaire) -> None:
    """Put beside the answers to each question the findings that they concern. One query."""
    keys = [answers_key(questionnaire, each["question"]) for each in shown]
    found = findings_spoken_to(standing, keys)
    for each, key in zip(shown, keys, strict=True):
        each["spoken_to"] = [
            {"text": one.text, "href": one.href, "how": how_text(one.how)} for one in found.get(key, [])
        ]
