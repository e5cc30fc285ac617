"""Kappa and its error are the published ones, and those worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.faults import BadInput
from frankpledge.core.opinion import agreement, agreement_by_theme, agreement_overall
from frankpledge.core.opinion.coders import agreement_of_table

FLEISS = ((75, 1, 4), (5, 4, 1), (0, 0, 10))
"""Fleiss JL. Statistical Methods for Rates and Proportions, 2nd edition. Wiley, 1981, p. 213: 100 subjects."""
SKIN = ((10, 4, 1, 0), (5, 10, 12, 2), (2, 4, 12, 5), (0, 2, 6, 13))
"""SAS/STAT User's Guide, the FREQ procedure, Agreement Study: two dermatologists, 88 patients."""
LABELS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=60)
THEMES = ("litter", "noise", "speeding")
CODED = st.lists(st.tuples(st.sets(st.sampled_from(THEMES)), st.sets(st.sampled_from(THEMES))), min_size=3, max_size=25)


def by_hand(table):
    """Kappa as a fraction, and its variance by Fleiss, Cohen and Everitt's formula, cell by cell."""
    n, size = sum(map(sum, table)), range(len(table))
    p = [[Fraction(cell, n) for cell in row] for row in table]
    rows = [sum(p[i]) for i in size]
    columns = [sum(p[i][j] for i in size) for j in size]
    seen, due = sum(p[i][i] for i in size), sum(rows[i] * columns[i] for i in size)
    kappa = (seen - due) / (1 - due)
    spread = sum(p[i][i] * (1 - (rows[i] + columns[i]) * (1 - kappa)) ** 2 for i in size)
    spread += (1 - kappa) ** 2 * sum(p[i][j] * (columns[i] + rows[j]) ** 2 for i in size for j in size if i != j)
    spread -= (kappa - due * (1 - kappa)) ** 2
    return kappa, spread / (n * (1 - due) ** 2)


@pytest.mark.parametrize("table", [FLEISS, SKIN, ((106, 10, 4), (22, 28, 10), (2, 12, 6))])
def test_kappa_and_its_error_are_those_worked_out_cell_by_cell(table):
    kappa, variance = by_hand(table)
    found = agreement_of_table(np.array(table))
    assert found.kappa == pytest.approx(float(kappa))
    assert found.standard_error == pytest.approx(sqrt(variance))


def test_fleisss_example_has_his_agreement_and_kappa():
    found = agreement_of_table(np.array(FLEISS))
    assert (round(found.observed, 2), round(found.expected, 2), round(found.kappa, 2)) == (0.89, 0.66, 0.68)


def test_the_dermatologists_have_the_kappa_error_and_limits_of_the_manual():
    found = agreement_of_table(np.array(SKIN))
    assert (round(found.kappa, 4), round(found.standard_error, 4)) == (0.3449, 0.0724)
    assert (round(found.interval.low, 4), round(found.interval.high, 4)) == (0.2030, 0.4868)


@given(LABELS)
def test_kappa_is_the_same_whoever_is_called_first(pairs):
    first, second = zip(*pairs, strict=True)
    there, back = agreement(first, second), agreement(second, first)
    assert there.kappa == (None if back.kappa is None else pytest.approx(back.kappa))
    assert there.standard_error == (
        None if back.standard_error is None else pytest.approx(back.standard_error, abs=1e-9)
    )


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=60))
def test_coders_who_agree_always_have_a_kappa_of_one_or_nothing_to_tell_apart(labels):
    found = agreement(labels, labels)
    assert found.kappa == (1 if len(set(labels)) > 1 else None)


@given(LABELS)
def test_kappa_lies_in_its_interval_and_is_never_over_one(pairs):
    found = agreement(*zip(*pairs, strict=True))
    if found.kappa is not None:
        assert found.kappa <= 1
        assert found.interval.low - 1e-12 <= found.kappa <= found.interval.high + 1e-12


@given(LABELS)
def test_other_names_for_the_labels_make_no_difference(pairs):
    new = {"a": "zebra", "b": "yak", "c": "ant"}
    named = [(new[one], new[other]) for one, other in pairs]
    there, renamed = agreement(*zip(*pairs, strict=True)), agreement(*zip(*named, strict=True))
    assert renamed.kappa == (None if there.kappa is None else pytest.approx(there.kappa))


def test_three_answers_coded_alike_are_no_proof():
    assert agreement(["a", "b", "a"], ["a", "b", "a"]).interval.low < 0
    assert agreement(["a", "b"] * 200, ["a", "b"] * 200).interval.low > 0.97


def test_coders_who_give_labels_by_lot_have_a_kappa_near_none():
    draw = np.random.default_rng(1960)
    first, second = (draw.choice(["a", "b", "c"], 4_000, p=[0.6, 0.3, 0.1]).tolist() for _ in range(2))
    found = agreement(first, second)
    assert found.interval.holds(0)
    assert abs(found.kappa) < 0.05


def test_each_theme_is_a_question_of_its_own():
    first = [{"noise"}, {"noise", "litter"}, {"litter"}, set(), {"noise"}, set()]
    second = [{"noise"}, {"litter"}, {"litter"}, set(), {"noise"}, {"litter"}]
    found = {one.theme: one for one in agreement_by_theme(first, second, THEMES)}
    assert (found["noise"].first, found["noise"].second) == (3, 2)
    assert found["noise"].agreement == agreement(["y", "y", "n", "n", "y", "n"], ["y", "n", "n", "n", "y", "n"])
    assert found["speeding"].agreement.kappa is None


@given(CODED)
def test_the_pooled_kappa_of_one_theme_is_that_themes_kappa(coded):
    first, second = ([one & {"noise"} for one in coder] for coder in zip(*coded, strict=True))
    pooled, alone = agreement_overall(first, second, ["noise"]), agreement_by_theme(first, second, ["noise"])[0]
    assert pooled.kappa == (None if alone.agreement.kappa is None else pytest.approx(alone.agreement.kappa))


@given(CODED)
def test_the_pooled_error_is_found_by_leaving_out_an_answer_at_a_time(coded):
    first, second = zip(*coded, strict=True)
    found = agreement_overall(first, second, THEMES)
    left = [
        agreement_overall([*first[:i], *first[i + 1 :]], [*second[:i], *second[i + 1 :]], THEMES).kappa
        for i in range(len(first))
    ]
    if found.standard_error is not None and found.kappa < 1 - 1e-12 and None not in left:
        n = len(left)
        spread = sum((one - sum(left) / n) ** 2 for one in left)
        assert found.standard_error == pytest.approx(sqrt((n - 1) / n * spread), abs=1e-9)


@given(CODED)
def test_the_pooled_kappa_is_the_same_whoever_is_called_first_and_one_at_full_agreement(coded):
    first, second = zip(*coded, strict=True)
    there, back = agreement_overall(first, second, THEMES), agreement_overall(second, first, THEMES)
    assert there.kappa == (None if back.kappa is None else pytest.approx(back.kappa))
    assert agreement_overall(first, first, THEMES).kappa in (None, 1)


@pytest.mark.parametrize(("first", "second"), [([], []), (["a"], ["a", "b"])])
def test_coders_who_did_not_code_the_same_answers_are_not_compared(first, second):
    with pytest.raises(BadInput):
        agreement(first, second)
    with pytest.raises(BadInput):
        agreement_overall(first, second, THEMES)
