"""Each rule finds its own fault planted in a partnership that owes nothing, and nothing besides."""

from dataclasses import replace
from datetime import date

import pytest

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import Tier
from frankpledge.core.readiness import Finding, Rule, Severity, Status, judge, rules_not_asked
from frankpledge.core.readiness.case import Answer, Case, StepDates
from frankpledge.stages.partnership.rules import RULES
from tests.unit.stages.partnership.plants import PLANTS, TOGETHER
from tests.unit.stages.partnership.town import AS_OF, REGIME, town

TOWN = town()


def found(case: Case) -> tuple[Finding, ...]:
    return judge(case, REGIME, RULES)


def test_a_partnership_that_keeps_everything_owes_nothing() -> None:
    assert found(TOWN) == ()
    assert rules_not_asked(TOWN, RULES) == ()


def test_every_rule_has_a_planted_fault() -> None:
    assert sorted(PLANTS) == [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_planted_fault_is_found_by_its_rule_alone(rule: Rule) -> None:
    assert {finding.rule for finding in found(PLANTS[rule.id](TOWN))} == {rule.id} | TOGETHER.get(rule.id, set())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_recorded_reason_answers_a_finding(rule: Rule) -> None:
    planted = PLANTS[rule.id](TOWN)
    answers = tuple(
        Answer(id=f"answer-{n}", rule=one.rule, subject=one.subject, reason="It serves us.", on=AS_OF)
        for n, one in enumerate(found(planted))
    )
    again = found(replace(planted, answers=answers))
    assert {(one.status, one.reason) for one in again} == {(Status.ANSWERED, "It serves us.")}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.needs], ids=lambda rule: rule.id)
def test_a_rule_that_needs_a_register_is_silent_where_it_is_not_kept_whole(rule: Rule) -> None:
    assert rule.id not in {finding.rule for finding in found(replace(PLANTS[rule.id](TOWN), registers=()))}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_asks_in_one_sentence_with_a_source_and_a_mend(rule: Rule) -> None:
    assert rule.asks.endswith(".")
    assert "\n" not in rule.asks
    assert rule.mend.endswith(".")
    assert rule.source.startswith(("CDA 1998 ", "report l."))
    assert rule.requirements


SERVED = """
R004 R011 R016 R017 R018 R041 R043 R044 R045 R047 R048 R049 R050 R051 R052 R053 R054 R056 R057 R058 R060 R061 R062 R064
R068 R074 R076 R077 R078 R079 R080 R081 R082 R083 R084 R085 R086 R087 R159 R269 R284 R327
""".split()  # R009 is served by the three heads


def test_the_needs_of_the_first_two_chapters_are_each_served_by_a_rule() -> None:
    assert sorted({need for rule in RULES for need in rule.requirements}) == SERVED


def test_ids_are_each_used_once() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_only_what_the_law_asks_is_a_duty() -> None:
    assert all(rule.source.startswith("CDA 1998 ") for rule in RULES if rule.severity is Severity.DUTY)


def test_a_duty_whose_law_was_not_read_is_told_as_recommended_and_to_be_checked() -> None:
    (read,) = found(PLANTS["CDA-5.2"](TOWN))
    (unread,) = found(PLANTS["CDA-5.3"](TOWN))
    assert (read.severity, "check the source" in read.source) == (Severity.DUTY, False)
    assert (unread.severity, "check the source" in unread.source) == (Severity.RECOMMENDED, True)


def test_steps_taken_before_local_government_was_reorganised_are_no_fault() -> None:
    england = read_regime("england")
    day, later = date(2026, 1, 5), date(2026, 2, 2)
    taken = [StepDates(id=step.key, step=step.key, started=day, ended=day) for step in england.steps_in(Tier.TWO_TIER)]
    assert "county-agreement" in {dates.step for dates in taken}
    partnership = replace(TOWN.partnership, regime="england", tier=Tier.UNITARY)

    def out_of_order(*steps: StepDates) -> set[str]:
        case = replace(TOWN, partnership=partnership, as_of=later, steps=steps)
        return {one.subject for one in judge(case, england, RULES) if one.rule == "STEP-ORDER"}

    assert out_of_order(*taken) == set()
    first = replace(taken[0], started=later, ended=later)
    assert out_of_order(first, *taken[1:]) == {"step:analysis step:review"}
