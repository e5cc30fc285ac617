"""The first round as the report tells it: Act in July 1998, strategies due on 1 April 1999, and too little time."""

from datetime import date, timedelta

import pytest

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import Actual, Outlook, Plan, Tier, next_round, plan_back, reforecast, tell_plan
from frankpledge.core.cycle.step import with_own_minimums

ACT = read_regime("cda-1998")
ENACTED, IN_FORCE = date(1998, 7, 31), date(1998, 9, 30)
DUE = ACT.date_rule("strategy-due")


def planned_on(day: date) -> Plan:
    assert DUE.first == date(1999, 4, 1)
    return plan_back(ACT.steps_in(Tier.TWO_TIER), DUE.first, ACT.recommended_contingency_days, day)


def test_there_were_245_days_from_the_act_to_the_deadline() -> None:
    """Counted by hand: 1 in July, then 31, 30, 31, 30, 31, 31, 28 and 31, and 1 in April."""
    assert planned_on(ENACTED).days_there == 1 + 31 + 30 + 31 + 30 + 31 + 31 + 28 + 31 + 1


def test_the_first_round_comes_out_as_tight_from_its_first_day() -> None:
    """The report, l.407: the time from the Act to the deadline was tight."""
    plan = planned_on(ENACTED)
    assert (plan.is_too_tight, plan.short_by_days) == (True, 238 + 28 - 245)
    assert {planned.step.key for planned in plan.tight_steps} == {planned.step.key for planned in plan.steps}
    assert tell_plan(plan).startswith("Too tight by 21 days: the steps need 238 days and the contingency 28, and there")


def test_it_could_be_met_with_no_room_for_delay_as_it_was() -> None:
    """The report, l.761: all three met their obligations by April 1999."""
    plan = planned_on(ENACTED)
    assert plan.overrun_days == 0
    assert plan.days_there - plan.days_needed == 7


def test_who_waited_for_the_duty_to_come_into_force_could_not_meet_it_at_minimum_times() -> None:
    assert planned_on(IN_FORCE).overrun_days == 238 - 184


def test_an_overrun_of_the_audit_squeezes_what_comes_after() -> None:
    """The report, l.650: audit and consultation took longer than planned, and squeezed the strategy."""
    late = date(1998, 12, 31)
    forecast = reforecast(
        planned_on(ENACTED),
        [Actual("review", ENACTED, date(1998, 10, 1)), Actual("analysis", date(1998, 10, 2), late)],
        late,
    )
    assert [step.key for step in forecast.moved_steps] == ["publish-audit", "consult", "strategy", "publish-strategy"]
    assert (forecast.outlook, forecast.days_late) == (Outlook.LATE, 21 + 56 + 56 + 21 - 91)


@pytest.mark.parametrize("share", [1.25, 1.0, 0.95])
def test_it_is_tight_though_the_minimum_times_be_somewhat_off(share: float) -> None:
    steps = [step for step in ACT.steps_in(Tier.TWO_TIER) if not step.is_continuing]
    scaled = with_own_minimums(steps, {step.key: round(share * step.recommended_minimum_days) for step in steps})
    assert plan_back(scaled, date(1999, 4, 1), ACT.recommended_contingency_days, ENACTED).is_too_tight


def test_the_second_round_had_time_enough() -> None:
    """The report, l.791: the next round was due in April 2002, and partnerships were already preparing."""
    second = next_round(planned_on(ENACTED), DUE, DUE.first + timedelta(days=1) if DUE.first else ENACTED)
    assert second.statutory_date == date(2002, 4, 1)
    assert not second.is_too_tight
