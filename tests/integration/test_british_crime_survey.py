"""The British Crime Survey's weighted shares, worked out a second time without any of our methods."""

from __future__ import annotations

import csv
import gzip
from fractions import Fraction
from math import fsum, sqrt
from pathlib import Path

import pytest

from frankpledge.core.opinion import Margin, design_effect, rake, shares_by_group, shares_of_choice
from frankpledge.core.quantities import Share

COMMON = {"1": "very common", "2": "fairly common", "3": "not very common", "4": "not at all common"}


@pytest.fixture(scope="module")
def survey(open_data: Path) -> list[dict[str, str]]:
    """The teaching file of 2007-8: those with a weight and an age."""
    path = open_data / "other" / "consultation" / "british_crime_survey_2007_8_unrestricted_teaching.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = [{name: value.strip() for name, value in row.items()} for row in csv.DictReader(file)]
    return [row for row in rows if row["tcindwt"] and row["age"]]


def weights_of(rows: list[dict[str, str]]) -> list[float]:
    return [float(row["tcindwt"]) for row in rows]


@pytest.mark.parametrize("question", ["rubbcomm", "vandcomm", "poorhou"])
def test_weighted_shares_are_exact_sums_of_the_surveys_weights(survey: list[dict[str, str]], question: str) -> None:
    answers = [COMMON.get(row[question]) for row in survey]
    found = shares_of_choice(rake({}, [], base=weights_of(survey)), answers, list(COMMON.values()))
    whole = sum(Fraction(row["tcindwt"]) for row in survey if row[question] in COMMON)
    for code, share in zip(COMMON, found, strict=True):
        part = sum(Fraction(row["tcindwt"]) for row in survey if row[question] == code)
        assert share.weighted == pytest.approx(float(part / whole), abs=1e-12)
        told = sum(row[question] == code for row in survey)
        assert share.unweighted == Share(told, sum(row[question] in COMMON for row in survey))


def test_their_errors_are_those_of_a_ratio_of_two_sums(survey: list[dict[str, str]]) -> None:
    """Cochran 1977, section 6.3: the squared errors of each answer from the ratio, summed one by one."""
    weights = weights_of(survey)
    answers = [COMMON.get(row["vandcomm"]) for row in survey]
    for share in shares_of_choice(rake({}, [], base=weights), answers, list(COMMON.values())):
        whole = fsum(w for w, answer in zip(weights, answers, strict=True) if answer)
        parts = [
            w * ((answer == share.option) - share.weighted) / whole if answer else 0.0
            for w, answer in zip(weights, answers, strict=True)
        ]
        count = len(parts)
        assert share.standard_error == pytest.approx(
            sqrt(count / (count - 1) * fsum(one**2 for one in parts)), rel=1e-9
        )


def test_victims_and_others_each_have_their_own_share(survey: list[dict[str, str]]) -> None:
    answers = [COMMON.get(row["vandcomm"]) for row in survey]
    groups = [{"0": "no victim", "1": "victim"}.get(row["bcsvictim"]) for row in survey]
    found = shares_by_group(rake({}, [], base=weights_of(survey)), answers, list(COMMON.values()), groups)
    for group, shares in found.items():
        mine = [row for row, name in zip(survey, groups, strict=True) if name == group and row["vandcomm"] in COMMON]
        part = sum(Fraction(row["tcindwt"]) for row in mine if row["vandcomm"] == "1")
        assert shares[0].weighted == pytest.approx(
            float(part / sum(Fraction(row["tcindwt"]) for row in mine)), abs=1e-12
        )
    assert found["victim"][3].interval.high < found["no victim"][3].interval.low


def test_raked_to_its_own_sexes_and_ages_the_unweighted_file_comes_near_the_weighted_one(
    survey: list[dict[str, str]],
) -> None:
    """Its weights mend more than these two margins, so near and not equal; the margins themselves are met."""
    bands = [str(min(int(row["age"]) // 15, 5)) for row in survey]
    said = {"sex": [row["sex"] for row in survey], "age": bands}
    margins = []
    for name, column in said.items():
        people = dict.fromkeys(sorted(set(column)), 0.0)
        for one, weight in zip(column, weights_of(survey), strict=True):
            people[one] += weight
        margins.append(Margin(name, people))
    raked = rake(said, margins)
    assert raked.converged
    assert raked.gap < 1e-10
    assert raked.design_effect < design_effect(rake({}, [], base=weights_of(survey)).weights)
    answers = [COMMON.get(row["vandcomm"]) for row in survey]
    pairs = zip(
        shares_of_choice(raked, answers, list(COMMON.values())),
        shares_of_choice(rake({}, [], base=weights_of(survey)), answers, list(COMMON.values())),
        strict=True,
    )
    assert max(abs(ours.weighted - theirs.weighted) for ours, theirs in pairs) < 0.02
