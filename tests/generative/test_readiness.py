"""Whatever stands in a case and in whatever order, the rules judge it, and alike."""

from dataclasses import fields, replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.adapters.cases import CASE_STUDIES, read_case
from frankpledge.core.readiness import judge
from frankpledge.core.readiness.case import REFERENCES, REGISTERS, Case, dead_references, named_by
from tests.rules import EVERY_RULE
from tests.unit.stages.audit.audited import audited
from tests.unit.stages.partnership.town import REGIME

TOWN = audited()
CASES = [*(read_case(name)[0] for name in CASE_STUDIES), TOWN]


def closed(case: Case) -> Case:
    """Drop every fact that names one which is not there, until none does."""
    while dead := {(one.register, one.fact) for one in dead_references(case)}:
        for register in {register for register, _ in dead}:
            kept = tuple(fact for fact in getattr(case, register) if (register, fact.id) not in dead)
            case = replace(case, **{register: kept})
    return case


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[Case, Case]:
    case = draw(st.sampled_from(CASES))
    return case, replace(case, **{name: tuple(draw(st.permutations(getattr(case, name)))) for name in REGISTERS})


@st.composite
def thinned(draw: st.DrawFn) -> Case:
    case = draw(st.sampled_from(CASES))
    gone = draw(st.sets(st.sampled_from(sorted({fact.id for name in REGISTERS for fact in getattr(case, name)}))))
    left = {name: tuple(fact for fact in getattr(case, name) if fact.id not in gone) for name in REGISTERS}
    return closed(replace(case, **left))


@settings(max_examples=30, deadline=None)
@given(shuffled())
def test_the_order_of_facts_changes_no_finding(pair: tuple[Case, Case]) -> None:
    case, other = pair
    told = [[(f.rule, f.subject, f.severity, f.status) for f in judge(one, REGIME, EVERY_RULE)] for one in pair]
    assert told[0] == told[1]
    assert len(judge(case, REGIME, EVERY_RULE)) == len(judge(other, REGIME, EVERY_RULE))


@settings(max_examples=80, deadline=None)
@given(thinned(), st.integers(-800, 800))
def test_any_part_of_a_case_can_be_judged_on_any_day(case: Case, days: int) -> None:
    as_of = max(date(1998, 1, 1), case.as_of + timedelta(days=days))
    found = judge(replace(case, as_of=as_of), REGIME, EVERY_RULE)
    keys = [(finding.rule, finding.subject) for finding in found]
    assert keys == sorted(set(keys))
    assert all(finding.sentence.endswith(".") and finding.mend.endswith(".") for finding in found)


@settings(max_examples=40, deadline=None)
@given(thinned())
def test_a_thinned_case_names_nothing_that_is_not_there(case: Case) -> None:
    for name in REGISTERS:
        for fact in getattr(case, name):
            for field in fields(fact):
                wanted = REFERENCES.get(f"{name}.{field.name}", ())
                known = {one.id for register in wanted for one in getattr(case, register)}
                assert set(named_by(name, field.name, fact)) <= known
