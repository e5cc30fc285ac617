"""Each rule of consultation finds its own planted fault and nothing besides, and draws its line."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import Tier
from frankpledge.core.readiness import Finding, Rule, Severity, Status, judge
from frankpledge.core.readiness.case import Answer, Case, ConsultationPhase, every_register_but
from frankpledge.stages.consultation.rules import RULES
from frankpledge.stages.consultation.rules.phases import Phase
from frankpledge.stages.consultation.rules.results import EVALUATE_DAYS
from tests.rules import EVERY_RULE
from tests.unit.stages.partnership.town import AS_OF, REGIME, changed, town, without

TOWN = town()
REPORT = next(each for each in TOWN.exercises if each.id == "report")

Plant = Callable[[Case], Case]


def on(register: str, key: str, **fields: object) -> Plant:
    """Change one fact."""
    return lambda case: changed(case, register, key, **fields)


def before_it_was_published(case: Case) -> Case:
    """Add a survey that is called consultation on the report, and was over before there was one."""
    survey = {"opens": REPORT.opens - timedelta(days=40), "closes": REPORT.opens - timedelta(days=1)}
    told = (*case.feedback, replace(case.feedback[0], id="told-too", exercise="survey"))
    exercises = (*case.exercises, replace(REPORT, id="survey", title="Survey", **survey))
    return replace(case, exercises=exercises, feedback=told)


PLANTS: dict[str, Plant] = {
    "CDA-6.2D": before_it_was_published,
    "CONSULT-AIMS": on("consultation_strategies", "strategy", aims=tuple(ConsultationPhase)[1:]),
    "CONSULT-ANSWERED": on("raised_issues", "lamps", answered_on=None),
    "CONSULT-APPROVED": on("consultation_strategies", "strategy", approved_on=None),
    "CONSULT-EARLY": on("exercises", "refugees", planned_on=date(2000, 6, 25)),
    "CONSULT-NEUTRAL": on("sittings", "hall", ties="chair: a party's agent"),
    "CONSULT-TIME": on("steps", "consult", minimum_days=56),
    "CONSULT-TOLD": lambda case: without(case, "feedback", "told"),
    "CONSULT-WORTH": on("exercises", "report", told_on=None),
    "CONSULTEE-ASKED": lambda case: without(case, "consultees", "probation-committee"),
    "CONSULTEE-REPLIED": on("consultees", "health-authority", replied_on=None),
    "GROUP-HEARD": on("exercises", "report", reaches=()),
}


def found(case: Case) -> tuple[Finding, ...]:
    return judge(case, REGIME, EVERY_RULE)


def told(case: Case) -> dict[str, str]:
    return {finding.rule: finding.sentence for finding in found(case)}


def test_a_partnership_that_consults_as_it_should_owes_nothing() -> None:
    assert found(TOWN) == ()


def test_every_rule_has_a_planted_fault() -> None:
    assert sorted(PLANTS) == [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_planted_fault_is_found_by_its_rule_alone(rule: Rule) -> None:
    assert [finding.rule for finding in found(PLANTS[rule.id](TOWN))] == [rule.id]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_recorded_reason_answers_a_finding(rule: Rule) -> None:
    planted = PLANTS[rule.id](TOWN)
    [one] = found(planted)
    reason = Answer(id="answer", rule=one.rule, subject=one.subject, reason="It serves us.", on=AS_OF)
    [again] = found(replace(planted, answers=(reason,)))
    assert (again.status, again.reason) == (Status.ANSWERED, "It serves us.")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.needs], ids=lambda rule: rule.id)
def test_a_rule_that_needs_a_register_is_silent_where_it_is_not_kept_whole(rule: Rule) -> None:
    planted = PLANTS[rule.id](TOWN)
    assert rule.id not in told(replace(planted, registers=every_register_but(*rule.needs)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_asks_in_one_sentence_with_a_source_and_a_mend(rule: Rule) -> None:
    assert rule.asks.endswith(".")
    assert "\n" not in rule.asks
    assert rule.mend.endswith(".")
    assert "report l." in rule.source or rule.source.startswith("CDA 1998")


def test_what_is_asked_while_no_report_is_published_is_not_on_it() -> None:
    unpublished = changed(TOWN, "steps", "publish-audit", ended=None)
    sentences = [each.sentence for each in found(unpublished) if each.rule == "CDA-6.2D"]
    assert len(sentences) == 2
    assert "no report is published yet" in sentences[0]
    assert "nobody had been asked about the report by then" in sentences[1]


def test_a_document_published_in_this_cycle_shows_that_the_report_was_out_and_an_older_one_does_not() -> None:
    unpublished = changed(TOWN, "steps", "publish-audit", ended=None)
    out = {"duty": "publish-audit", "published_on": REPORT.opens}
    assert "CDA-6.2D" not in told(changed(unpublished, "documents", "strategy", **out))
    older = changed(unpublished, "documents", "strategy", duty="publish-audit", published_on=date(1996, 1, 1))
    assert "CDA-6.2D" in told(older)


def test_a_strategy_settled_while_people_still_answer_was_settled_too_early() -> None:
    late = changed(TOWN, "exercises", "report", closes=date(1999, 3, 20))
    assert "The strategy was settled on 3 February 1999" in told(late)["CDA-6.2D"]
    unsettled = changed(late, "steps", "strategy", ended=None)
    assert "CDA-6.2D" not in told(changed(unsettled, "steps", "publish-strategy", ended=None))


def test_surveys_in_other_phases_neither_meet_the_duty_nor_offend_it() -> None:
    survey = changed(TOWN, "exercises", "report", phase=ConsultationPhase.AUDIT)
    [finding] = [each for each in found(survey) if each.rule == "CDA-6.2D"]
    assert "nobody had been asked about the report" in finding.sentence
    assert finding.severity is Severity.DUTY


def test_only_descriptions_to_be_invited_are_told_as_a_duty_to_ask() -> None:
    nobody = [each for each in found(replace(TOWN, consultees=())) if each.rule == "CONSULTEE-ASKED"]
    by_body = {each.subject: each.severity for each in nobody}
    assert by_body["body:probation-committee"] is Severity.RECOMMENDED
    assert by_body["body:registered-social-landlord"] is Severity.RECOMMENDED
    cautioned = [each for each in nobody if each.severity is Severity.DUTY]
    assert all("check the source" not in each.source for each in cautioned)


def test_nobody_is_missed_before_the_report_is_put_to_people() -> None:
    before = replace(TOWN, consultees=(), exercises=TOWN.exercises[1:])
    assert "CONSULTEE-ASKED" not in told(before)


def test_a_silence_put_on_record_is_no_fault() -> None:
    silent = changed(TOWN, "consultees", "health-authority", replied_on=None, no_reply_on=AS_OF)
    assert found(silent) == ()


def test_a_group_that_takes_care_must_be_planned_for_earlier_than_others() -> None:
    ahead = changed(TOWN, "exercises", "refugees", planned_on=date(2000, 9, 1) - timedelta(days=69))
    assert "a group that takes care" in told(ahead)["CONSULT-EARLY"]
    others = changed(ahead, "groups_to_hear", "refugees", is_sensitive=False)
    assert "CONSULT-EARLY" not in told(others)


def test_a_shorter_exercise_beside_a_long_one_takes_nobodys_time() -> None:
    evening = replace(REPORT, id="evening", closes=REPORT.opens, reaches=())
    assert "CONSULT-TIME" not in told(replace(TOWN, exercises=(*TOWN.exercises, evening)))


def test_an_exercise_has_four_weeks_to_be_evaluated() -> None:
    fresh = {"evaluated_on": None, "told_on": None, "opens": date(2000, 5, 1), "reaches": (), "id": "fresh",
             "phase": ConsultationPhase.REVIEW}  # fmt: skip
    for days, is_late in ((EVALUATE_DAYS, False), (EVALUATE_DAYS + 1, True)):
        over = replace(REPORT, closes=AS_OF - timedelta(days=days), **fresh)
        assert ("CONSULT-WORTH" in told(replace(TOWN, exercises=(*TOWN.exercises, over)))) is is_late


def test_where_the_law_wants_no_published_report_every_exercise_of_the_cycle_counts() -> None:
    england = read_regime("england")
    case = replace(
        TOWN, exercises=TOWN.exercises[1:], consultees=(),
        partnership=replace(TOWN.partnership, regime="england", tier=Tier.UNITARY), as_of=date(2000, 9, 2),
    )  # fmt: skip
    rules = {each.rule for each in judge(case, england, RULES)}
    assert "CDA-6.2D" not in rules
    assert {"CONSULTEE-ASKED", "CONSULT-TIME"} <= rules


def test_the_phases_have_one_set_of_words() -> None:
    assert [str(each) for each in Phase] == [str(each) for each in ConsultationPhase]


SERVED = "R175 R179 R181 R188 R191 R196 R198 R199 R200 R201 R202 R215 R216 R217 R218 R225 R226 R230 R233".split()


def test_the_needs_that_ordinary_facts_show_are_each_served_by_a_rule() -> None:
    assert sorted({need for rule in RULES for need in rule.requirements}) == SERVED
