"""A lasting change of coding is found, and chance, seasons and passing shifts are not called one."""

import numpy as np
import pytest

from frankpledge.core.quality import exact_notes, limitations, publishable_notes
from frankpledge.core.quality.blank import blank_profile
from frankpledge.core.quality.lasting import lasting_shifts, steps

MONTHS = [f"{year}-{month:02d}" for year in (2023, 2024) for month in range(1, 13)]


def of_shares(shares):
    """A source of 1,000 rows a month: one label with these shares, the rest shared by eight others."""
    cells, labels = {}, {"Drugs": 0} | {f"other {i}": 0 for i in range(8)}
    for month, share in zip(MONTHS, shares, strict=True):
        rows = round(1000 * share)
        for label in labels:
            cells[label, month] = rows if label == "Drugs" else (1000 - rows) // 8
            labels[label] += cells[label, month]
    return blank_profile(source="s", labels=labels, label_months=cells)


@pytest.mark.parametrize(("before", "after"), [(0.20, 0.10), (0.30, 0.15), (0.40, 0.20), (0.10, 0.20)])
@pytest.mark.parametrize("at", [4, 12, 20])
def test_a_recoding_that_lasts_is_found_in_its_month(before, after, at):
    found = lasting_shifts(of_shares([before] * at + [after] * (24 - at)))
    assert [(step.label, step.month) for step in found] == [("Drugs", MONTHS[at])]


def test_a_recoding_is_told_with_month_and_shares_only_in_working_papers():
    profile = of_shares([0.2] * 12 + [0.1] * 12)
    (exact,) = [note for note in exact_notes(profile) if note.check == "label-recoding"]
    assert "from 2024-01 on (20.0% before, 10.0% since)" in exact.sentence
    (note,) = [note for note in publishable_notes(profile) if note.check == "label-recoding"]
    assert note.field == "Drugs"
    assert "from some month on" in note.sentence
    assert "2024" not in note.sentence
    assert any(
        "another share for good" in limit.sentence and limit.applies_to == "all" for limit in limitations(profile)
    )


def test_chance_is_not_called_a_recoding():
    draw, told = np.random.default_rng(1998), 0
    for _ in range(200):
        n_labels = int(draw.integers(2, 15))
        table = draw.multinomial(int(draw.integers(100, 3000)), draw.dirichlet(np.ones(n_labels) * 2), size=24).T
        told += bool(steps(table, [str(i) for i in range(n_labels)], MONTHS))
    assert told <= 4


def test_a_season_that_comes_back_is_not_a_recoding():
    year = [0.12] * 3 + [0.22] * 6 + [0.12] * 3
    assert lasting_shifts(of_shares(year * 2)) == []


@pytest.mark.parametrize("at", [0, 2, 11, 23])
def test_one_odd_month_is_not_a_recoding(at):
    shares = [0.1] * 24
    shares[at] = 0.8
    assert lasting_shifts(of_shares(shares)) == []


def test_too_few_months_or_records_say_nothing_of_a_recoding():
    assert steps(np.array([[50] * 5, [50] * 5]), ["a", "b"], MONTHS[:5]) == []
    assert steps(np.array([[10] * 12 + [0] * 12, [0] * 12 + [10] * 12]), ["a", "b"], MONTHS) == []
    assert steps(np.zeros((0, 0)), [], []) == []
