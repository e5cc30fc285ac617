"""Questionnaires that hundreds answered, with the people of the area entered beside them."""

from __future__ import annotations

from random import Random
from typing import Any

from frankpledge.core.questionnaires import Kind
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.consultation.models import Answer, PeopleByAnswer, Question, Questionnaire, Response
from frankpledge.stages.consultation.rules.channels import Channel
from frankpledge.stages.consultation.services.collecting import answer_fields
from frankpledge.stages.consultation.services.margins import set_margin
from frankpledge.stages.consultation.services.opening import (
    open_questionnaire,
    propose_questionnaire,
    shelve_questionnaire,
    sign_off_questionnaire,
)
from frankpledge.stages.consultation.services.questionnaires import add_from_bank
from tests.universe.partnership import AT, Universe
from tests.universe.questionnaires import a_question, a_questionnaire

KEYS = ["core-safe-dark", "core-problem", "core-matches-audit", "you-age", "you-sex", "you-ethnic-group"]
AREA = "Which part of the borough do you live in?"
SOURCE = "Census 2021, table TS007A"
AGES = {"16-24": 12_000, "25-34": 13_000, "35-49": 19_000, "50-64": 19_000, "65-74": 10_000, "75-over": 9_000}
ETHNIC = {"white": 72_000, "mixed": 1_600, "asian": 5_700, "black": 1_600, "other": 1_100}
SEXES = {"female": 42_000, "male": 40_000}
AREAS = {"a1": 30_000, "a2": 52_000}


def asked_of_people(universe: Universe, title: str = "Asked of many", **given: Any) -> Questionnaire:
    """Open a questionnaire with core questions, what people are like, where they live, and an order of issues."""
    made = a_questionnaire(universe, title, **given)
    add_from_bank(questionnaire=made, keys=KEYS, by=universe.coordinator, at=AT)
    a_question(universe, made, AREA, Kind.CHOICE, "North\nSouth")
    a_question(universe, made)
    a_question(universe, made, "Which of these trouble you?", Kind.MANY, "Burglary\nNoise at night\nSpeeding")
    propose_questionnaire(questionnaire=made, by=universe.coordinator, at=AT)
    sign_off_questionnaire(questionnaire=made, by=universe.as_(Role.OUTPUT_CHECKER), at=AT)
    opened = open_questionnaire(questionnaire=made, by=universe.as_(Role.INFORMATION_OFFICER), at=AT)
    shelve_questionnaire(opened)
    return opened


def key_of(questionnaire: Questionnaire, text: str) -> str:
    """Return the key of a question by its words."""
    return str(questionnaire.questions.get(text=text).key)


def one_answer(questionnaire: Questionnaire, rng: Random, unsafe: float, keys: tuple[str, str, str]) -> dict[str, Any]:
    """Draw what somebody answers: the old answer more readily than the young, and women feel less safe."""
    area, order, trouble = keys
    sex = rng.choices(["female", "male"], [62, 38])[0]
    afraid = rng.random() < unsafe + (0.15 if sex == "female" else -0.1)
    return {
        "core-safe-dark": rng.choice(["bit-unsafe", "very-unsafe"] if afraid else ["very-safe", "fairly-safe"]),
        "core-problem": rng.choices([1, 2, 3, 4, 5], [1, 2, 4, 2, 1])[0],
        "core-matches-audit": rng.choices(["fully", "mostly", "partly", "not-at-all", "not-read"], [2, 4, 3, 1, 5])[0],
        "you-age": rng.choices([*AGES, "not-say"], [3, 8, 22, 30, 24, 12, 2])[0], "you-sex": sex,
        "you-ethnic-group": rng.choices(list(ETHNIC), [90, 2, 5, 2, 1])[0], area: rng.choice(["a1", "a2"]),
        order: rng.choice([["a1", "a2", "a3"], ["a1", "a3", "a2"], ["a2", "a1"]]),
        trouble: rng.choice([["a1"], ["a1", "a2"], ["a3"]]),
    }  # fmt: skip


def answered_by(
    universe: Universe, number: int, title: str = "Asked of many", unsafe: float = 0.4, seed: int = 1, **given: Any
) -> Questionnaire:
    """Open one and let so many answer it; take in what they sent."""
    made, rng = asked_of_people(universe, title, **given), Random(seed)
    texts = (AREA, "Which of these should come first?", "Which of these trouble you?")
    keys = tuple(key_of(made, text) for text in texts)
    keep_all(made, [one_answer(made, rng, unsafe, keys) for _ in range(number)])  # type: ignore[arg-type]
    return made


def keep_all(questionnaire: Questionnaire, everybody: list[dict[str, Any]]) -> None:
    """Keep what many answered as it is kept once taken in; through the inbox, one by one, hundreds take a minute."""
    partnership, rows = questionnaire.partnership, {row.key: row for row in questionnaire.questions.all()}
    responses = Response.objects.bulk_create(
        Response(
            partnership=partnership, questionnaire=questionnaire, response_id=f"{questionnaire.pk:08x}{number:024x}",
            fingerprint=f"{number:064x}", channel=Channel.ONLINE, received_on=AT.date(),
        )
        for number in range(len(everybody))
    )  # fmt: skip
    Answer.objects.bulk_create(
        Answer(partnership=partnership, response=response, question=rows[key], **fields)
        for response, answers in zip(responses, everybody, strict=True)
        for key, value in answers.items()
        for fields in answer_fields(Kind(rows[key].kind), value)
    )


def people_of(universe: Universe, question: Question, people: dict[str, int], **given: Any) -> PeopleByAnswer:
    """Enter how many people there are for each answer."""
    wanted: dict[str, Any] = {"source": SOURCE, "counted_on": AT.date().replace(2021, 3, 21)} | given
    return set_margin(question=question, people=people, by=universe.as_(Role.INFORMATION_OFFICER), at=AT, **wanted)


def all_people(universe: Universe, questionnaire: Questionnaire) -> None:
    """Enter all margins of one."""
    for key, people in {"you-age": AGES, "you-sex": SEXES, "you-ethnic-group": ETHNIC}.items():
        people_of(universe, questionnaire.questions.get(key=key), people)
    people_of(universe, questionnaire.questions.get(text=AREA), AREAS)
