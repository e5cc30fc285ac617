"""Write a questionnaire: begin a version, put questions in, change, move and take them out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.core.questionnaires import Kind, Scale
from frankpledge.core.questionnaires.bank import BANK
from frankpledge.core.questionnaires.question import DECISIVE, LISTED, TEXT_LIMIT
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.definition import asked_of, fields_of, state_of
from frankpledge.stages.consultation.events import questionnaires as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import Exercise, Question, Questionnaire, TakenQuestion
from frankpledge.stages.consultation.permissions import check_may_run_consultation
from frankpledge.stages.consultation.rules.questionnaires import EDITABLE, TAKEN, check_may_be_edited

OWN = re.compile(r"q(\d+)")
MOST_OPTIONS, MOST_POINTS = 30, 11
OF_ANOTHER = ("kind", "text", "text_cy", "hint", "hint_cy", "options", "scale", "unit")
"""What is taken over of a question of another body; its key stays that body's."""


@transaction.atomic
def begin_questionnaire(
    *, exercise: Exercise, intro: str, by: Standing, at: datetime, title_cy: str = "", intro_cy: str = "",
    is_one_page: bool = False,
) -> Questionnaire:  # fmt: skip
    """Begin the first version of an exercise's questionnaire."""
    check_may_run_consultation(by)
    by.check_owns(exercise)
    if exercise.called_off_on is not None:
        raise Refused({"exercise": ["This exercise has been called off."]})
    if exercise.questionnaires.exists():
        raise Refused({"exercise": ["It has a questionnaire already: begin a new version on that one's page."]})
    begun = Questionnaire(
        partnership=by.partnership, exercise=exercise, version=1, intro=intro, title_cy=title_cy, intro_cy=intro_cy,
        is_one_page=is_one_page, begun_by=by.person, begun_at=at,
    )  # fmt: skip
    save_checked(begun)
    record("questionnaire.begun", subject=begun, by=by, at=at, facts={"exercise": exercise.pk, "version": 1})
    return begun


@transaction.atomic
def begin_version(*, questionnaire: Questionnaire, by: Standing, at: datetime) -> Questionnaire:
    """Begin the next version as a copy of one that stands still. Once one is opened, the exercise keeps it."""
    check_may_run_consultation(by)
    by.check_owns(questionnaire)
    versions = Questionnaire.objects.select_for_update().filter(exercise=questionnaire.exercise)
    if any(each.opened_at for each in versions):
        raise Refused("A version of it has been opened. Plan another exercise to ask something else.")
    if any(state_of(each, by.today) in EDITABLE for each in versions):
        raise Refused("A version of it is being written already.")
    begun = Questionnaire(
        partnership=by.partnership, exercise=questionnaire.exercise, version=max(each.version for each in versions) + 1,
        intro=questionnaire.intro, title_cy=questionnaire.title_cy, intro_cy=questionnaire.intro_cy,
        is_one_page=questionnaire.is_one_page, begun_by=by.person, begun_at=at,
    )  # fmt: skip
    save_checked(begun)
    for question in questionnaire.questions.all():
        question.pk, question.questionnaire, question._state.adding = None, begun, True
        save_checked(question)
    facts = {"exercise": questionnaire.exercise_id, "version": begun.version}
    record("questionnaire.begun", subject=begun, by=by, at=at, facts=facts)
    return begun


@transaction.atomic
def amend_questionnaire(
    *, questionnaire: Questionnaire, intro: str, title_cy: str, intro_cy: str, is_one_page: bool, by: Standing,
    at: datetime,
) -> Questionnaire:  # fmt: skip
    """Change what a questionnaire says of itself, and whether it is one page."""
    found = _editable(questionnaire, by)
    hangs = next((each for each in found.questions.all() if each.only_if), None)
    if is_one_page and hangs is not None:
        raise Refused({"is_one_page": [f"‘{hangs}’ is asked only after some answers, so it needs pages of its own."]})
    found.intro, found.title_cy, found.intro_cy, found.is_one_page = intro, title_cy, intro_cy, is_one_page
    save_checked(found)
    record("questionnaire.amended", subject=found, by=by, at=at)
    return found


@transaction.atomic
def add_question(
    *, questionnaire: Questionnaire, kind: Kind, text: str, by: Standing, at: datetime, text_cy: str = "",
    hint: str = "", hint_cy: str = "",
) -> Question:  # fmt: skip
    """Add a question of the partnership's own, at the end."""
    found = _editable(questionnaire, by)
    added = Question(
        partnership=by.partnership, questionnaire=found, position=_next_position(found), key=_next_key(found),
        kind=kind, text=text, text_cy=text_cy, hint=hint, hint_cy=hint_cy,
        scale=fields_of_scale(Scale()) if kind == Kind.SCALE else None,
    )  # fmt: skip
    save_checked(added)
    record("question.added", subject=added, by=by, at=at, facts={"kind": added.kind})
    return added


@transaction.atomic
def add_from_bank(*, questionnaire: Questionnaire, keys: Sequence[str], by: Standing, at: datetime) -> list[Question]:
    """Add questions of the bank, in its words, so that answers can be set beside other years'."""
    found = _editable(questionnaire, by)
    there = set(found.questions.values_list("key", flat=True))
    wanted = [BANK[key] for key in BANK if key in keys and key not in there]
    theirs = TakenQuestion.objects.filter(partnership=by.partnership, pk__in=_taken(keys))
    if not wanted and not theirs:
        raise Refused({"keys": ["Choose at least one question that is not there yet."]})
    added = []
    for asked in wanted:
        row = Question(
            partnership=by.partnership, questionnaire=found, position=_next_position(found), is_from_bank=True,
            **fields_of(asked),
        )  # fmt: skip
        save_checked(row)
        record("question.added", subject=row, by=by, at=at, facts={"kind": row.kind})
        added.append(row)
    for taken in theirs:
        fields = {name: getattr(taken, name) for name in OF_ANOTHER}
        row = Question(
            partnership=by.partnership, questionnaire=found, position=_next_position(found), key=_next_key(found),
            **fields,
        )  # fmt: skip
        save_checked(row)
        record("question.added", subject=row, by=by, at=at, facts={"kind": row.kind})
        added.append(row)
    return added


@transaction.atomic
def word_question(
    *, question: Question, text: str, text_cy: str, hint: str, hint_cy: str, by: Standing, at: datetime
) -> Question:
    """Change a question's words."""
    found = _own(question, by)
    found.text, found.text_cy, found.hint, found.hint_cy = text, text_cy, hint, hint_cy
    return _saved(found, by, at)


@transaction.atomic
def set_options(*, question: Question, options: str, options_cy: str = "", by: Standing, at: datetime) -> Question:
    """Set the answers that are listed, one a line; what stays in its line keeps its code."""
    found = _own(question, by)
    if found.kind not in LISTED:
        raise Refused("Answers are listed only where they are chosen from a list.")
    texts, welsh = _lines(options), _lines(options_cy)
    refuse_if_any(
        {
            "options": _wrong_options(texts),
            "options_cy": ["Give as many lines in Welsh as in English, or none."]
            if len(welsh) not in (0, len(texts))
            else [],
        }
    )
    welsh = welsh or [""] * len(texts)
    found.options = [
        {"code": f"a{place}", "text": text, "text_cy": text_cy}
        for place, (text, text_cy) in enumerate(zip(texts, welsh, strict=True), 1)
    ]
    return _saved(found, by, at)


@transaction.atomic
def set_scale(
    *, question: Question, low: int, high: int, low_means: str, high_means: str, by: Standing, at: datetime,
    low_means_cy: str = "", high_means_cy: str = "",
) -> Question:  # fmt: skip
    """Set the ends of a scale and what they mean."""
    found = _own(question, by)
    if found.kind != Kind.SCALE:
        raise Refused("Only a scale has ends.")
    if not 1 <= high - low < MOST_POINTS:
        raise Refused(
            {"high": [f"The higher end must be above the lower one, with at most {MOST_POINTS} points in all."]}
        )
    found.scale = fields_of_scale(Scale(low, high, low_means, high_means, low_means_cy, high_means_cy))
    return _saved(found, by, at)


@transaction.atomic
def set_measure(*, question: Question, unit: str = "", limit: int = TEXT_LIMIT, by: Standing, at: datetime) -> Question:
    """Set what an amount is counted in, or how long words may be."""
    found = _own(question, by)
    found.unit = unit if found.kind == Kind.AMOUNT else ""
    found.limit = limit if found.kind == Kind.TEXT else TEXT_LIMIT
    return _saved(found, by, at)


@transaction.atomic
def set_condition(
    *, question: Question, after: Question | None, codes: Sequence[str], by: Standing, at: datetime
) -> Question:
    """Ask a question only after some answers to an earlier one; or always, where ``after`` is ``None``."""
    found = _locked_question(question, by)
    if after is None:
        found.only_if = None
        return _saved(found, by, at)
    reasons: dict[str, list[str]] = {"after": [], "codes": []}
    if found.questionnaire.is_one_page:
        reasons["after"].append("Everything is on one page: all of it is asked.")
    if after.questionnaire != found.questionnaire or after.position >= found.position:
        reasons["after"].append("Choose an earlier question of the same questionnaire.")
    elif after.kind not in DECISIVE:
        reasons["after"].append("Choose a question whose answers are chosen, not written.")
    known = set(asked_of(after).codes)
    if not codes or not set(codes) <= known:
        reasons["codes"].append("Choose at least one of its answers.")
    refuse_if_any(reasons)
    found.only_if = {"question": after.key, "codes": [code for code in asked_of(after).codes if code in codes]}
    return _saved(found, by, at)


@transaction.atomic
def move_question(*, question: Question, up: bool, by: Standing, at: datetime) -> Question:
    """Move a question one place up or down, never past one that it hangs on or that hangs on it."""
    found = _locked_question(question, by)
    rows = list(found.questionnaire.questions.all())
    place = next(place for place, row in enumerate(rows) if row.pk == found.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(rows):
        raise Refused("It stands at the end already.")
    upper, lower = (rows[other], found) if up else (found, rows[other])
    if lower.only_if and lower.only_if["question"] == upper.key:
        raise Refused(f"‘{lower}’ is asked only after ‘{upper}’, so it stays behind it.")
    rows[place], rows[other] = rows[other], rows[place]
    for position, row in enumerate(rows, 1):
        Question.objects.filter(pk=row.pk).update(position=position)
    record("question.moved", subject=found, by=by, at=at, facts={"position": other + 1})
    return found


@transaction.atomic
def remove_question(*, question: Question, by: Standing, at: datetime) -> Questionnaire:
    """Take a question out."""
    found = _locked_question(question, by)
    hangs = next(
        (r for r in found.questionnaire.questions.all() if r.only_if and r.only_if["question"] == found.key), None
    )
    if hangs is not None:
        raise Refused(f"‘{hangs}’ is asked only after some of its answers: change that first.")
    record("question.removed", subject=found, by=by, at=at, facts={"kind": found.kind})
    version: Questionnaire = found.questionnaire
    found.delete()
    return version


def locked(questionnaire: Questionnaire) -> Questionnaire:
    """Return a version as it stands now, kept from others until the transaction ends."""
    return Questionnaire.objects.select_for_update(of=("self",)).select_related("exercise").get(pk=questionnaire.pk)


def fields_of_scale(scale: Scale) -> dict[str, Any]:
    """Return a scale as a row holds it."""
    return {name: getattr(scale, name) for name in Scale.__dataclass_fields__}


def _editable(questionnaire: Questionnaire, by: Standing) -> Questionnaire:
    check_may_run_consultation(by)
    by.check_owns(questionnaire)
    found = locked(questionnaire)
    check_may_be_edited(state_of(found, by.today))
    return found


def _locked_question(question: Question, by: Standing) -> Question:
    by.check_owns(question)
    version = _editable(question.questionnaire, by)
    found = Question.objects.get(pk=question.pk)
    found.questionnaire = version
    return found


def _own(question: Question, by: Standing) -> Question:
    """Return a question whose words are the partnership's own."""
    found = _locked_question(question, by)
    if found.is_from_bank:
        raise Refused(
            "Its words are the bank's, so that answers can be set beside other years'. Write one of your own instead."
        )
    return found


def _saved(question: Question, by: Standing, at: datetime) -> Question:
    save_checked(question)
    record("question.amended", subject=question, by=by, at=at, facts={"kind": question.kind})
    return question


def _taken(keys: Sequence[str]) -> list[int]:
    """Return which of the keys are of questions taken in from other bodies."""
    found = (key.removeprefix(TAKEN) for key in keys if key.startswith(TAKEN))
    return [int(each) for each in found if each.isdecimal()]


def _next_position(questionnaire: Questionnaire) -> int:
    last = questionnaire.questions.aggregate(Max("position"))["position__max"]
    return (last or 0) + 1


def _next_key(questionnaire: Questionnaire) -> str:
    taken = [
        int(found[1]) for key in questionnaire.questions.values_list("key", flat=True) if (found := OWN.fullmatch(key))
    ]
    return f"q{max(taken, default=0) + 1}"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _wrong_options(texts: list[str]) -> list[str]:
    said = []
    if len(texts) < 2:
        said.append("Give at least two answers, one a line.")
    if len(texts) > MOST_OPTIONS:
        said.append(f"Give at most {MOST_OPTIONS} answers.")
    if any(len(text) > 200 for text in texts):
        said.append("An answer may have 200 characters at most.")
    if len({text.casefold() for text in texts}) < len(texts):
        said.append("The same answer stands there twice.")
    return said
