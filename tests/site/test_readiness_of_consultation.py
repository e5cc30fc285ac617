"""Readiness of a live partnership's consultation: judged from its own pages' records, told to members alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from frankpledge.core.readiness import Status
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.site.readiness.judging import judgement, key_of
from frankpledge.site.readiness.rules import ABOUT_CONSULTATION
from frankpledge.stages.consultation.models import (
    ConsultationStrategy,
    Consultee,
    Exercise,
    GroupToHear,
    RaisedIssue,
    Sitting,
)
from frankpledge.stages.consultation.rules.phases import Phase
from frankpledge.stages.consultation.services.consultees import ask_body, record_no_reply
from frankpledge.stages.consultation.services.exercises import amend_exercise, amend_sitting, call_off_exercise
from frankpledge.stages.consultation.services.hearing import amend_group
from frankpledge.stages.publication.services import withdraw
from tests.universe import consultation as made
from tests.universe import issues
from tests.universe.cycle import a_cycle, recorded
from tests.universe.meetings import group, held
from tests.universe.partnership import AT, Universe, found

SignIn = Callable[[Person], Client]
TODAY = made.TODAY
FOUND_FROM_PAGES = {
    "CONSULT-AIMS", "CONSULT-ANSWERED", "CONSULT-APPROVED", "CONSULT-EARLY", "CONSULT-NEUTRAL", "CONSULT-TIME",
    "CONSULT-TOLD", "CONSULT-WORTH", "CONSULTEE-ASKED", "CONSULTEE-REPLIED", "GROUP-HEARD",
}  # fmt: skip


def found_in(universe: Universe) -> set[str]:
    return {each.rule for each in judgement(universe.coordinator).standing(Status.OPEN)} & ABOUT_CONSULTATION


def test_what_pages_record_of_consultation_is_judged(town: Universe) -> None:
    assert found_in(town) == set()
    made.with_every_fault(town)
    assert found_in(town) == FOUND_FROM_PAGES


def aims_written(town: Universe) -> None:
    made.a_strategy(town)


def strategy_approved(town: Universe) -> None:
    made.approved(town, ConsultationStrategy.objects.get())


def opened_later(town: Universe) -> None:
    hasty = Exercise.objects.get(title="In haste")
    later = {"opens": TODAY + timedelta(days=70), "closes": TODAY + timedelta(days=170)}
    given = {name: getattr(hasty, name) for name in ("title", "phase", "method", "aim", "audience")}
    reaches = list(hasty.reaches.all())
    amend_exercise(exercise=hasty, reaches=reaches, by=town.coordinator, at=AT, **given | later)


def neutral_chair(town: Universe) -> None:
    given = {name: getattr(Sitting.objects.get(), name) for name in ("on", "place", "setting")}
    amend_sitting(sitting=Sitting.objects.get(), chair="The vicar", by=town.coordinator, at=AT, **given)


def evaluated_and_told(town: Universe) -> None:
    over = Exercise.objects.get(title="Autumn questionnaire")
    made.an_evaluation(town, over, told_at=held(town, group(town)))


def silence_on_record(town: Universe) -> None:
    record_no_reply(consultee=Consultee.objects.get(), by=town.coordinator, at=AT)


def group_let_go(town: Universe) -> None:
    elders = GroupToHear.objects.get(name="Elders")
    amend_group(group=elders, name="Elders", reason="They answer.", is_ended=True, by=town.coordinator, at=AT)


def issue_answered(town: Universe) -> None:
    issues.answered(town, RaisedIssue.objects.get())


def people_told(town: Universe) -> None:
    issues.published(town, issues.told(town, Exercise.objects.get(title="Autumn questionnaire")))


MENDS = {
    "CONSULT-AIMS": aims_written, "CONSULT-ANSWERED": issue_answered, "CONSULT-TOLD": people_told,
    "CONSULT-APPROVED": strategy_approved, "CONSULT-EARLY": opened_later,
    "CONSULT-NEUTRAL": neutral_chair, "CONSULT-TIME": opened_later, "CONSULT-WORTH": evaluated_and_told,
    "CONSULTEE-REPLIED": silence_on_record, "GROUP-HEARD": group_let_go,
}  # fmt: skip


@pytest.mark.parametrize(("rule", "mend"), MENDS.items(), ids=MENDS)
def test_the_mend_done_on_its_page_makes_the_finding_go(
    rule: str, mend: Callable[[Universe], None], town: Universe
) -> None:
    made.with_every_fault(town)
    assert rule in found_in(town)
    mend(town)
    assert rule not in found_in(town)


def test_a_standing_channel_is_gone_through_each_quarter(town: Universe) -> None:
    channel = issues.a_standing_channel(town)
    issues.an_issue(town, channel, title="Of this quarter", raised_on=TODAY)
    assert "CONSULT-ANSWERED" not in found_in(town)
    issues.an_issue(town, channel, title="Of the last", raised_on=TODAY - timedelta(days=100))
    [finding] = [each for each in judgement(town.coordinator).findings if each.rule == "CONSULT-ANSWERED"]
    assert finding.sentence == "1 issue raised in “Tell us any time” has no answer."


def test_what_was_told_and_taken_back_was_not_told(town: Universe) -> None:
    exercise = made.over(town, closes=TODAY - timedelta(days=80))
    release = issues.published(town, issues.told(town, exercise))
    assert "CONSULT-TOLD" not in found_in(town)
    withdraw(candidate=release, why="It was of another year.", by=town.coordinator, at=AT)
    assert "CONSULT-TOLD" in found_in(town)


def test_each_body_asked_is_missed_no_longer(town: Universe) -> None:
    exercise = made.with_every_fault(town)

    def missed() -> set[str]:
        return {each.subject for each in judgement(town.coordinator).findings if each.rule == "CONSULTEE-ASKED"}

    assert "body:victim-support" in missed()
    ask_body(
        exercise=exercise, name="Victim Support", body="victim-support", sent_on=TODAY, reply_by=TODAY,
        by=town.coordinator, at=AT,
    )  # fmt: skip
    assert "body:victim-support" not in missed()


def test_a_survey_before_the_audit_is_published_does_not_meet_the_duty_of_the_act(db: None) -> None:
    town = found("Riverton Partnership", "riverton", regime="cda-1998")
    cycle = a_cycle(town)
    survey = made.an_exercise(town, "Household survey", opens=TODAY, closes=TODAY + timedelta(days=60))
    [finding] = [each for each in judgement(town.coordinator).findings if each.rule == "CDA-6.2D"]
    assert finding.severity.value == "duty"
    assert "no report is published yet" in finding.sentence
    recorded(town, cycle, "publish-audit", TODAY - timedelta(days=9), TODAY, known=True)
    assert "CDA-6.2D" not in found_in(town)
    call_off_exercise(exercise=survey, why="The printer failed.", by=town.coordinator, at=AT)
    recorded(town, cycle, "strategy", TODAY, TODAY, known=True)
    assert "nobody had been asked about the report" in next(
        each.sentence for each in judgement(town.coordinator).findings if each.rule == "CDA-6.2D"
    )


def test_what_was_called_off_or_belongs_to_a_closed_cycle_is_not_judged(town: Universe) -> None:
    made.an_exercise(town, phase=Phase.REVIEW)
    assert "CONSULT-APPROVED" in found_in(town)
    call_off_exercise(exercise=Exercise.objects.get(), why="No staff.", by=town.coordinator, at=AT)
    assert found_in(town) == set()


def test_a_contractor_is_told_nothing_of_the_consultations_working_pages(town: Universe, signed_in: SignIn) -> None:
    made.with_every_fault(town)
    assert {each.rule for each in judgement(town.as_(Role.CONTRACTOR)).findings}.isdisjoint(ABOUT_CONSULTATION)
    page = signed_in(town.people[Role.CONTRACTOR]).get("/p/tithingham/readiness/").content.decode()
    assert "In haste" not in page


def test_a_finding_leads_to_the_page_of_its_mend_and_a_reason_answers_it(
    town: Universe, coordinator_client: Client
) -> None:
    exercise = made.with_every_fault(town)
    page = coordinator_client.get("/p/tithingham/readiness/").content.decode()
    assert f'href="/p/tithingham/consultation/exercises/{exercise.pk}/bodies/"' in page
    assert 'href="/p/tithingham/consultation/strategy/"' in page
    [finding] = [each for each in judgement(town.coordinator).findings if each.rule == "GROUP-HEARD"]
    address = f"/p/tithingham/readiness/findings/{key_of(finding.rule, finding.subject)}/answer/"
    coordinator_client.post(address, {"reason": "Elders answered best of all."})
    assert "GROUP-HEARD" not in found_in(town)
