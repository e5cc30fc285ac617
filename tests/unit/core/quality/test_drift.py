"""Sudden shifts of coding are found, and chance and season are not called shifts."""

import re

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.core.quality import exact_notes, limitations, publishable_notes
from frankpledge.core.quality.blank import blank_profile
from frankpledge.core.quality.drift import months_shifted, operators_shifted, shifts

YEAR = [f"2024-{m:02d}" for m in range(1, 13)]


def by_month(table, labels):
    cells = {(label, month): int(table[i][j]) for i, label in enumerate(labels) for j, month in enumerate(YEAR)}
    totals = {label: int(sum(table[i])) for i, label in enumerate(labels)}
    return blank_profile(source="s", labels=totals, label_months=cells)


def by_operator(cells):
    labels = sorted({label for _, label, _ in cells})
    totals = {label: sum(n for (_, other, _), n in cells.items() if other == label) for label in labels}
    return blank_profile(source="s", labels=totals, operator_months=cells)


def test_a_label_that_swallows_another_for_a_month_is_found():
    noise, youths = [100] * 12, [100] * 12
    noise[4], youths[4] = 20, 180
    assert [(s.label, s.group) for s in months_shifted(by_month([noise, youths], ["noise", "youths"]))] == [
        ("noise", "2024-05"), ("youths", "2024-05"),
    ]  # fmt: skip


def test_a_change_of_coding_in_the_middle_of_the_year_is_found():
    profile = by_month([[200] * 6 + [20] * 6, [200] * 6 + [380] * 6], ["noise", "nuisance"])
    assert {s.group for s in months_shifted(profile) if s.label == "noise"} == set(YEAR)


def test_a_busy_summer_is_not_a_shift():
    profile = by_month([[200, 200, 210, 220, 240, 260, 270, 260, 230, 210, 200, 190], [800] * 12], ["asb", "theft"])
    assert months_shifted(profile) == []


@settings(max_examples=60)
@given(st.integers(0, 2**32), st.integers(30, 5000), st.integers(2, 14))
def test_chance_is_not_called_a_shift(seed, rows, n_labels):
    random = np.random.default_rng(seed)
    table = random.multinomial(rows, random.dirichlet(np.ones(n_labels)), size=12).T
    assert len(shifts(table, [f"l{i}" for i in range(n_labels)], YEAR)) <= 1


def test_few_records_say_nothing_of_a_shift():
    assert months_shifted(by_month([[10] * 11 + [0], [0] * 11 + [10]], ["a", "b"])) == []


def test_an_operator_who_codes_unlike_the_others_is_named_only_in_working_papers():
    cells = {(who, label, "2024-01"): 100 for who in ("JAB", "KLM", "NOP") for label in ("noise", "youths")}
    cells |= {("XYZ", "noise", "2024-01"): 5, ("XYZ", "youths", "2024-01"): 195}
    profile = by_operator(cells)
    assert {s.group for s in operators_shifted(profile)} == {"XYZ"}
    assert any("XYZ" in note.sentence for note in exact_notes(profile))
    assert not any("XYZ" in note.sentence + note.field for note in publishable_notes(profile))


def test_no_month_and_no_direction_is_published_beside_a_label():
    drugs, others = [60] * 12, [140] * 12
    drugs[5], others[5] = 3, 197
    profile = by_month([drugs, others], ["Drugs", "Others"])
    (note,) = [note for note in publishable_notes(profile) if note.field == "Drugs"]
    assert "so in 1 month;" in note.sentence
    published = [each.sentence for each in (*publishable_notes(profile), *limitations(profile))]
    assert not [text for text in published if re.search(r"2024|higher|lower|%", text)]
    assert any("2024-06 (1.5% against 30.0%)" in note.sentence for note in exact_notes(profile))


def test_operators_who_code_alike_are_not_flagged_for_working_in_different_seasons():
    cells = {}
    for place, month in enumerate(YEAR):
        is_summer = 3 <= place < 9
        for who, rows in (("JAB", 400 if is_summer else 60), ("KLM", 60 if is_summer else 400)):
            cells[who, "nuisance", month] = round(rows * (0.7 if is_summer else 0.2))
            cells[who, "burglary", month] = rows - cells[who, "nuisance", month]
    assert operators_shifted(by_operator(cells)) == []


def test_an_operator_who_codes_otherwise_is_found_through_the_seasons():
    cells = {}
    for place, month in enumerate(YEAR):
        share = 0.7 if 3 <= place < 9 else 0.2
        for who, part in (*((other, share) for other in "ABCDEF"), ("XYZ", share / 3)):
            cells[who, "nuisance", month] = round(200 * part)
            cells[who, "burglary", month] = 200 - round(200 * part)
    assert {s.group for s in operators_shifted(by_operator(cells))} == {"XYZ"}


def test_operators_who_never_work_in_the_same_month_cannot_be_compared():
    cells = {("JAB", "noise", "2024-01"): 500, ("KLM", "youths", "2024-02"): 500}
    assert operators_shifted(by_operator(cells)) == []


def test_one_operator_alone_has_nobody_to_differ_from():
    assert operators_shifted(by_operator({("A", "noise", "2024-01"): 500})) == []
