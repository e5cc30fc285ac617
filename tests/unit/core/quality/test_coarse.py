"""No published number about quality tells how many rows there are more closely than it may."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.quality.coarse import coarse_number, coarse_rows, coarse_share, step_for
from frankpledge.core.quality.wording import Wording

STEPS = st.sampled_from([10, 20, 50, 100])


def candidates(published, highest):
    """Every published value with the numbers of rows that it may stand for."""
    found = defaultdict(set)
    for n in range(highest + 1):
        found[published(n)].add(n)
    return found


def tells_too_much(numbers, step, of=None):
    """None and all may be said, and fewer than a step is known to be just that."""
    return len(numbers) < step and numbers not in ({0}, {of}, set(range(1, step)))


@given(STEPS)
def test_a_number_of_rows_is_never_known_within_less_than_a_step(step):
    found = candidates(lambda n: coarse_rows(n, step=step), 30 * step + step // 2 - 1)
    assert [value for value, numbers in found.items() if tells_too_much(numbers, step)] == []


@given(st.integers(11, 3000))
def test_a_share_never_lets_rows_be_known_within_less_than_ten_even_to_who_knows_the_whole(of):
    found = candidates(lambda n: coarse_share(n, of), of)
    assert [value for value, numbers in found.items() if tells_too_much(numbers, 10, of)] == []


@given(st.integers(2, 60), st.data())
def test_whatever_the_threshold_every_published_value_leaves_an_interval_as_wide(threshold, data):
    step = step_for(threshold)
    of = data.draw(st.integers(3 * step, 40 * step))
    told = candidates(lambda n: coarse_rows(n, step=step), 30 * step + step // 2 - 1)
    told |= candidates(lambda n: ("share", coarse_share(n, of, step=step)), of)
    told |= candidates(lambda n: ("left", Wording(step).without(n, of)), of)
    assert [v for v, n in told.items() if max(n) - min(n) < threshold and n not in ({0}, {of})] == []


@given(st.integers(22, 2000))
def test_a_share_and_a_number_about_the_same_rows_tell_no_more_than_the_number(of):
    found = candidates(lambda n: (coarse_rows(n), coarse_share(n, of), n in (0, of)), of - 1)
    top = coarse_rows(of - 1)
    assert [v for v, numbers in found.items() if v[0] != top and tells_too_much(numbers, 10, of)] == []


@given(st.integers(0, 10_000_000))
def test_a_coarse_number_is_near_the_true_one(n):
    assert abs(coarse_number(n) - n) <= (10 if n < 15 else 5)


@given(st.integers(0, 10_000_000))
def test_values_are_nought_a_multiple_of_ten_or_fewer_than_ten(n):
    value = coarse_rows(n)
    assert value == "<10" or int(value) % 10 == 0
    assert (value == "0") == (n == 0)


@given(st.integers(1, 200_000), st.data())
def test_a_share_in_per_cent_is_near_the_true_one(of, data):
    n = data.draw(st.integers(0, of))
    share = coarse_share(n, of)
    if share not in ("most", "some"):
        assert abs(float(share) - 100 * n / of) <= 15


@given(st.integers(1, 200_000), st.data(), st.sampled_from([1, 10]))
def test_a_field_is_called_full_only_when_nothing_is_missing(of, data, step):
    empty = data.draw(st.integers(0, of))
    assert (Wording(step).without(empty, of) == "100") == (empty == 0)
    assert (Wording(step).without(empty, of) == "0") == (empty == of)
