"""What holds of every timetable and every forecast, whatever the steps, dates and delays."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from frankpledge.core.cycle import (
    Actual,
    DateRule,
    Forecast,
    Outlook,
    Plan,
    Progress,
    Step,
    next_date,
    period_on,
    plan_back,
    reforecast,
    steps_out_of_order,
    where_we_are,
)
from tests.unit.core.cycle.made_steps import SOURCE, chain, made_step

DAY = timedelta(days=1)
MADE_ON = date(2026, 1, 1)


@st.composite
def step_lists(draw: st.DrawFn) -> tuple[Step, ...]:
    """Up to seven steps, each requiring any of those before it."""
    keys = "abcdefg"[: draw(st.integers(1, 7))]
    requires = [draw(st.sets(st.sampled_from(keys[:n]))) if n else set() for n in range(len(keys))]
    return tuple(
        made_step(key, draw(st.integers(1, 90)), *sorted(required))
        for key, required in zip(keys, requires, strict=True)
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    due = MADE_ON + draw(st.integers(0, 900)) * DAY
    return plan_back(draw(step_lists()), due, draw(st.integers(0, 60)), MADE_ON)


@st.composite
def recorded(draw: st.DrawFn, plan: Plan, today: date) -> list[Actual]:
    """Days recorded for some of the steps, in any order, none after today."""
    days = st.dates(MADE_ON - 30 * DAY, today)
    actuals = []
    for planned in plan.steps:
        begun, ended = sorted((draw(days), draw(days)))
        actuals.append(
            draw(
                st.sampled_from(
                    [
                        Actual(planned.step.key),
                        Actual(planned.step.key, begun),
                        Actual(planned.step.key, begun, ended),
                        Actual(planned.step.key, None, ended),
                    ]
                )
            )
        )
    return actuals


@st.composite
def cases(draw: st.DrawFn) -> tuple[Plan, list[Actual], date]:
    plan = draw(plans())
    today = MADE_ON + draw(st.integers(0, 1000)) * DAY
    return plan, draw(recorded(plan, today)), today


@given(plans())
def test_no_step_starts_before_what_it_requires_ends(plan: Plan) -> None:
    for planned in plan.steps:
        for key in planned.step.requires:
            assert plan.planned(key).end < planned.start
            assert plan.planned(key).earliest_end < planned.earliest_start


@given(plans())
def test_every_step_takes_exactly_its_minimum_time(plan: Plan) -> None:
    for planned in plan.steps:
        length = planned.step.recommended_minimum_days
        assert (planned.end - planned.start).days + 1 == length
        assert (planned.earliest_end - planned.earliest_start).days + 1 == length


@given(plans())
def test_the_contingency_is_kept_and_wholly(plan: Plan) -> None:
    assert max(planned.end for planned in plan.steps) == plan.statutory_date - plan.contingency_days * DAY


@given(plans())
def test_slack_is_negative_exactly_where_the_plan_says_it_is_too_tight(plan: Plan) -> None:
    least = min(planned.slack_days for planned in plan.steps)
    assert plan.is_too_tight == (least < 0) == bool(plan.tight_steps)
    assert plan.short_by_days == max(0, -least)


@given(plans())
def test_so_many_more_days_as_the_plan_is_short_of_make_it_fit_and_one_fewer_does_not(plan: Plan) -> None:
    assume(plan.is_too_tight)
    steps, days = [planned.step for planned in plan.steps], plan.short_by_days
    assert not plan_back(steps, plan.statutory_date + days * DAY, plan.contingency_days, MADE_ON).is_too_tight
    assert plan_back(steps, plan.statutory_date + (days - 1) * DAY, plan.contingency_days, MADE_ON).is_too_tight


@given(plans(), st.integers(1, 60))
def test_a_longer_minimum_never_lets_any_step_start_later(plan: Plan, more: int) -> None:
    for n, planned in enumerate(plan.steps):
        steps = [other.step for other in plan.steps]
        steps[n] = replace(planned.step, recommended_minimum_days=planned.step.recommended_minimum_days + more)
        longer = plan_back(steps, plan.statutory_date, plan.contingency_days, MADE_ON)
        assert all(new.start <= old.start for new, old in zip(longer.steps, plan.steps, strict=True))


@given(plans())
def test_a_plan_that_fits_is_forecast_as_it_stands_on_the_day_it_is_made(plan: Plan) -> None:
    assume(not plan.is_too_tight)
    forecast = reforecast(plan, [], MADE_ON)
    assert [step.moved_days for step in forecast.steps] == [0] * len(plan.steps)
    assert forecast.outlook is Outlook.ON_TIME


@given(plans())
def test_a_plan_too_tight_is_forecast_to_overrun_by_what_it_says(plan: Plan) -> None:
    forecast = reforecast(plan, [], MADE_ON)
    assert forecast.days_late == plan.overrun_days
    assert plan.contingency_days - forecast.contingency_left_days == min(plan.contingency_days, plan.short_by_days)


@given(cases())
def test_no_step_is_forecast_before_today_nor_before_what_it_requires(case: tuple[Plan, list[Actual], date]) -> None:
    plan, actuals, today = case
    forecast = reforecast(plan, actuals, today)
    for step in forecast.steps:
        if step.progress is Progress.TO_COME:
            assert step.start is not None
            assert step.start >= today
            assert all(forecast.forecast(key).end < step.start for key in step.planned.step.requires)
        else:
            assert step.end >= today or step.progress is Progress.ENDED


def ends(forecast: Forecast) -> list[date]:
    return [step.end for step in forecast.steps]


@given(cases(), st.data())
def test_moving_one_recorded_day_later_never_moves_any_forecast_earlier(
    case: tuple[Plan, list[Actual], date], data: st.DataObject
) -> None:
    plan, actuals, today = case
    n = data.draw(st.integers(0, len(actuals) - 1))
    actual, later = actuals[n], actuals[n]
    if actual.finished:
        later = replace(actual, finished=data.draw(st.dates(actual.finished, today)))
    elif actual.started:
        later = replace(actual, started=data.draw(st.dates(actual.started, today)))
    moved = [*actuals[:n], later, *actuals[n + 1 :]]
    pairs = zip(ends(reforecast(plan, actuals, today)), ends(reforecast(plan, moved, today)), strict=True)
    assert all(before <= after for before, after in pairs)


@given(cases(), st.integers(1, 400))
def test_time_that_passes_with_nothing_recorded_never_brings_an_end_nearer(
    case: tuple[Plan, list[Actual], date], days: int
) -> None:
    plan, actuals, today = case
    pairs = zip(
        ends(reforecast(plan, actuals, today)), ends(reforecast(plan, actuals, today + days * DAY)), strict=True
    )
    assert all(now <= then for now, then in pairs)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=6), st.integers(0, 40), st.data())
def test_a_step_can_slip_by_its_days_to_spare_and_by_no_day_more(
    lengths: list[int], contingency: int, data: st.DataObject
) -> None:
    plan = plan_back(chain(*lengths), MADE_ON + 500 * DAY, contingency, MADE_ON)
    n = data.draw(st.integers(0, len(lengths) - 1))
    slipping = plan.steps[n]
    ended = [Actual(planned.step.key, None, planned.end) for planned in plan.steps[:n]]
    spare = reforecast(plan, ended, slipping.start).days_to_spare(slipping.step.key)
    last = slipping.end + spare * DAY
    for day, outlook_is_late in ((last, False), (last + DAY, True)):
        forecast = reforecast(plan, [*ended, Actual(slipping.step.key, None, day)], day)
        assert (forecast.outlook is Outlook.LATE) == outlook_is_late


@given(plans())
def test_a_plan_followed_to_the_day_is_in_order_and_never_overdue(plan: Plan) -> None:
    assume(not plan.is_too_tight)
    actuals = [Actual(planned.step.key, planned.start, planned.end) for planned in plan.steps]
    assert steps_out_of_order([planned.step for planned in plan.steps], actuals, plan.statutory_date) == ()
    assert where_we_are(plan, actuals, plan.statutory_date).overdue == ()


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(1, 6), st.integers(0, 20000))
def test_periods_follow_one_another_without_gap_or_overlap(first: date, every: int, days: int) -> None:
    rule = DateRule("due", "Due", "a", every, SOURCE, first, SOURCE)
    day = first + days * DAY
    period = period_on(rule, day)
    assert period is not None
    assert period.first <= day <= period.last
    following = period_on(rule, period.last + DAY)
    assert following is not None
    assert (following.number, following.first) == (period.number + 1, period.last + DAY)
    assert next_date(rule, period.first + DAY) == following.first
