"""Consultation, built by its services, each step by whoever would take it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.consultation.models import (
    ConsultationStrategy,
    Consultee,
    Distribution,
    Evaluation,
    Exercise,
    Forum,
    GroupToHear,
    Sitting,
)
from frankpledge.stages.consultation.rules.phases import Method, Phase
from frankpledge.stages.consultation.services.consultees import ask_agencies
from frankpledge.stages.consultation.services.distribution import log_distribution
from frankpledge.stages.consultation.services.evaluation import evaluate_exercise
from frankpledge.stages.consultation.services.exercises import plan_exercise, plan_sitting
from frankpledge.stages.consultation.services.forums import enter_forum
from frankpledge.stages.consultation.services.hearing import name_group
from frankpledge.stages.consultation.services.issues import raise_issue
from frankpledge.stages.consultation.services.strategy import answer_strategy, put_strategy, write_strategy
from frankpledge.stages.partnership.models import Cycle
from frankpledge.stages.partnership.queries.cycle import open_cycle
from tests.universe.commitments import asking
from tests.universe.cycle import a_cycle
from tests.universe.partnership import AT, Universe

TODAY = AT.date()
VICTIMS = "Tithingham Victim Support"
POLICE = "Tithingham Police"
ENDED = {"opens": TODAY - timedelta(days=90), "closes": TODAY - timedelta(days=10)}
"""Days of an exercise that is over."""


def the_cycle(universe: Universe) -> Cycle:
    """Return the cycle under way, planned if there is none."""
    return open_cycle(universe.coordinator) or a_cycle(universe)


def an_exercise(universe: Universe, title: str = "What troubles you?", **given: Any) -> Exercise:
    """Plan a questionnaire on the published audit, in the cycle under way."""
    wanted: dict[str, Any] = {
        "phase": Phase.POST_AUDIT, "method": Method.QUESTIONNAIRE, "aim": "To hear which findings matter most.",
        "audience": "Everybody who lives or works here", "opens": TODAY, "closes": TODAY + timedelta(days=84),
    }  # fmt: skip
    cycle = the_cycle(universe)
    return plan_exercise(cycle=cycle, title=title, by=universe.coordinator, at=AT, **wanted | given)


def over(universe: Universe, title: str = "Autumn questionnaire", **given: Any) -> Exercise:
    """Plan an exercise that is over."""
    return an_exercise(universe, title, **ENDED | given)


def a_group_to_hear(universe: Universe, name: str = "Refugees", **given: Any) -> GroupToHear:
    """Name a group that is seldom heard."""
    wanted = {"reason": "None of them answered the last survey."} | given
    return name_group(name=name, by=universe.coordinator, at=AT, **wanted)


def a_forum(universe: Universe, name: str = "Refugee Forum", **given: Any) -> Forum:
    """Enter a forum in the directory."""
    wanted: dict[str, Any] = {
        "kind": "forum", "agency": universe.agency(VICTIMS), "audience": "Refugees of the borough",
        "meets": "Each second month", "speaks_for": 300,
    }  # fmt: skip
    return enter_forum(name=name, **{"by": universe.coordinator, "at": AT} | wanted | given)


def a_sitting(universe: Universe, exercise: Exercise | None = None, **given: Any) -> Sitting:
    """Plan a sitting of an exercise."""
    wanted: dict[str, Any] = {"on": TODAY + timedelta(days=7), "place": "Town Hall", "setting": "civic"}
    return plan_sitting(exercise=exercise or an_exercise(universe), by=universe.coordinator, at=AT, **wanted | given)


def aims(*without: Phase) -> dict[Phase, str]:
    """Return an aim for each phase but some."""
    return {phase: f"To ask {phase.words.lower()}." for phase in Phase if phase not in without}


def a_strategy(universe: Universe, *without: Phase, **given: Any) -> ConsultationStrategy:
    """Write a version of the strategy, with an aim for each phase but some."""
    wanted: dict[str, Any] = {
        "aims": aims(*without), "budget": Decimal(5000), "hours": 400, "done_by": "in-house",
        "done_by_reason": "Two officers have done it before.", "lead_days": 28, "sensitive_lead_days": 70,
    }  # fmt: skip
    if "lead" not in given:
        wanted["lead"] = universe.post("Tithingham Borough Council", f"Lead {ConsultationStrategy.objects.count()}")
    return write_strategy(cycle=the_cycle(universe), by=universe.coordinator, at=AT, **wanted | given)


def put_to_board(universe: Universe, strategy: ConsultationStrategy | None = None) -> ConsultationStrategy:
    """Put a version to the board, which the partnership's chair chairs."""
    written = strategy or a_strategy(universe)
    put_strategy(strategy=written, group=asking(universe).board, by=universe.coordinator, at=AT)
    return ConsultationStrategy.objects.get(pk=written.pk)


def approved(universe: Universe, strategy: ConsultationStrategy | None = None) -> ConsultationStrategy:
    """Let the board approve a version."""
    put = put_to_board(universe, strategy)
    answer_strategy(strategy=put, answer="approved", seen=put.version, by=universe.as_(Role.CHAIR), at=AT)
    return ConsultationStrategy.objects.get(pk=put.pk)


def a_consultee(
    universe: Universe, exercise: Exercise | None = None, agency: str = POLICE, reply_by: date = TODAY,
    sent_on: date = TODAY - timedelta(days=30),
) -> Consultee:  # fmt: skip
    """Ask an agency in an exercise."""
    [asked] = ask_agencies(
        exercise=exercise or an_exercise(universe), agencies=[universe.agency(agency)], sent_on=sent_on,
        reply_by=reply_by, by=universe.coordinator, at=AT,
    )  # fmt: skip
    return asked


def late(universe: Universe, exercise: Exercise | None = None, agency: str = POLICE) -> Consultee:
    """Ask an agency whose reply is late by now."""
    return a_consultee(universe, exercise, agency, reply_by=TODAY - timedelta(days=1))


def a_distribution(universe: Universe, exercise: Exercise | None = None, **given: Any) -> Distribution:
    """Log a summary that went to every household."""
    wanted: dict[str, Any] = {
        "on": TODAY, "channel": "households", "what": "Summary of the audit", "where": "The whole borough",
        "copies": 41_000, "paid_by": universe.agency(POLICE), "cost": Decimal(3000),
    }  # fmt: skip
    asked = exercise or an_exercise(universe)
    return log_distribution(exercise=asked, by=universe.coordinator, at=AT, **wanted | given)


def an_evaluation(universe: Universe, exercise: Exercise | None = None, **given: Any) -> Evaluation:
    """Record what an exercise was worth that is over."""
    wanted: dict[str, Any] = {
        "reached": 1000, "responded": 250, "cost": Decimal(1000), "hours": 60, "influence": "changed",
        "changed": "The board put burglary before arson.", "lessons": "Ask in the market, and not by post.",
    }  # fmt: skip
    asked = exercise or over(universe)
    return evaluate_exercise(exercise=asked, by=universe.coordinator, at=AT, **wanted | given)


def whole_consultation(universe: Universe) -> Exercise:
    """Fill every register of consultation; the exercise reaches a group through its forum."""
    group = a_group_to_hear(universe, is_sensitive=True)
    forum = a_forum(universe, reaches=[group])
    a_strategy(universe)
    exercise = over(universe, reaches=[group], forums=[forum], duties=["consult", "policing"])
    a_sitting(universe, exercise, on=TODAY - timedelta(days=20), came=40, filled_in=31)
    a_consultee(universe, exercise)
    a_distribution(universe, exercise, group=group, returned=120)
    an_evaluation(universe, exercise)
    return exercise


def with_every_fault(universe: Universe) -> Exercise:
    """Plan a consultation in which the rules find all that they can find from what pages record in England."""
    a_group_to_hear(universe, "Elders")
    refugees = a_group_to_hear(universe, is_sensitive=True)
    a_strategy(universe, Phase.PLANNING)
    hasty = {"opens": TODAY + timedelta(days=7), "closes": TODAY + timedelta(days=8)}
    a_sitting(universe, an_exercise(universe, "In haste", reaches=[refugees], **hasty), chair_ties="A party")
    exercise = over(universe, closes=TODAY - timedelta(days=80))
    late(universe, exercise)
    raise_issue(
        exercise=exercise, kind="problem", title="Dark lanes", words="The lanes are dark.", raised_on=exercise.opens,
        by=universe.coordinator, at=AT,
    )  # fmt: skip
    return exercise
