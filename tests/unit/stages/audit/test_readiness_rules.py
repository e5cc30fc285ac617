"""Each rule of the audit finds its own fault planted where nothing is owed, and nothing besides; and draws its line."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from frankpledge.core.dictionary import Detail
from frankpledge.core.readiness import Finding, Rule, Severity, Status, judge, rules_not_asked
from frankpledge.core.readiness import case as facts
from frankpledge.core.readiness.case import (
    Answer,
    AuditPart,
    AuditState,
    Case,
    RecordsForm,
    SignOff,
    SignOffAnswer,
    SignOffMatter,
    every_register_but,
)
from frankpledge.stages.audit.rules import RULES
from frankpledge.stages.audit.rules.report import Part
from frankpledge.stages.audit.rules.signing import Answer as AnswerOfASite
from frankpledge.stages.audit.rules.signing import Matter
from frankpledge.stages.audit.rules.states import State
from tests.rules import EVERY_RULE
from tests.unit.stages.audit.audited import DAY, POLICE, audited
from tests.unit.stages.audit.plants import PLANTS, without_registers
from tests.unit.stages.partnership.town import AS_OF, REGIME, changed, with_added, without

TOWN = audited()


def found(case: Case) -> tuple[Finding, ...]:
    return judge(case, REGIME, EVERY_RULE)


def told(case: Case) -> dict[str, str]:
    return {finding.rule: finding.sentence for finding in found(case)}


def test_a_partnership_whose_audit_keeps_everything_owes_nothing() -> None:
    assert found(TOWN) == ()
    assert rules_not_asked(TOWN, RULES) == ()


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
    assert found(without_registers(planted)) == ()
    whole = {need.partition(".")[0] for need in rule.needs}
    assert rule.id not in told(replace(planted, registers=every_register_but(*whole)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_asks_in_one_sentence_with_a_source_and_a_mend(rule: Rule) -> None:
    assert rule.asks.endswith(".")
    assert "\n" not in rule.asks
    assert rule.mend.endswith(".")
    assert rule.source.startswith("report l.")
    assert rule.severity is not Severity.DUTY


SERVED = """
R039 R092 R097 R104 R109 R114 R116 R117 R119 R120 R125 R126 R129 R130 R131 R132 R137 R139 R141 R143 R146 R153 R162
R164 R165
""".split()


def test_what_the_report_tells_of_audits_and_ordinary_facts_show_is_each_served_by_a_rule() -> None:
    assert sorted({need for rule in RULES for need in rule.requirements}) == SERVED


def test_ids_are_each_used_once_among_all_stages() -> None:
    assert len({rule.id for rule in EVERY_RULE}) == len(EVERY_RULE)


def test_a_case_and_the_audits_own_records_use_the_same_words() -> None:
    for said, kept in ((SignOffMatter, Matter), (SignOffAnswer, AnswerOfASite), (AuditPart, Part), (AuditState, State)):
        assert [each.value for each in said] == [each.value for each in kept]


def dissenting(**fields: object) -> Case:
    return changed(TOWN, "sign_offs", "police", **{"answer": SignOffAnswer.REFUSED} | fields)


def asked_again(**fields: object) -> Case:
    again = SignOff(
        id="again", audit="second", agency=POLICE, matter=SignOffMatter.SCOPE, asked_on=DAY, version=2, **fields
    )
    return with_added(dissenting(), "sign_offs", again)


def over(case: Case, **fields: object) -> Case:
    """Let the audit be over, and a later one have begun."""
    ended = changed(case, "audits", "second", work_to=AS_OF - timedelta(days=1), **fields)
    later = facts.Audit(
        id="third", title="Interim audit", work_from=AS_OF, work_to=AS_OF, person_days=5, population="census"
    )
    return with_added(ended, "audits", later)


def supplied(wanted: Detail | None, got: Detail | None) -> Case:
    return changed(TOWN, "data_requests", "first", reason="", detail_wanted=wanted, detail_supplied=got)


def protocol(**fields: object) -> Case:
    return changed(TOWN, "protocols", "both", **fields)


LEFT_ALONE: dict[str, tuple[str, Callable[[], Case]]] = {
    "dissent from an earlier version": ("SCOPE-DISSENT", lambda: dissenting(version=1)),
    "dissent, and asked again": ("SCOPE-DISSENT", asked_again),
    "reservations": ("SCOPE-DISSENT", lambda: dissenting(answer=SignOffAnswer.RESERVED)),
    "dissent from findings": ("SCOPE-DISSENT", lambda: dissenting(matter=SignOffMatter.FINDINGS)),
    "an earlier audit without staff": ("AUDIT-STAFF", lambda: over(TOWN, person_days=None)),
    "a closed audit without staff": (
        "AUDIT-STAFF", lambda: changed(TOWN, "audits", "second", person_days=0, state=AuditState.CLOSED)),
    "a commission that ends today": (
        "COMMISSION-LEAVES", lambda: without(
            changed(TOWN, "commissions", "survey", ends=AS_OF), "handovers", "answers")),
    "as fine as wanted": ("DETAIL-REASON", lambda: supplied(Detail.WARD, Detail.WARD)),
    "finer than wanted": ("DETAIL-REASON", lambda: supplied(Detail.WARD, Detail.POINT)),
    "nothing supplied yet": ("DETAIL-REASON", lambda: supplied(Detail.POINT, None)),
    "asked once": ("FEED-REGULAR", lambda: without(TOWN, "data_requests", "first")),
    "of two agencies": (
        "FEED-REGULAR", lambda: changed(PLANTS["FEED-REGULAR"](TOWN), "data_requests", "again", agency="council",
                                        dataset="repairs")),
    "a lack that somebody mends": (
        "FIELDS-WANTED", lambda: changed(PLANTS["FIELDS-WANTED"](TOWN), "improvements", "times", concerns="calls")),
    "no circulation yet": ("INTERIM-ALL", lambda: without(TOWN, "circulations", "first")),
    "one figure of the population": (
        "POPULATION-ONE", lambda: without(changed(TOWN, "audits", "second", population=""), "populations", "estimate")),
    "under review on this day": ("PROTOCOL-COVERS", lambda: protocol(review_by=AS_OF)),
    "ended from tomorrow": ("PROTOCOL-COVERS", lambda: protocol(ended=AS_OF + timedelta(days=1))),
    "a protocol for all of an agency's data": ("PROTOCOL-COVERS", lambda: changed(TOWN, "flows", "calls", dataset="")),
    "research of an audit whose days and money nobody said": (
        "RESEARCH-UNCOSTED", lambda: changed(TOWN, "audits", "second", person_days=None, cost=None)),
    "research of an audit that is over": (
        "RESEARCH-UNCOSTED", lambda: over(changed(TOWN, "research", "asked", person_days=None))),
    "a withdrawn recommendation": (
        "RECOMMENDATION-CITES", lambda: changed(TOWN, "conclusions", "lamps", rests_on=(), withdrawn_on=AS_OF)),
    "half on one agency alone": ("RELIANCE-ONE", lambda: without(TOWN, "conclusions", "damage", "lamps")),
    "a member who asks": (
        "REQUESTER-INTRODUCED", lambda: changed(TOWN, "data_requests", "first", introduced_on=None, commission="")),
    "asked tomorrow": (
        "REQUESTER-INTRODUCED", lambda: changed(TOWN, "data_requests", "first", introduced_on=None,
                                                asked_on=AS_OF + timedelta(days=1))),
    "areas not told": ("AREAS-MATCH", lambda: changed(TOWN, "sources", "calls", areas="", lookup="")),
    "kept in files": ("SOURCE-FORM", lambda: changed(TOWN, "sources", "calls", form=RecordsForm.FILES)),
}  # fmt: skip
FOUND: dict[str, tuple[str, Callable[[], Case]]] = {
    "dissent, asked again, and again dissent": (
        "SCOPE-DISSENT", lambda: asked_again(answer=SignOffAnswer.REFUSED, answered_on=DAY)),
    "an audit that is over, and the latest": (
        "AUDIT-STAFF", lambda: changed(TOWN, "audits", "second", person_days=0, work_to=AS_OF - timedelta(days=1))),
    "an audit that is planned": (
        "AUDIT-STAFF", lambda: changed(TOWN, "audits", "second", person_days=0, work_from=AS_OF + timedelta(days=9))),
    "a commission that ended yesterday": (
        "COMMISSION-LEAVES", lambda: without(
            changed(TOWN, "commissions", "survey", ends=AS_OF - timedelta(days=1)), "handovers", "answers")),
    "run again tomorrow": (
        "COMMISSION-LEAVES", lambda: changed(TOWN, "handovers", "answers", run_again_on=AS_OF + timedelta(days=1))),
    "reviewed by yesterday": ("PROTOCOL-COVERS", lambda: protocol(review_by=AS_OF - timedelta(days=1))),
    "starts tomorrow": ("PROTOCOL-COVERS", lambda: protocol(starts=AS_OF + timedelta(days=1))),
    "ended from today": ("PROTOCOL-COVERS", lambda: protocol(ended=AS_OF)),
    "not signed": ("PROTOCOL-COVERS", lambda: protocol(signed_on=None)),
    "another of its datasets": ("PROTOCOL-COVERS", lambda: changed(TOWN, "flows", "calls", dataset="crimes")),
    "research that nobody estimated": (
        "RESEARCH-UNCOSTED", lambda: changed(TOWN, "research", "asked", person_days=None, cost=None)),
    "research for more money than there is": (
        "RESEARCH-UNCOSTED", lambda: changed(TOWN, "research", "asked", cost=900.5)),
    "two pieces of research that fit one by one": (
        "RESEARCH-UNCOSTED", lambda: with_added(TOWN, "research", facts.Research(
            id="more", audit="second", name="Focus groups", person_days=1, cost=0))),
    "kept on paper": ("SOURCE-FORM", lambda: changed(TOWN, "sources", "calls", form=RecordsForm.PAPER)),
    "two out of three on one agency, one through another": (
        "RELIANCE-ONE", lambda: without(PLANTS["RELIANCE-ONE"](TOWN), "conclusions", "lane")),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "make"), LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_lies_on_the_line_is_left_alone(rule: str, make: Callable[[], Case]) -> None:
    assert rule not in told(make())


@pytest.mark.parametrize(("rule", "make"), FOUND.values(), ids=FOUND)
def test_what_lies_over_the_line_is_found(rule: str, make: Callable[[], Case]) -> None:
    assert rule in told(make())


SAID = {
    "DETAIL-REASON": "of police: a point on the map. Supplied: a ward or police beat. No reason is recorded.",
    "FEED-REGULAR": "was asked 2 times for: calls.",
    "RELIANCE-ONE": "Of 4 conclusions in “Audit of 2000”, 3 rest on data of Chief officer of police alone.",
    "REQUESTER-INTRODUCED": "A research company asked Chief officer of police for data",
    "RESEARCH-UNCOSTED": "The new research of “Audit of 2000” needs 20.5 person-days of the 20 there are.",
    "POPULATION-ONE": "the census of 1991 and the council's estimate.",
    "FIELDS-WANTED": "does not record place, and nothing is planned.",
}


@pytest.mark.parametrize(("rule", "words"), SAID.items(), ids=SAID)
def test_a_finding_says_whom_and_what_it_means(rule: str, words: str) -> None:
    assert words in told(PLANTS[rule](TOWN))[rule]


def test_before_an_audit_begins_nothing_is_asked_of_what_is_not_there() -> None:
    registers = ("audits", "sign_offs", "sources", "research", "commissions", "handovers", "conclusions",
                 "circulations", "improvements", "data_requests", "flows", "protocols", "populations")  # fmt: skip
    assert found(replace(TOWN, **dict.fromkeys(registers, ()))) == ()
