"""What holds of every estimate of new research, whatever is asked of whom."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.research import Design, Method, estimate, margin_of_error

TENTH = Decimal("0.1")


def amounts(most: int, places: int = 1) -> st.SearchStrategy[Decimal]:
    return st.decimals(0, most, places=places)


@st.composite
def designs(draw: st.DrawFn) -> Design:
    hours = {name: draw(amounts(500)) for name in ("design_hours", "analysis_hours", "report_hours")}
    minutes = {name: draw(amounts(600)) for name in ("minutes_approached", "minutes_answer", "minutes_group")}
    costs = {name: draw(amounts(200, 2)) for name in ("cost_approached", "cost_answer", "cost_group", "cost_fixed")}
    return Design(
        method=draw(st.sampled_from(Method)), answers=draw(st.integers(1, 5000)), group_count=draw(st.integers(1, 40)),
        people=draw(st.integers(1, 15)), share_percent=draw(st.decimals("0.1", 100, places=1)),
        hours_a_day=draw(st.decimals("0.5", 24, places=2)), weeks=draw(st.integers(1, 52)), **hours, **minutes, **costs,
    )  # fmt: skip


@given(designs())
def test_enough_are_approached_and_one_fewer_would_be_too_few(design: Design) -> None:
    found, share = estimate(design), Fraction(design.share_percent) / 100
    assert (found.approached - 1) * share < found.answers <= found.approached * share
    assert found.approached >= found.answers


@given(designs())
def test_person_days_hold_all_the_hours_and_no_tenth_of_a_day_more(design: Design) -> None:
    found = estimate(design)
    hours, a_day = Fraction(found.minutes) / 60, Fraction(design.hours_a_day)
    assert Fraction(found.person_days) * a_day >= hours
    assert found.person_days == 0 or Fraction(found.person_days - TENTH) * a_day < hours
    assert Fraction(found.hours) >= hours


@given(designs())
def test_totals_are_those_of_the_lines_that_are_shown(design: Design) -> None:
    found = estimate(design)
    assert found.minutes == sum(part.count * part.each for part in found.time)
    assert found.cost == sum(part.count * part.each for part in found.money)


@given(designs(), st.integers(1, 500))
def test_to_ask_more_people_never_takes_less(design: Design, more: int) -> None:
    few, many = estimate(design), estimate(replace(design, answers=design.answers + more, people=design.people + more))
    assert many.approached >= few.approached
    assert many.person_days >= few.person_days
    assert many.cost >= few.cost


@given(st.integers(10, 100_000))
def test_four_times_the_answers_halve_the_margin(answers: int) -> None:
    one, four = margin_of_error(answers), margin_of_error(4 * answers)
    assert one is not None
    assert four is not None
    assert abs(one / 2 - four) < 1e-9


@given(designs())
def test_a_margin_is_told_of_surveys_alone(design: Design) -> None:
    assert (estimate(design).margin is not None) == (design.method.is_survey and design.answers >= 10)
