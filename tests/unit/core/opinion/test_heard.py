"""Who was not heard: differences that matter and are not chance, and nothing told of a handful."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from frankpledge.core.disclosure import Policy
from frankpledge.core.faults import BadInput
from frankpledge.core.opinion import Group, heard
from frankpledge.core.opinion.heard import AS_MANY, OVER, TOO_EARLY, UNDER, UNKNOWN
from frankpledge.core.quantities import Withheld


def of(respondents, answered, population=1_000, whole=10_000, **more):
    return heard([Group("group", respondents, answered, population, whole)], **more)[0]


@pytest.mark.parametrize(
    ("respondents", "answered", "verdict"),
    [(20, 400, UNDER), (0, 40, UNDER), (0, 20, TOO_EARLY), (36, 400, TOO_EARLY), (400, 4_000, AS_MANY), (80, 400, OVER),
     (9_300, 100_000, AS_MANY)],
)  # fmt: skip
def test_a_tenth_of_the_people_among_respondents(respondents, answered, verdict):
    """The last is fewer than its share beyond chance, and too little fewer to matter."""
    assert of(respondents, answered).verdict == verdict


def test_the_figures_beside_the_verdict():
    found = of(12, 300)
    assert (found.expected, found.share, found.population_share) == (30, 0.04, 0.1)
    assert found.ratio == pytest.approx(0.4)
    ends = stats.binomtest(12, 300).proportion_ci(method="exact")
    assert (found.interval.low, found.interval.high) == pytest.approx((ends.low * 10, ends.high * 10))


@given(st.integers(0, 500), st.integers(0, 500), st.integers(1, 9_999))
def test_so_many_more_answers_bring_a_group_to_four_fifths_of_its_share_and_one_fewer_does_not(count, others, people):
    found = of(count, count + others, people)
    if not count + others:
        return
    due = 0.8 * people / 10_000
    assert (count + found.wanted) / (count + others + found.wanted) >= due - 1e-9
    if found.wanted:
        assert (count + found.wanted - 1) / (count + others + found.wanted - 1) < due


@given(st.integers(1, 300), st.data(), st.integers(1, 9_999))
def test_a_group_is_under_heard_only_where_chance_could_hardly_do_it(answered, data, people):
    """The exact binomial tail, worked out by SciPy."""
    count = data.draw(st.integers(0, answered))
    if of(count, answered, people).verdict == UNDER:
        assert stats.binom.cdf(count, answered, people / 10_000) <= 0.025 + 1e-9


@given(st.integers(4, 400), st.integers(1, 9_999))
def test_nothing_shown_tells_one_small_count_from_another(answered, people):
    found = {of(count, answered, people, policy=Policy("suppress")) for count in range(1, 5)}
    assert len(found) == 1
    one = found.pop()
    small = Withheld("small number")
    assert (one.respondents, one.share, one.ratio, one.interval, one.wanted) == (small,) * 5


def test_a_verdict_that_every_small_count_would_have_is_told_all_the_same():
    assert of(3, 400, policy=Policy("suppress")).verdict == UNDER
    assert of(3, 60, policy=Policy("suppress")).verdict == Withheld("small number")


@given(st.integers(8, 400), st.integers(1, 9_999))
def test_a_group_whose_others_are_a_handful_tells_as_little(answered, people):
    found = {of(answered - others, answered, people, policy=Policy("suppress")) for others in range(1, 5)}
    assert len(found) == 1
    assert found.pop().respondents == Withheld("small number")


def test_nobody_of_a_group_is_no_secret():
    assert of(0, 400, policy=Policy("suppress")).respondents == 0


def test_before_anybody_answered_it_is_too_early():
    found = of(0, 0)
    assert (found.verdict, found.share, found.expected) == (TOO_EARLY, None, 0)


def test_a_group_that_nobody_has_counted_is_shown_without_a_verdict():
    found = heard([Group("people who sleep rough", 7, 300)])[0]
    assert (found.verdict, found.respondents, found.expected) == (UNKNOWN, 7, None)


def test_every_group_that_cannot_be_is_named():
    groups = [Group("a", 5, 3, 10, 100), Group("b", 1, 3, 100, 10), Group("c", 1, 3, 10), Group("d", 1, 3, 10, 100)]
    with pytest.raises(BadInput) as refused:
        heard(groups)
    assert [fault.value for fault in refused.value.faults] == ["a", "b", "c"]


def test_groups_are_judged_each_by_itself():
    groups = [Group("young", 10, 400, 1_000, 10_000), Group("disabled", 75, 390, 1_800, 10_000)]
    together = heard(groups)
    assert together == heard(groups[:1]) + heard(groups[1:])
    assert replace(together[0], group="x") == heard([replace(groups[0], name="x")])[0]
