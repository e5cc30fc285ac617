"""Questionnaires of three years, and thousands of responses to them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from frankpledge.adapters.inbox.definitions import digest_of
from frankpledge.core.questionnaires import Condition, Kind, Option
from frankpledge.core.questionnaires import Question as Asked
from frankpledge.core.questionnaires.bank import BANK
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.consultation.definition import drafted, fields_of
from frankpledge.stages.consultation.models import (
    Answer,
    Exercise,
    Kiosk,
    PeopleByAnswer,
    Question,
    Questionnaire,
    Response,
)
from frankpledge.stages.consultation.rules.phases import Method, Phase
from frankpledge.stages.partnership.models import Cycle
from tests.universe.busy.town import AT, Town, insert

OWN = (
    Asked("q1", Kind.TEXT, "What makes you feel unsafe?", only_if=Condition("core-safe-dark", ("very-unsafe",))),
    Asked("q2", Kind.RANK, "Which first?", options=tuple(Option(f"a{n}", f"Matter {n}") for n in range(1, 9))),
    Asked("q3", Kind.AMOUNT, "How much more would you pay?", unit="pounds"),
)
PLACES = ("", "", "", "Library", "Market hall", "Mosque", "Leisure centre")
MANY, USUAL = 6_000, 60


def add_questionnaires(town: Town) -> None:
    """Open most of them, leave some as drafts or waiting for a checker; let one be answered by thousands."""
    exercises = insert(_exercise(town, number, on) for number, on in enumerate(town.days(town.size.share(60))))
    made = insert(_questionnaire(town, each, number) for number, each in enumerate(exercises))
    for each in made:
        insert(_rows(town, each))
        town.log.add("questionnaire.begun", each, each.begun_at.date(), town.clerk)
    _open(town, made)
    opened = [each for each in made if each.opened_at]
    insert(town.row(Kiosk, questionnaire=each, code="market", name="Market hall") for each in opened)
    for place, each in enumerate(opened):
        _answer(town, each, town.size.share(MANY) if place == 0 else USUAL)
    _add_margins(town)


def _add_margins(town: Town) -> None:
    """Enter how many people there are by age and sex."""
    for key in ("you-age", "you-sex"):
        people = {code: 10_000 for code in BANK[key].codes if code not in ("not-say", "under-16")}
        insert([town.row(PeopleByAnswer, key=key, people=people, source="A census", counted_on=date(2021, 3, 21))])


def _exercise(town: Town, number: int, on: date) -> Exercise:
    return town.row(
        Exercise, cycle=Cycle.objects.filter(partnership=town.universe.partnership).order_by("pk")[0],
        title=f"What troubles you? ({number})", phase=Phase.POST_AUDIT, method=Method.QUESTIONNAIRE, aim="To hear.",
        audience="Everybody", opens=on, closes=on + timedelta(days=84), planned_on=on - timedelta(days=30),
    )  # fmt: skip


def _questionnaire(town: Town, exercise: Exercise, number: int) -> Questionnaire:
    return town.row(
        Questionnaire, exercise=exercise, version=1, intro="We ask.", begun_by=_runner(town, number), begun_at=AT
    )


def _runner(town: Town, number: int) -> Person:
    return town.universe.people[Role.INFORMATION_OFFICER if number % 2 else Role.COORDINATOR]


def _rows(town: Town, questionnaire: Questionnaire) -> list[Question]:
    asked = [*BANK.values(), *OWN]
    return [
        town.row(
            Question, questionnaire=questionnaire, position=place, is_from_bank=each.key in BANK, **fields_of(each)
        )
        for place, each in enumerate(asked, 1)
    ]


def _open(town: Town, made: list[Questionnaire]) -> None:
    checker = town.universe.people[Role.OUTPUT_CHECKER]
    for number, each in enumerate(made):
        told = drafted(each)
        fields: dict[str, Any] = {}
        if number % 6 != 5:
            fields = {
                "proposed_by": each.begun_by, "proposed_at": AT, "frozen_count": len(told.questions),
                "definition": told.written(), "digest": digest_of(told),
            }  # fmt: skip
        if number % 6 not in (4, 5):
            fields |= {"signed_by": checker, "signed_at": AT}
        if number % 6 not in (3, 4, 5):
            fields |= {
                "opened_by": each.begun_by, "opened_at": AT, "number": number + 1, "opens": each.exercise.opens,
                "closes": each.exercise.closes, "public_key": "00" * 32,
            }  # fmt: skip
        Questionnaire.objects.filter(pk=each.pk).update(**fields)
        each.refresh_from_db()


def _answer(town: Town, questionnaire: Questionnaire, number: int) -> None:
    assert questionnaire.opens
    responses = insert(
        town.row(
            Response, questionnaire=questionnaire, response_id=f"{person:032x}", fingerprint=f"{person % 500:064x}",
            channel="kiosk" if town.rng.random() < 0.2 else "online", place=town.rng.choice(PLACES),
            received_on=questionnaire.opens + timedelta(days=person % 80), is_repeat=person % 50 == 0,
            speaks_for=30 if person % 97 == 0 else None,
        )
        for person in range(number)
    )  # fmt: skip
    rows = {row.key: row for row in questionnaire.questions.all()}
    insert(answer for response in responses for answer in _answers(town, response, rows))


def _answers(town: Town, response: Response, rows: dict[str, Question]) -> list[Answer]:
    rng = town.rng
    given: list[dict[str, Any]] = [
        {"question": rows["core-safe-dark"], "code": rng.choice(BANK["core-safe-dark"].codes)},
        {"question": rows["core-problem"], "code": str(rng.randrange(1, 6))},
        {"question": rows["q2"], "code": "a1", "place": 1},
        {"question": rows["q2"], "code": "a4", "place": 2},
        {"question": rows["q3"], "amount": rng.randrange(0, 50)},
        {"question": rows["you-age"], "code": rng.choice(BANK["you-age"].codes)},
        {"question": rows["you-sex"], "code": rng.choice(BANK["you-sex"].codes)},
    ]
    if rng.random() < 0.3:
        given.append({"question": rows["q1"], "text": "It is dark and nobody is about.", "removed": rng.randrange(2)})
    return [town.row(Answer, response=response, **each) for each in given]
