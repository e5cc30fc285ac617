"""Findings are sorted, answered by reasons that name them, and never told of registers that are not kept."""

from dataclasses import replace
from datetime import date

import pytest

from frankpledge.core.readiness import Head, Status, findings_by_head, idle_answers, judge, rules_not_asked
from frankpledge.core.readiness.case import Answer, Case, Register
from frankpledge.stages.partnership.rules import RULES
from tests.unit.stages.partnership.plants import PLANTS
from tests.unit.stages.partnership.town import AS_OF, REGIME, town

PLANTED = PLANTS["CDA-5.3"](PLANTS["ROLE-CARD"](PLANTS["WORKLOAD"](town())))


def reason(on: date = AS_OF, rule: str = "WORKLOAD", subject: str = "agency:council") -> Answer:
    return Answer(id="why", rule=rule, subject=subject, reason="Two officers are lent to us.", on=on)


def answered(case: Case) -> list[str]:
    return [finding.rule for finding in judge(case, REGIME, RULES) if finding.status is Status.ANSWERED]


def test_findings_are_sorted_by_rule_and_subject() -> None:
    found = [(finding.rule, finding.subject) for finding in judge(PLANTED, REGIME, reversed(RULES))]
    assert found == sorted(found)
    assert len(found) == 3


def test_a_reason_answers_the_finding_it_names_and_no_other() -> None:
    assert answered(replace(PLANTED, answers=(reason(),))) == ["WORKLOAD"]


@pytest.mark.parametrize(
    "idle", [reason(on=date(2000, 7, 1)), reason(rule="ROLE-CARD"), reason(subject="agency:county-council")]
)
def test_a_reason_dated_ahead_or_for_something_else_answers_nothing_and_is_named(idle: Answer) -> None:
    case = replace(PLANTED, answers=(idle,))
    assert answered(case) == []
    assert idle_answers(case, judge(case, REGIME, RULES)) == (idle,)


def test_a_reason_that_answers_something_is_not_idle() -> None:
    case = replace(PLANTED, answers=(reason(),))
    assert idle_answers(case, judge(case, REGIME, RULES)) == ()


def test_every_finding_stands_under_one_of_three_heads() -> None:
    found = judge(PLANTED, REGIME, RULES)
    by_head = findings_by_head(found)
    assert list(by_head) == [Head.COMMITMENT, Head.RESOURCES, Head.PRESSURES]
    assert sorted(f.rule for some in by_head.values() for f in some) == [f.rule for f in found]


@pytest.mark.parametrize(
    ("kept", "need", "holds"),
    [
        ("*", "groups.remit", True),
        ("groups.*", "groups.remit", True),
        ("groups.remit", "groups.remit", True),
        ("groups", "groups.remit", False),
        ("groups.*", "groups", False),
        ("groups", "groups", True),
        ("seats", "groups", False),
    ],
)
def test_a_register_or_a_column_is_kept_whole_only_where_that_is_claimed(kept: str, need: str, holds: bool) -> None:
    case = replace(PLANTED, registers=(Register(id=kept),))
    assert (case.find_register(need) is not None) is holds


def test_rules_that_cannot_be_asked_are_named_with_what_they_lack() -> None:
    lacking = {rule.id: needs for rule, needs in rules_not_asked(replace(PLANTED, registers=()), RULES)}
    assert lacking == {rule.id: rule.needs for rule in RULES if rule.needs}
