"""How sources stand to a finding, whatever they are and in whatever order they come."""

from __future__ import annotations

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from frankpledge.core.disclosure.rounding import rounded
from frankpledge.core.evidence.corroboration import (
    Claim,
    Side,
    Tally,
    Voice,
    independent,
    propose,
    ratio_of_counts,
    ratio_of_part,
    tally,
)
from frankpledge.core.quantities import Interval

SIDES, CLAIMS = st.sampled_from(Side), st.sampled_from(Claim)
VOICES = st.lists(st.builds(Voice, st.frozensets(st.sampled_from("abcdefg"), max_size=3), SIDES), max_size=12)
COUNTS = st.integers(0, 5_000)
ENDS = st.tuples(st.floats(0.01, 20), st.floats(0.01, 20)).map(sorted)
RATIOS = st.lists(ENDS.map(lambda ends: Interval(*ends)), max_size=5)
OPPOSITE = {
    Claim.ROSE: Claim.FELL, Claim.FELL: Claim.ROSE, Claim.HIGHER: Claim.LOWER, Claim.LOWER: Claim.HIGHER,
}  # fmt: skip
TURNED = {Side.SUPPORTS: Side.CONTRADICTS, Side.CONTRADICTS: Side.SUPPORTS, Side.SILENT: Side.SILENT}


def sources_in(found: Tally) -> int:
    return found.supports + found.contradicts + found.silent


@given(VOICES, st.randoms())
def test_the_order_in_which_sources_are_looked_at_changes_nothing(voices: list[Voice], chance) -> None:
    before = tally(voices)
    chance.shuffle(voices)
    assert tally(voices) == before


@given(VOICES)
def test_every_source_is_counted_once_alone_or_with_another(voices: list[Voice]) -> None:
    found = tally(voices)
    assert sources_in(found) + found.counted_with == len(voices)
    assert sum(map(len, independent(voices))) == len(voices)


@given(VOICES)
def test_no_two_independent_sources_draw_on_the_same(voices: list[Voice]) -> None:
    drawn_on = [frozenset().union(*(voice.origins for voice in group)) for group in independent(voices)]
    assert all(not one & other for place, one in enumerate(drawn_on) for other in drawn_on[:place])


@given(VOICES, SIDES)
def test_a_second_dataset_of_the_same_agency_adds_no_independent_source(voices: list[Voice], side: Side) -> None:
    assume(voices and voices[0].origins)
    found, more = tally(voices), tally([*voices, Voice(voices[0].origins, side)])
    assert sources_in(more) == sources_in(found)
    assert more.counted_with == found.counted_with + 1


@given(VOICES)
def test_saying_the_same_again_changes_no_side(voices: list[Voice]) -> None:
    again = [each for each in voices if each.origins]
    found, more = tally(voices), tally(voices + again)
    assert (more.supports, more.contradicts, more.silent) == (found.supports, found.contradicts, found.silent)


@given(VOICES)
def test_a_contradiction_is_never_outvoted_by_its_own_agency(voices: list[Voice]) -> None:
    against = [group for group in independent(voices) if any(each.side is Side.CONTRADICTS for each in group)]
    assert tally(voices).contradicts == len(against)


@given(CLAIMS, RATIOS)
def test_the_opposite_claim_is_borne_out_by_what_contradicts_this_one(claim: Claim, ratios: list[Interval]) -> None:
    assert propose(OPPOSITE[claim], ratios) is TURNED[propose(claim, ratios)]


@given(CLAIMS, RATIOS)
def test_nothing_is_proposed_from_intervals_that_hold_one(claim: Claim, ratios: list[Interval]) -> None:
    assert propose(claim, [each for each in ratios if each.holds(1)]) is Side.SILENT


@given(COUNTS, COUNTS, st.integers(2, 10), CLAIMS)
def test_rounded_counts_never_take_a_side_that_the_counts_behind_them_do_not(
    before: int, after: int, base: int, claim: Claim
) -> None:
    seen = [int(each) for each in rounded(np.array([before, after]), base)]
    exact, shown = ratio_of_counts(before, after, (31, 30)), ratio_of_counts(*seen, (31, 30), base)
    if shown:
        assert exact is not None
        assert shown.low <= exact.low
        assert exact.high <= shown.high
        assert propose(claim, [shown]) in (Side.SILENT, propose(claim, [exact]))


@given(st.integers(1, 500), COUNTS, st.integers(2, 10), st.integers(1, 500), st.integers(1, 5_000))
def test_an_area_beside_the_rest_is_judged_no_more_surely_from_rounded_counts(
    part: int, rest: int, base: int, people: int, others: int
) -> None:
    seen = [int(each) for each in rounded(np.array([part, part + rest]), base)]
    exact = ratio_of_part(part, part + rest, (people, people + others))
    shown = ratio_of_part(*seen, (people, people + others), base)
    if shown:
        assert exact is not None
        assert shown.low <= exact.low
        assert exact.high <= shown.high
