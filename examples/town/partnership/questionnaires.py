"""What the town asks its people: a questionnaire that is open, and others on their way there."""

from __future__ import annotations

from datetime import date
from typing import Any

from examples.town.partnership.cast import Town
from frankpledge.core.questionnaires import Kind
from frankpledge.stages.consultation.models import Exercise, Questionnaire
from frankpledge.stages.consultation.rules.channels import Channel
from frankpledge.stages.consultation.rules.phases import Method, Phase
from frankpledge.stages.consultation.services.collecting import key_in
from frankpledge.stages.consultation.services.exercises import plan_exercise
from frankpledge.stages.consultation.services.margins import set_margin
from frankpledge.stages.consultation.services.opening import (
    add_kiosk,
    open_questionnaire,
    propose_questionnaire,
    sign_off_questionnaire,
)
from frankpledge.stages.consultation.services.questionnaires import (
    add_from_bank,
    add_question,
    begin_questionnaire,
    set_condition,
    set_options,
)
from frankpledge.stages.partnership.models import Cycle

INTRO = (
    "Every three years we decide what to do about crime and disorder in the town. We have counted what was reported to "
    "us. Tell us what we did not count, and what should come first."
)
INTRO_CY = (
    "Bob tair blynedd rydym yn penderfynu beth i’w wneud am drosedd ac anhrefn yn y dref. Rydym wedi cyfrif yr hyn a "
    "adroddwyd. Dywedwch wrthym beth na chyfrifwyd, a beth ddylai ddod gyntaf."
)
MATTERS = "Burglary\nNoise and disorder at night\nSpeeding\nThefts from shops\nSomething else"
MATTERS_CY = "Byrgleriaeth\nSŵn ac anhrefn yn y nos\nGoryrru\nDwyn o siopau\nRhywbeth arall"
SAID = (
    "Young people have nowhere to go after six, so they stand in the market place.",
    "The lamps along the river path have been out since the spring.",
    "Cars race down our road every Friday night and nobody comes.",
    "I would go to the library in the evening if the way back were lit.",
)
AGES = {"16-24": 9_000, "25-34": 10_000, "35-49": 15_000, "50-64": 14_000, "65-74": 8_000, "75-over": 7_000}
EXERCISES = {
    # what the exercise is called: in which phase, days before today on which it opens and closes
    "How we answer the audit": (Phase.ACTION, -30, -90),
    "Which of our plans help": (Phase.REVIEW, -20, -60),
    "What troubles you in Tithingham?": (Phase.POST_AUDIT, 10, -45),
    "Nights in the town centre": (Phase.ACTION, -40, -100),
}


def build(town: Town) -> None:
    """Leave one proposed, one signed off, one open and answered, one in draft, and one exercise without any."""
    waiting, ready, opened, _draft = (_written(town, _planned(town, title, *when)) for title, when in EXERCISES.items())
    _planned(town, "A word with the traders", Phase.ACTION, 2, -60)
    for each in (waiting, ready, opened):
        propose_questionnaire(questionnaire=each, **acting(town, "analyst", 12))
    for each in (ready, opened):
        sign_off_questionnaire(questionnaire=each, **acting(town, "checker", 11))
    opened = open_questionnaire(questionnaire=opened, **acting(town, "coordinator", 10))
    add_kiosk(questionnaire=opened, name="Library, ground floor", **acting(town, "coordinator", 9))
    _key_in(town, opened)
    set_margin(
        question=opened.questions.get(key="you-age"), people=AGES, source="Made up for the town",
        counted_on=date(2021, 3, 21), **acting(town, "analyst", 2),
    )  # fmt: skip


def _planned(town: Town, title: str, phase: Phase, opens: int, closes: int) -> Exercise:
    by = acting(town, "coordinator", 20)
    return plan_exercise(
        cycle=Cycle.objects.get(partnership=town.partnership, closed_on=None), title=title, phase=phase,
        method=Method.QUESTIONNAIRE, aim="To hear what was not counted.",
        audience="Everybody who lives, works or stays in the town", opens=town.days_ago(opens),
        closes=town.days_ago(closes), **by,
    )  # fmt: skip


def _written(town: Town, exercise: Exercise) -> Questionnaire:
    """Write an exercise's questionnaire."""
    by = acting(town, "coordinator", 20)
    made = begin_questionnaire(
        exercise=exercise, intro=INTRO, title_cy="Beth sy’n eich poeni yn Tithingham?", intro_cy=INTRO_CY, **by
    )
    first = add_question(
        questionnaire=made, kind=Kind.RANK, text="Which of these should come first?",
        text_cy="Pa un o’r rhain ddylai ddod gyntaf?", **by,
    )  # fmt: skip
    set_options(question=first, options=MATTERS, options_cy=MATTERS_CY, **by)
    safe = add_from_bank(
        questionnaire=made, keys=["core-safe-dark", "core-problem", "core-change", "you-here", "you-age"], **by
    )[0]
    why = add_question(
        questionnaire=made, kind=Kind.TEXT, text="What makes you feel unsafe?",
        text_cy="Beth sy’n gwneud i chi deimlo’n anniogel?", **by,
    )  # fmt: skip
    set_condition(question=why, after=safe, codes=["bit-unsafe", "very-unsafe"], **by)
    return made


def _key_in(town: Town, opened: Questionnaire) -> None:
    """Key in what came on paper at two meetings."""
    first, why = (str(opened.questions.get(kind=kind, is_from_bank=False).key) for kind in (Kind.RANK, Kind.TEXT))
    for number in range(16):
        answers: dict[str, Any] = {
            first: ["a2", "a4"] if number % 3 else ["a3", "a1"], "core-problem": 2 + number % 4,
            "core-safe-dark": "bit-unsafe" if number % 2 else "fairly-safe", "you-here": ["live", "work"],
            "you-age": "65-74" if number % 3 else "35-49",
        }  # fmt: skip
        if number % 4 == 1:
            answers[why] = SAID[number // 4]
        key_in(
            questionnaire=opened, channel=Channel.MEETING, received_on=town.days_ago(4), place="Town Hall",
            answers=answers, token=f"town hall {number}", **acting(town, "coordinator", 3),
        )  # fmt: skip
    key_in(
        questionnaire=opened, channel=Channel.FORUM, received_on=town.days_ago(4), place="Neighbourhood Watch",
        answers={first: ["a1", "a3"]}, speaks_for=34, token="the watch", **acting(town, "coordinator", 3),  # noqa: S106
    )  # fmt: skip


def acting(town: Town, who: str, days_ago: int) -> Any:
    """Return by whom and when, as every service asks."""
    return town.acting(who, days_ago)
