"""The forecast from recorded days, on figures worked by hand."""

from datetime import date

import pytest

from frankpledge.core.cycle import (
    Actual,
    Outlook,
    Standing,
    UnusableActuals,
    plan_back,
    reforecast,
    tell_forecast,
    where_we_are,
)
from tests.unit.core.cycle.made_steps import chain, fork

DUE = date(2027, 4, 1)
PLAN = plan_back(chain(10, 5), DUE, 5, date(2027, 1, 1))  # a: 13 to 22 March; b: 23 to 27 March
FORKED = plan_back(fork(), DUE, 0, date(2026, 10, 1))  # ask: 1 February to 12 March; count: 3 to 12 March


def test_nothing_recorded_before_the_plan_begins_leaves_it_as_it_is() -> None:
    forecast = reforecast(PLAN, [], date(2027, 1, 1))
    assert [(step.moved_days, step.pushed_by) for step in forecast.steps] == [(0, None), (0, None)]
    assert forecast.moved_steps == ()
    assert forecast.outlook is Outlook.ON_TIME
    assert tell_forecast(forecast).endswith("That meets 1 April 2027 with the whole contingency left.")


def test_a_step_that_ends_late_moves_the_next_and_spends_contingency() -> None:
    forecast = reforecast(PLAN, [Actual("a", date(2027, 3, 13), date(2027, 3, 25))], date(2027, 3, 25))
    assert (forecast.forecast("b").start, forecast.forecast("b").pushed_by) == (date(2027, 3, 26), "a")
    assert (forecast.outlook, forecast.contingency_left_days, forecast.days_late) == (Outlook.USES_CONTINGENCY, 2, 0)
    assert tell_forecast(forecast) == (
        "B ends later than planned. The last step is forecast to end on 30 March 2027. "
        "That meets 1 April 2027 with 2 days of the contingency of 5 left."
    )


def test_a_step_not_begun_on_its_day_moves_with_today_and_can_miss_the_date() -> None:
    forecast = reforecast(PLAN, [], date(2027, 3, 20))
    assert (forecast.finish, forecast.days_late, forecast.contingency_left_days) == (date(2027, 4, 3), 2, 0)
    assert forecast.outlook is Outlook.LATE
    assert tell_forecast(forecast).endswith("That misses 1 April 2027 by 2 days.")


def test_a_step_under_way_past_its_time_ends_today_at_the_earliest() -> None:
    forecast = reforecast(PLAN, [Actual("a", date(2027, 3, 1))], date(2027, 3, 24))
    assert forecast.forecast("a").end == date(2027, 3, 24)
    assert forecast.forecast("b").start == date(2027, 3, 25)


def test_a_step_that_ends_early_does_not_call_the_next_forward() -> None:
    forecast = reforecast(PLAN, [Actual("a", date(2027, 3, 1), date(2027, 3, 10))], date(2027, 3, 10))
    assert (forecast.forecast("a").moved_days, forecast.forecast("b").moved_days) == (-12, 0)
    assert forecast.days_to_spare("b") == 5
    assert forecast.forecast("b").pushed_by is None


def test_a_delay_within_a_side_steps_slack_moves_nothing_else() -> None:
    actuals = [Actual("ask", date(2027, 2, 1)), Actual("count", date(2027, 2, 20), date(2027, 3, 12))]
    forecast = reforecast(FORKED, actuals, date(2027, 3, 12))
    assert forecast.forecast("choose").moved_days == 0


def test_the_later_of_two_required_steps_is_named_as_what_pushes() -> None:
    actuals = [Actual("ask", date(2027, 2, 1), date(2027, 3, 14)), Actual("count", date(2027, 3, 3), date(2027, 3, 16))]
    assert reforecast(FORKED, actuals, date(2027, 3, 16)).forecast("choose").pushed_by == "count"


def test_recorded_days_that_cannot_be_are_refused_together() -> None:
    actuals = [
        Actual("a", date(2027, 3, 9), date(2027, 3, 8)),
        Actual("b", date(2027, 5, 1)),
        Actual("b"),
        Actual("c"),
    ]
    with pytest.raises(UnusableActuals) as refused:
        reforecast(PLAN, actuals, date(2027, 4, 1))
    assert refused.value.faults == (
        "there is no step 'c'.",
        "step 'b' is recorded twice.",
        "step 'a' is recorded as ended before it was begun.",
        "step 'b' is recorded on a day that has not come.",
    )


def test_each_step_stands_where_its_record_and_its_requirements_put_it() -> None:
    actuals = [Actual("ask", date(2027, 2, 1)), Actual("count", None, date(2027, 3, 10))]
    position = where_we_are(FORKED, actuals, date(2027, 3, 15))
    assert [(step.standing, step.overdue_days, step.waits_for) for step in position.steps] == [
        (Standing.BEGUN, 3, ()),
        (Standing.ENDED, 0, ()),
        (Standing.WAITING, 2, ("ask",)),
    ]
    assert [step.step.key for step in position.overdue] == ["ask", "choose"]
    assert position.days_left == 17


def test_a_step_whose_requirements_have_ended_is_ready() -> None:
    position = where_we_are(PLAN, [Actual("a", date(2027, 3, 13), date(2027, 3, 20))], date(2027, 3, 21))
    (ready,) = position.standing(Standing.READY)
    assert (ready.step.key, ready.overdue_days) == ("b", 0)
