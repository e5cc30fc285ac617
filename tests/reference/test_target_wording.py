"""The rules of wording against labels made by hand, by a guide, before the rules saw the texts."""

import sys
from pathlib import Path

import pytest

from bench.target_wording import Labelled, Scores, read_labelled, score

MADE_UP = Path(__file__).parent / "made_up_targets.csv"
LEAST = {"specific": 0.80, "measurable": 0.90, "time_scaled": 0.90}
LEAST_KIND = 0.85


def told(rows: list[Labelled]) -> Scores:
    scores = score(rows)
    sys.stdout.write("\n".join(scores.lines()) + "\n")
    return scores


def test_real_targets_of_strategies_are_judged_as_they_were_labelled(open_data: Path) -> None:
    scores = told(read_labelled(open_data / "strategy" / "targets_labelled.csv"))
    assert scores.rows == 64
    assert {label: value for label, value in scores.f1.items() if value < LEAST[label]} == {}
    assert scores.kind_accuracy >= LEAST_KIND


@pytest.mark.parametrize("written", ["1", "2", "3", "4", "5", "6"])
def test_made_up_targets_are_judged_as_they_were_labelled(written: str) -> None:
    scores = told([row for row in read_labelled(MADE_UP) if row["set"] == written])
    assert scores.rows >= 40
    assert {label: value for label, value in scores.f1.items() if value < LEAST[label]} == {}
    assert scores.kind_accuracy >= LEAST_KIND


def test_a_wrong_label_lowers_the_scores() -> None:
    rows = read_labelled(MADE_UP)
    turned = [{**rows[0], "specific": "no", "kind": "aim"}, *rows[1:]]
    assert score(turned).f1["specific"] < score(rows).f1["specific"]
    assert score(turned).kind_accuracy < score(rows).kind_accuracy
