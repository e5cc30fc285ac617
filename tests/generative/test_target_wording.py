"""Whatever is written, it is judged, alike each time, and nothing is made up."""

import re

from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.targets import Indicator, judge_wording, offer_rewrites

WORDS = (
    "reduce Burglary by 10% 2008 and the town-centre support … ’ all 1,000 to a plan publish each year residents who "
    "feel safe . , March –"
).split()
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))


@given(TEXTS)
def test_any_text_is_judged_with_a_reason_for_each_part_and_alike_each_time(text: str) -> None:
    found = judge_wording(text)
    assert len(found.reasons) == 4
    assert found == judge_wording(text)
    assert found.passes is (found.specific and found.measurable and found.time_scaled)


@given(TEXTS, st.integers(0, 9999))
def test_the_figures_of_a_rewrite_are_those_given(text: str, value: int) -> None:
    kept = Indicator("Recorded burglary", "", str(value), "year to March")
    known = set(re.findall(r"\d+", f"{text} {value}"))
    for rewrite in offer_rewrites(judge_wording(text), [kept]):
        assert set(re.findall(r"\d+", rewrite)) <= known
