"""What research takes, against numbers worked out by hand, and the margin against the binomial itself."""

from dataclasses import replace
from decimal import Decimal
from math import comb

import pytest

from frankpledge.core.faults import Refused
from frankpledge.core.research import Design, Method, estimate, margin_of_error

POST = Design(
    method=Method.POSTAL, answers=400, share_percent=Decimal(35), design_hours=Decimal(20), analysis_hours=Decimal(12),
    report_hours=Decimal(8), minutes_approached=Decimal(2), minutes_answer=Decimal(6), cost_approached=Decimal("1.50"),
    cost_answer=Decimal("0.80"), cost_fixed=Decimal(250), hours_a_day=Decimal("7.5"), weeks=6,
)  # fmt: skip
GROUPS = Design(
    method=Method.GROUPS, group_count=4, people=8, share_percent=Decimal(50), design_hours=Decimal(6),
    analysis_hours=Decimal(10), report_hours=Decimal(5), minutes_approached=Decimal(15), minutes_group=Decimal(360),
    cost_answer=Decimal(20), cost_group=Decimal(85), hours_a_day=Decimal("7.5"), weeks=3,
)  # fmt: skip


def test_a_survey_by_post_takes_what_a_hand_reckons():
    """400 ÷ 0.35 = 1,142.86; 40 h + 2,286 min + 2,400 min = 118.1 h; 1,714.50 + 320 + 250 pounds."""
    found = estimate(POST)
    assert (found.approached, found.answers) == (1143, 400)
    assert (found.minutes, found.hours, found.person_days) == (Decimal(7086), Decimal("118.1"), Decimal("15.8"))
    assert found.cost == Decimal("2284.50")
    assert (found.cost_of_an_answer, found.hours_of_an_answer) == (Decimal("5.71"), Decimal("0.30"))
    assert round(found.margin, 2) == 4.90


def test_focus_groups_take_time_and_money_for_each_group_and_have_no_margin():
    """64 invited × 15 min = 16 h, 4 × 6 h = 24 h, 21 h besides: 61 h; 32 × 20 + 4 × 85 pounds."""
    found = estimate(GROUPS)
    assert (found.approached, found.answers, found.hours, found.person_days) == (64, 32, 61, Decimal("8.2"))
    assert (found.cost, found.margin) == (980, None)
    assert [part.name for part in found.money] == ["approached", "answer", "group", "fixed"]


def test_of_interviews_no_margin_is_given_and_nothing_for_groups():
    found = estimate(replace(POST, method=Method.INTERVIEWS, answers=30))
    assert found.margin is None
    assert "group" not in {part.name for part in (*found.time, *found.money)}


def test_a_whole_number_of_people_is_not_rounded_up_further():
    assert estimate(replace(POST, answers=7, share_percent=Decimal("0.1"))).approached == 7000
    assert estimate(replace(POST, answers=400, share_percent=Decimal(100))).approached == 400


def test_a_design_that_cannot_be_reckoned_names_every_field_that_must_be_mended():
    wrong = replace(
        POST, answers=0, share_percent=Decimal(0), hours_a_day=Decimal(25), weeks=0, cost_fixed=Decimal(-1),
        minutes_answer=Decimal(-1), report_hours=Decimal(-1),
    )  # fmt: skip
    with pytest.raises(Refused) as refusal:
        estimate(wrong)
    assert set(refusal.value.reasons) == {
        "answers", "share_percent", "hours_a_day", "weeks", "cost_fixed", "minutes_answer", "report_hours",
    }  # fmt: skip
    with pytest.raises(Refused) as refusal:
        estimate(replace(GROUPS, group_count=0, people=0))
    assert set(refusal.value.reasons) == {"group_count", "people"}


def within(answers: int, points: float) -> float:
    """Return how likely the share of heads in so many tosses lies so near one half: counted out, not approximated."""
    near = (k for k in range(answers + 1) if abs(100 * k / answers - 50) <= points)
    return sum(comb(answers, k) for k in near) / 2**answers


@pytest.mark.parametrize("answers", [50, 100, 385, 1000])
def test_a_share_of_one_half_lies_within_the_margin_about_nineteen_times_in_twenty(answers):
    assert within(answers, margin_of_error(answers)) == pytest.approx(0.95, abs=0.02)


def test_the_margin_is_that_of_the_usual_tables():
    """385 answers for five points, 1,068 for three: the sample sizes of every textbook's table."""
    assert [round(margin_of_error(n), 2) for n in (384, 385, 1067, 1068)] == [5.0, 4.99, 3.0, 3.0]
    assert margin_of_error(384) > 5 > margin_of_error(385)
    assert margin_of_error(1067) > 3 > margin_of_error(1068)


def test_below_ten_answers_no_margin_is_given():
    assert margin_of_error(9) is None
    assert margin_of_error(10) is not None
