"""Rewrites hold figures that are kept, and blanks where a person must choose."""

import re

import pytest

from frankpledge.core.targets import Indicator, judge_wording, offer_rewrites

KEPT = [
    Indicator("Recorded burglary", "offences", "412", "year to March 2026"),
    Indicator("Residents who feel safe after dark", "%", "58", "survey of 2025"),
]


@pytest.mark.parametrize(
    ("text", "rewrite"),
    [
        ("Reduce burglary", "Reduce recorded burglary from 412 offences (year to March 2026) to … by …"),
        ("Tackle burglaries", "Reduce recorded burglary from 412 offences (year to March 2026) to … by …"),
        ("Reduce burglary by 2028", "Reduce recorded burglary from 412 offences (year to March 2026) to … by 2028"),
        ("Increase those who feel safe after dark",
         "Increase residents who feel safe after dark from 58% (survey of 2025) to … by …"),
        ("Reduce robbery", "Reduce robbery from … (in the year to …) to … by …"),
        ("Reduce robbery by 5%", "Reduce robbery by 5% by …"),
        ("Appoint a hate crime officer.", "Appoint a hate crime officer by …"),
    ],
)  # fmt: skip
def test_a_vague_target_is_offered_a_rewrite(text: str, rewrite: str) -> None:
    assert offer_rewrites(judge_wording(text), KEPT) == (rewrite,)


@pytest.mark.parametrize("text", ["Reduce burglary by 10% by March 2028", "Community spirit", "Reduce crime"])
def test_nothing_is_offered_to_what_passes_or_to_what_nobody_can_tell(text: str) -> None:
    assert offer_rewrites(judge_wording(text), KEPT) == ()


@pytest.mark.parametrize(
    "text", ["Reduce burglary", "Tackle knife crime", "Feel safe after dark", "Reduce robbery by 5%"]
)
def test_no_figure_is_ever_made_up(text: str) -> None:
    known = set(re.findall(r"\d+", text + " ".join(each.reading for each in KEPT)))
    for rewrite in offer_rewrites(judge_wording(text), KEPT):
        assert set(re.findall(r"\d+", rewrite)) <= known
        assert "…" in rewrite
