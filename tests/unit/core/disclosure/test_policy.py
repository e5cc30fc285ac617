"""A rule that would protect nothing is refused, and where two meet neither loses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.disclosure.policy import METHODS, Policy, stricter

policies = st.builds(Policy, st.sampled_from(METHODS), threshold=st.integers(2, 20), base=st.integers(2, 20))


@pytest.mark.parametrize("numbers", [{"threshold": 1}, {"threshold": 0}, {"base": 1}, {"base": 0}])
def test_a_rule_that_protects_nothing_is_refused(numbers):
    with pytest.raises(ValueError, match="must be 2 or more"):
        Policy("suppress", **numbers)


def test_an_unknown_method_is_refused_by_name():
    with pytest.raises(ValueError, match="'blur' is not one of none, round, suppress"):
        Policy("blur")


@given(policies, policies)
def test_the_stricter_of_two_rules_is_at_least_as_strict_as_both(one, other):
    both = stricter(one, other)
    assert both == stricter(other, one)
    for rule in (one, other):
        assert METHODS.index(both.method) >= METHODS.index(rule.method)
        assert both.threshold >= rule.threshold
        assert both.base >= rule.base
