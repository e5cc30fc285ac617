"""How many raised what the audit did not, of those who raised anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.disclosure import Policy
from frankpledge.core.opinion import Margin, issues_beyond, rake, share_beyond, share_beyond_by_group
from frankpledge.core.quantities import Share, Withheld

AUDIT = {"burglary", "drugs"}
ISSUES = st.lists(st.sampled_from(["burglary", "drugs", "dogs", "parking"]), max_size=4)


@given(st.lists(ISSUES, min_size=2, max_size=40))
def test_the_share_is_of_the_responses_that_raised_an_issue(raised):
    found = share_beyond(rake({}, [], base=[1.0] * len(raised)), raised, AUDIT)
    anything = [set(one) for one in raised if one]
    assert found.unweighted == Share(sum(bool(one - AUDIT) for one in anything), len(anything))


def test_the_share_is_weighted_as_the_shares_of_every_other_question_are():
    raised = [["dogs"], ["burglary"], ["burglary"], ["dogs"]] * 10
    raked = rake({"sex": ["f", "f", "f", "m"] * 10}, [Margin("sex", {"f": 50, "m": 50})])
    found = share_beyond(raked, raised, AUDIT)
    assert found.weighted == pytest.approx(0.5 / 3 + 0.5)
    assert found.interval.holds(found.weighted)


def test_those_asked_openly_stand_beside_those_shown_the_audit():
    raised, groups = [["dogs"], ["drugs"], ["dogs", "drugs"], ["burglary"]] * 8, ["openly", "shown"] * 16
    found = share_beyond_by_group(rake({}, [], base=[1.0] * 32), raised, AUDIT, groups)
    assert (found["openly"].unweighted, found["shown"].unweighted) == (Share(16, 16), Share(0, 16))


def test_a_small_group_is_withheld():
    found = share_beyond_by_group(
        rake({}, [], base=[1.0] * 6), [["dogs"]] * 6, AUDIT, ["North"] * 4 + [None] * 2, policy=Policy("suppress")
    )
    assert found["North"].is_withheld


def test_issues_that_few_raised_are_withheld_and_their_order_tells_nothing():
    raised = [["dogs"]] * 5 + [["parking"]] * 4 + [["noise"]] * 1
    assert issues_beyond(raised, AUDIT, policy=Policy("suppress")) == {
        "dogs": 5, "noise": Withheld(), "parking": Withheld()
    }  # fmt: skip
    assert list(issues_beyond(raised, AUDIT, policy=Policy("suppress"))) == ["dogs", "noise", "parking"]
