"""One person's way through a questionnaire: what they answered stays on their own page until they send or save it."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict

from frankpledge.adapters.inbox.box import Entry
from frankpledge.adapters.inbox.definitions import Opened
from frankpledge.adapters.inbox.sealing import seal
from frankpledge.core.questionnaires import Answers, Problem, Question, asked, kept_answers, read_answer

TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
CHECK, ALL = "check", "all"
"""Steps that are no single question: the page on which answers are checked, and a questionnaire that is one page."""
ROUND = 256
"""What is sealed is filled up to a multiple of so many bytes, so that its length tells little of what was said."""


@dataclass
class Sitting:
    """Where somebody is: their one-time token, their language, the kiosk they stand at, and their answers so far."""

    opened: Opened
    token: str
    language: str = "en"
    kiosk: str = ""
    code: str = ""
    """The code under which the answers were saved, if they were."""
    answers: Answers = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)

    @property
    def steps(self) -> list[str]:
        """The pages there are, given the answers so far."""
        if self.opened.questionnaire.is_one_page:
            return [ALL]
        return [*(question.key for question in asked(self.opened.questionnaire, self.answers)), CHECK]

    def questions(self, step: str) -> list[Question]:
        """Return the questions on a page."""
        on_page = asked(self.opened.questionnaire, self.answers)
        return on_page if step == ALL else [question for question in on_page if question.key == step]

    def take(self, step: str, sent: QueryDict) -> None:
        """Take in what was answered on a page, and note what is wrong with it."""
        for question in self.questions(step):
            value, problem = read_answer(question, sent.getlist)
            self.answers.pop(question.key, None)
            if value is not None:
                self.answers[question.key] = value
            if problem:
                self.problems[question.key] = problem
        self.answers = kept_answers(self.opened.questionnaire, self.answers)

    def skip(self, step: str) -> None:
        """Forget what was answered on a page."""
        for question in self.questions(step):
            self.answers.pop(question.key, None)
        self.answers = kept_answers(self.opened.questionnaire, self.answers)

    def after(self, step: str, before: Iterable[str] = ()) -> str:
        """Return the next page. Whoever came back from checking (``before``: the pages then) goes on to what is new."""
        steps = self.steps
        known = set(before)
        if known:
            return next((each for each in steps if each not in known), CHECK)
        place = steps.index(step) if step in steps else len(steps) - 2
        return steps[min(place + 1, len(steps) - 1)]

    def back(self, step: str) -> str | None:
        """Return the page before, ``None`` before the first."""
        steps = self.steps
        place = steps.index(step) if step in steps else 0
        return steps[place - 1] if place else None

    def carried(self) -> dict[str, str]:
        """Return what the page carries to the next."""
        return {
            "token": self.token, "language": self.language, "kiosk": self.kiosk, "code": self.code,
            "carried": json.dumps(self.answers, ensure_ascii=False),
        }  # fmt: skip

    @property
    def response_id(self) -> str:
        """The response's id: from its questionnaire and the token that only its writer has, not the other way round."""
        named = f"{self.opened.place}/{self.token}".encode()
        return hashlib.blake2b(named, digest_size=16, person=b"frankpledge").hexdigest()

    @property
    def reference(self) -> str:
        """The reference that somebody is given: the beginning of their response's id."""
        return self.response_id[:8].upper()

    def entry(self, today: date) -> Entry:
        """Return the response, sealed, as it goes into the inbox. The same token always has the same id."""
        own = self.response_id
        told = {
            "answers": kept_answers(self.opened.questionnaire, self.answers), "language": self.language,
            "place": self.opened.kiosks.get(self.kiosk, "") if self.kiosk else "",
            "channel": "kiosk" if self.kiosk else "online", "digest": self.opened.digest,
        }  # fmt: skip
        content = json.dumps(told, ensure_ascii=False).encode()
        filled = content + b" " * (-len(content) % ROUND)
        place = self.opened.place
        return Entry(own, place, today.isoformat(), seal(filled, self.opened.public_key, f"{place}/{own}".encode()))


def begin(opened: Opened, language: str = "", kiosk: str = "") -> Sitting:
    """Begin a sitting, with a one-time token."""
    return Sitting(
        opened, secrets.token_urlsafe(16), _language(opened, language), kiosk if kiosk in opened.kiosks else ""
    )


def go_on(opened: Opened, sent: QueryDict) -> Sitting:
    """Return the sitting that a page carried along. It comes from outside: only what is sound of it is kept."""
    sitting = begin(opened, sent.get("language", ""), sent.get("kiosk", ""))
    token = str(sent.get("token", ""))
    if TOKEN.fullmatch(token):
        sitting.token = token
    sitting.code = sent.get("code", "")[:40]
    sitting.answers = answers_in(opened, sent.get("carried", ""))
    return sitting


def answers_in(opened: Opened, text: str | bytes) -> Answers:
    """Return the sound answers in what was carried or saved."""
    try:
        told = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return kept_answers(opened.questionnaire, told) if isinstance(told, Mapping) else {}


def saved_content(sitting: Sitting, step: str) -> bytes:
    """Return what is put aside of a sitting."""
    told: dict[str, Any] = {
        "token": sitting.token, "language": sitting.language, "answers": sitting.answers, "step": step,
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False).encode()


def from_saved(opened: Opened, code: str, content: bytes) -> tuple[Sitting, str]:
    """Return a sitting as it was put aside, and the page it was on."""
    told = json.loads(content)
    sitting = begin(opened, told["language"])
    sitting.token, sitting.code = told["token"], code
    sitting.answers = kept_answers(opened.questionnaire, told["answers"])
    return sitting, told["step"] if told["step"] in sitting.steps else sitting.steps[0]


def _language(opened: Opened, wanted: str) -> str:
    return wanted if wanted in opened.questionnaire.languages else "en"
