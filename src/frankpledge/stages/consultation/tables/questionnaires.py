"""The rows of the tables of questionnaires: plain values, which ui writes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings

from frankpledge.core.questionnaires.advice import advice_on, advice_on_all
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.definition import asked_of, definition_of, state_of
from frankpledge.stages.consultation.models import Question, Questionnaire
from frankpledge.ui.addresses import reverse
from frankpledge.ui.questions import words_by_code

Row = list[Any]


def questionnaire_rows(found: Iterable[Questionnaire], standing: Standing) -> list[Row]:
    """Return a row a version: of what, where it stands, its questions, its responses."""
    slug = standing.partnership.slug
    return [
        [
            {"text": str(each), "href": reverse("consultation:questionnaire", args=[slug, each.pk])},
            {"status": state_of(each, standing.today)}, each.asked, each.answered,  # type: ignore[attr-defined]
        ]
        for each in found
    ]  # fmt: skip


def facts(found: Questionnaire, standing: Standing) -> list[tuple[str, Any]]:
    """Return who did what with a version, a pair a line."""
    told: list[tuple[str, Any]] = [
        ("Exercise", f"{found.exercise} ({found.exercise.opens:%-d %B %Y} to {found.exercise.closes:%-d %B %Y})"),
        ("What it is about", found.intro),
        ("Welsh", "Offered" if len(definition_of(found).languages) > 1 else "Not offered: not every word is given"),
        ("Pages", "All questions on one page" if found.is_one_page else "One question a page"),
        ("Begun", _by_and_at(found.begun_by, found.begun_at)),
        ("Proposed", _by_and_at(found.proposed_by, found.proposed_at)),
        ("Returned because", found.returned_why),
        ("Signed off", _by_and_at(found.signed_by, found.signed_at)),
        ("Opened", _by_and_at(found.opened_by, found.opened_at)),
        ("Closed before its day", found.closed_early_on),
        ("Answers in the inbox", f"{found.unreadable:,} could not be read" if found.unreadable else ""),
        ("Key to the inbox destroyed", found.key_destroyed_on),
        ("Digest of its words", found.digest),
    ]
    return [(name, value) for name, value in told if value]


def question_rows(found: Questionnaire, standing: Standing) -> list[Row]:
    """Return a row a question: its words, how it is answered, after what it is asked, what is advised."""
    slug, rows = standing.partnership.slug, list(found.questions.all())
    by_key = {row.key: row for row in rows}
    return [
        [
            place, {"text": row.text, "href": reverse("consultation:question", args=[slug, row.pk])},
            asked_of(row).kind.words, condition_words(row, by_key), len(advice_on(asked_of(row))) or "",
        ]
        for place, row in enumerate(rows, 1)
    ]  # fmt: skip


def condition_words(row: Question, by_key: dict[str, Question]) -> str:
    """Say after which answers a question is asked; nothing where it always is."""
    if not row.only_if or row.only_if["question"] not in by_key:
        return ""
    after = asked_of(by_key[row.only_if["question"]])
    named = [words_by_code(after)[code] for code in row.only_if["codes"]]
    return f"After ‘{' or '.join(named)}’ to: {after.text}"


def advice_rows(found: Questionnaire) -> list[str]:
    """Return what is poor in a version, a sentence each."""
    return [str(each) for each in advice_on_all(definition_of(found))]


def question_facts(row: Question, by_key: dict[str, Question]) -> list[tuple[str, Any]]:
    """Return what a question is, a pair a line."""
    asked = asked_of(row)
    told: list[tuple[str, Any]] = [
        ("How it is answered", asked.kind.words),
        ("Hint", asked.hint),
        ("In Welsh", asked.text_cy),
        ("Hint in Welsh", asked.hint_cy),
        ("Answers", "; ".join(option.text for option in asked.options)),
        ("Answers in Welsh", "; ".join(option.text_cy for option in asked.options if option.text_cy)),
        ("Scale", _scale_words(row)),
        ("Counted in", asked.unit),
        ("At most", f"{asked.limit:,} characters" if asked.kind == "text" else ""),
        ("Asked", condition_words(row, by_key) or "Always"),
        ("From the bank", "Yes: its words are the same every year" if row.is_from_bank else ""),
    ]
    return [(name, value) for name, value in told if value]


def _scale_words(row: Question) -> str:
    scale = asked_of(row).scale
    return f"{scale.low} ({scale.low_means or '?'}) to {scale.high} ({scale.high_means or '?'})" if scale else ""


def kiosk_rows(found: Questionnaire) -> list[Row]:
    """Return a row a kiosk: its place and its address."""
    public = public_address(found)
    return [[kiosk.name, {"text": address, "href": address}] for kiosk in found.kiosks.all()
            for address in [f"{public}kiosk/{kiosk.code}/"]]  # fmt: skip


def public_address(found: Questionnaire) -> str:
    """Return where the public answers, where it can."""
    if found.number is None:
        return ""
    return f"{settings.PUBLIC_ADDRESS}/{found.partnership.slug}/consultations/{found.number}/"


def _by_and_at(person: object | None, moment: datetime | None) -> str:
    return f"{person}, {moment:%-d %B %Y}" if moment else ""
