"""Where few answered, nothing can be worked out: not by looking, and not by taking what is shown from what is known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.quantities import FEW, Withheld
from frankpledge.stages.consultation.rules.bases import POLICY, shown_counts, shown_share

COUNTS = st.lists(st.integers(0, 60), min_size=2, max_size=6).map(lambda each: {f"a{n}": c for n, c in enumerate(each)})


@given(COUNTS)
def test_a_small_count_is_never_shown(counts: dict[str, int]) -> None:
    shown = shown_counts(counts, sum(counts.values()))
    for code, count in counts.items():
        if 0 < count < POLICY.threshold:
            assert isinstance(shown[code], Withheld)


@given(COUNTS)
def test_what_is_withheld_cannot_be_had_by_taking_the_rest_from_the_base(counts: dict[str, int]) -> None:
    base = sum(counts.values())
    hidden = [code for code, value in shown_counts(counts, base).items() if isinstance(value, Withheld)]
    if base >= FEW and hidden:
        assert len(hidden) > 1 or sum(1 for count in counts.values() if count) == 1
        together = sum(counts[code] for code in hidden)
        assert together >= POLICY.threshold or together == base


@given(COUNTS)
def test_under_ten_nothing_is_shown_at_all(counts: dict[str, int]) -> None:
    base = sum(counts.values())
    if base < FEW:
        assert all(isinstance(value, Withheld) for value in shown_counts(counts, base).values())


def test_the_share_of_what_is_withheld_is_withheld() -> None:
    assert isinstance(shown_share(Withheld("small number"), 40), Withheld)
    assert shown_share(20, 40) == "20 of 40 (50%)"
