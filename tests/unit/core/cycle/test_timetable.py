"""The timetable worked back from the statutory date, on figures worked by hand."""

from datetime import date

import pytest

from frankpledge.core.cycle import UnplannableSteps, plan_back, tell_plan, with_own_minimums
from tests.unit.core.cycle.made_steps import chain, fork, made_step

DUE = date(2027, 4, 1)
FAR_AHEAD = date(2026, 4, 1)


def test_the_last_step_ends_a_contingency_before_the_statutory_date() -> None:
    plan = plan_back(chain(10, 5), DUE, 14, FAR_AHEAD)
    assert plan.finish_by == plan.planned("b").end == date(2027, 3, 18)


def test_each_step_ends_the_day_before_the_next_begins() -> None:
    plan = plan_back(chain(10, 5), DUE, 0, FAR_AHEAD)
    assert (plan.planned("b").start, plan.planned("b").end) == (date(2027, 3, 28), date(2027, 4, 1))
    assert (plan.planned("a").start, plan.planned("a").end) == (date(2027, 3, 18), date(2027, 3, 27))


def test_steps_side_by_side_end_together_and_the_shorter_has_more_slack() -> None:
    plan = plan_back(fork(), DUE, 0, date(2027, 1, 1))
    assert plan.planned("ask").end == plan.planned("count").end == date(2027, 3, 12)
    assert plan.planned("ask").slack_days == 91 - 60
    assert plan.planned("count").slack_days == 91 - 60 + 30


def test_a_step_that_goes_on_has_no_place_in_the_timetable() -> None:
    assert [planned.step.key for planned in plan_back(fork(), DUE, 0, FAR_AHEAD).steps] == ["ask", "count", "choose"]


def test_a_plan_that_just_fits_has_no_slack_and_is_not_too_tight() -> None:
    plan = plan_back(chain(10, 5), DUE, 5, date(2027, 3, 13))
    assert [planned.slack_days for planned in plan.steps] == [0, 0]
    assert not plan.is_too_tight


def test_a_day_less_is_too_tight_by_a_day_and_says_in_which_steps() -> None:
    plan = plan_back(chain(10, 5), DUE, 5, date(2027, 3, 14))
    assert (plan.short_by_days, plan.overrun_days) == (1, 0)
    assert [planned.step.key for planned in plan.tight_steps] == ["a", "b"]
    assert tell_plan(plan) == (
        "Too tight by 1 day: the steps need 15 days and the contingency 5, and there are 19 to 1 April 2027. "
        "Every step would have had to begin earlier. Without the contingency there are 4 days to spare."
    )


def test_only_the_steps_without_time_are_named() -> None:
    plan = plan_back(fork(), DUE, 0, date(2027, 2, 10))
    assert [planned.step.key for planned in plan.tight_steps] == ["ask", "choose"]
    assert "These would have had to begin earlier: Ask and Choose." in tell_plan(plan)
    assert "Even without the contingency the date is missed by 9 days." in tell_plan(plan)


def test_a_plan_with_time_enough_says_how_much_is_left() -> None:
    assert tell_plan(plan_back(chain(10, 5), DUE, 5, date(2027, 3, 1))) == (
        "There is time enough: the steps need 15 days and the contingency 5, and there are 32 to 1 April 2027, "
        "which leaves 12 days."
    )


def test_steps_that_cannot_be_ordered_are_refused_with_every_fault() -> None:
    steps = (made_step("b", 5, "a"), made_step("a", 0), made_step("a", 3), made_step("go", 0, continuing=True))
    with pytest.raises(UnplannableSteps) as refused:
        plan_back((*steps, made_step("end", 1, "go")), DUE, 0, FAR_AHEAD)
    assert refused.value.faults == (
        "step 'a' is listed twice.",
        "step 'b' requires 'a', which is not listed before it.",
        "step 'end' requires 'go', which never ends.",
        "step 'a' needs a minimum of at least one day.",
    )


@pytest.mark.parametrize(
    ("steps", "contingency"), [(chain(1), -1), ((), 0), ((made_step("go", 0, continuing=True),), 0)]
)
def test_a_plan_without_an_end_or_with_less_than_no_contingency_is_refused(steps: tuple, contingency: int) -> None:
    with pytest.raises(ValueError, match="a plan needs a step that ends"):
        plan_back(steps, DUE, contingency, FAR_AHEAD)


def test_a_partnership_may_set_its_own_minimum_times() -> None:
    own = with_own_minimums(chain(10, 5), {"b": 7})
    assert [step.recommended_minimum_days for step in own] == [10, 7]


def test_own_minimum_times_for_no_step_or_of_no_day_are_refused_together() -> None:
    with pytest.raises(UnplannableSteps) as refused:
        with_own_minimums(chain(10, 5), {"b": 0, "c": 3})
    assert refused.value.faults == ("there is no step 'c'.", "step 'b' needs a minimum of at least one day.")
