"""A questionnaire as it is handed out on paper: what stands on the form, with Welsh beside English where given."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import translation

from frankpledge.core.questionnaires import Condition, Kind, Question
from frankpledge.core.questionnaires import Questionnaire as Definition
from frankpledge.stages.consultation.definition import definition_of
from frankpledge.stages.consultation.models import PublicContact, Questionnaire
from frankpledge.ui.formats import date_text
from frankpledge.ui.questions import in_language

Said = list[tuple[str, str]]
"""The same words in each language of a form: the language, and the words in it."""
WORDS: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("paper_words.toml").read_text("utf-8"))
LINE_HOLDS, FEWEST_LINES, MOST_LINES = 60, 3, 10
"""Characters that a line holds in large handwriting, and how many lines an answer in words is given."""
SHORT = 32
"""Answers of at most so many characters stand in two columns."""
MANY = 6
"""Fewer answers than these stand in one column: a short list is read down."""


class Form:
    """One form: a version of a questionnaire, and what stands around its questions."""

    def __init__(
        self, questionnaire: Questionnaire, contact: PublicContact | None, *, address: str, is_large: bool
    ) -> None:
        self._row, self._contact, self._address, self._is_large = questionnaire, contact, address, is_large
        self._told: Definition = definition_of(questionnaire)
        self._languages = self._told.languages
        self._numbers = {each.key: number for number, each in enumerate(self._told.questions, 1)}
        self._asked = {each.key: each for each in self._told.questions}

    @property
    def first_day(self) -> date:
        """The first day on which it can be answered."""
        return self._row.opens or self._row.exercise.opens

    @property
    def last_day(self) -> date:
        """The last day on which it can be answered."""
        return self._row.closed_early_on or self._row.closes or self._row.exercise.closes

    def content(self) -> dict[str, Any]:
        """Return all that stands on it."""
        told = self._told
        return {
            "title": told.title, "author": str(self._row.partnership), "large": self._is_large,
            "languages": self._languages, "draft": [] if self._row.opened_at else self._say("draft"),
            "reference": reference_of(self._row), "titles": self._both(told.title, told.title_cy),
            "intro": self._paragraphs(told.intro, told.intro_cy), "how": self._how(),
            "questions": [self._question(each) for each in told.questions],
            "back": self._back(), "private": self._private(),
            "office": {
                "title": self._say("office"),
                "asks": [self._say(word) for word in ("office-place", "office-day", "office-group")],
            },
        }  # fmt: skip

    def _say(self, word: str, **values: object) -> Said:
        return [(language, WORDS[language][word].format(**values)) for language in self._languages]

    def _both(self, english: str, welsh: str) -> Said:
        if not english:
            return []
        told = [(language, in_language(english, welsh, language)) for language in self._languages]
        return told if len({words for _language, words in told}) > 1 else told[:1]

    def _paragraphs(self, english: str, welsh: str) -> list[Said]:
        """Return the paragraphs side by side where both languages have as many, and otherwise as one."""
        parts = [[line.strip() for line in words.splitlines() if line.strip()] for words in (english, welsh)]
        if len(self._languages) == 1 or len(parts[0]) == len(parts[1]):
            return [self._both(line, welsh) for line, welsh in zip(parts[0], parts[1] or parts[0], strict=True)]
        return [self._both(" ".join(parts[0]), " ".join(parts[1]))]

    def _dated(self, word: str) -> Said:
        told: Said = []
        for language in self._languages:
            with translation.override("cy" if language == "cy" else "en-gb"):
                days = {"first": date_text(self.first_day), "last": date_text(self.last_day)}
            told.append((language, WORDS[language][word].format(**days)))
        return told

    def _how(self) -> list[Said]:
        told = [self._dated("days"), self._say("pen")]
        return [*told, self._say("online", address=self._address)] if self._address else told

    def _back(self) -> dict[str, Any]:
        place = [line.strip() for line in (self._contact.postal if self._contact else "").splitlines() if line.strip()]
        words = [self._dated("by-post" if place else "by-hand")]
        return {"title": self._say("back"), "words": words, "place": place}

    def _private(self) -> dict[str, Any]:
        words = [self._say("private-text")]
        if self._contact and self._contact.controller:
            words.append(self._say("controller", body=self._contact.controller))
        if self._contact and self._contact.answers_kept:
            words.append(self._say("kept", kept=self._contact.answers_kept))
        return {"title": self._say("private"), "words": words}

    def _question(self, asked: Question) -> dict[str, Any]:
        longest = max((len(option.text) for option in asked.options), default=0)
        is_bilingual = len(self._languages) > 1
        in_two = len(asked.options) >= MANY and longest <= SHORT and not is_bilingual and not self._is_large
        return {
            "number": self._numbers[asked.key], "kind": str(asked.kind), "said": self._both(asked.text, asked.text_cy),
            "only-if": self._only_if(asked.only_if), "hints": self._hints(asked), "options": self._options(asked),
            "two-columns": in_two, "breakable": len(asked.options) > 2 * MANY, "lines": lines_for(asked),
            "before": "£" if asked.unit == "pounds" else "",
            "after": [] if asked.unit in ("", "pounds") else [("en", asked.unit)],
            "low": self._end(asked, "low"), "high": self._end(asked, "high"),
        }  # fmt: skip

    def _hints(self, asked: Question) -> Said:
        own = [WORDS[language].get(str(asked.kind), "") for language in self._languages]
        hints = [in_language(asked.hint, asked.hint_cy, language) for language in self._languages]
        joined = [" ".join(filter(None, pair)) for pair in zip(hints, own, strict=True)]
        return [pair for pair in zip(self._languages, joined, strict=True) if pair[1]]

    def _options(self, asked: Question) -> list[Said]:
        if asked.kind is Kind.SCALE:
            return [[("en", code)] for code in asked.codes]
        return [self._both(option.text, option.text_cy) for option in asked.options]

    def _end(self, asked: Question, end: str) -> Said:
        scale = asked.scale if asked.kind is Kind.SCALE else None
        return self._both(getattr(scale, f"{end}_means"), getattr(scale, f"{end}_means_cy")) if scale else []

    def _only_if(self, condition: Condition | None) -> Said:
        after = self._asked.get(condition.question) if condition else None
        if condition is None or after is None:
            return []
        told: Said = []
        for language in self._languages:
            words = WORDS[language]
            named = {each.code: in_language(each.text, each.text_cy, language) for each in after.options}
            quoted = [words["quoted"].format(words=named.get(code, code)) for code in condition.codes]
            answers = f" {words['or']} ".join(quoted)
            told.append((language, words["only-if"].format(number=self._numbers[after.key], answers=answers)))
        return told


def reference_of(questionnaire: Questionnaire) -> str:
    """Return what a form has at its foot, and the page on which it is keyed in at its head: they must be the same.

    The number is the one in its public address, 0 before it has one; then its version, and how its fingerprint begins.
    """
    signs = [f"Q{questionnaire.number or 0}", f"{questionnaire.version}", questionnaire.digest[:6].upper()]
    return "-".join(filter(None, signs))


def lines_for(asked: Question) -> int:
    """Return how many lines there are for an answer in words: as many as its limit fills, within a page's reason."""
    return max(FEWEST_LINES, min(MOST_LINES, asked.limit // LINE_HOLDS))
