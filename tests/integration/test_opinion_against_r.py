"""Weights, shares, standard errors and intervals are those that R's survey package gives for the same respondents."""

from __future__ import annotations

import csv
import gzip
import subprocess
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from frankpledge.core.opinion import Margin, Raked, WeightedShare, answers_for_change, rake, shares_of_choice
from frankpledge.core.quantities import Interval

SCRIPT = Path(__file__).parent / "opinion" / "survey.R"
CLOSE = 1e-6
MARGINS = (
    Margin("sex", {"female": 51_200, "male": 48_800}),
    Margin("age", {"16 to 24": 14_000, "25 to 44": 33_000, "45 to 64": 31_000, "65 and over": 22_000}),
    Margin("ward", {f"W{number}": people for number, people in enumerate((9_000, 21_000, 30_000, 18_000, 22_000))}),
)


@dataclass
class Asked:
    """Who answered, and what R is to be told of them."""

    said: Mapping[str, Sequence[str | None]]
    answers: Sequence[str | None]
    groups: Sequence[str | None]
    margins: Sequence[Margin] = MARGINS
    base: Sequence[float] | None = None
    strata: Sequence[str] | None = None
    clusters: Sequence[str] | None = None
    options: Sequence[str] = field(default=("fairly safe", "unsafe", "very safe"))

    def ours(self) -> Raked:
        return rake(self.said, self.margins, base=self.base, strata=self.strata, clusters=self.clusters)

    def write(self, folder: Path) -> None:
        count = len(self.answers)
        columns: dict[str, Sequence[object]] = {
            "answer": self.answers,
            "group": self.groups,
            "base": [repr(float(one)) for one in self.base] if self.base is not None else [1] * count,
            "stratum": self.strata or ["all"] * count,
            "cluster": self.clusters or range(count),
            **self.said,
        }
        with (folder / "respondents.csv").open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(zip(*columns.values(), strict=True))
        with (folder / "margins.csv").open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["margin", "category", "people"])
            writer.writerows((m.name, category, people) for m in self.margins for category, people in m.people.items())


def generated(seed: int, *, count: int = 600) -> Asked:
    """Answers that hang on age and ward, from people of whom the young and two wards answer less."""
    draw = np.random.default_rng(seed)
    sexes = draw.choice(["female", "male"], count, p=[0.6, 0.4]).tolist()
    ages = draw.choice(list(MARGINS[1].people), count, p=[0.05, 0.25, 0.35, 0.35]).tolist()
    wards = draw.choice(list(MARGINS[2].people), count, p=[0.25, 0.3, 0.25, 0.15, 0.05]).tolist()
    afraid = 0.15 + 0.25 * (np.array(ages) == "16 to 24") + 0.2 * (np.array(wards) == "W4")
    rolls = draw.random(count)
    answers = np.where(rolls < afraid, "unsafe", np.where(rolls < afraid + 0.3, "very safe", "fairly safe"))
    answers = np.where(draw.random(count) < 0.06, "", answers)
    said = {"sex": sexes, "age": ages, "ward": wards}
    groups = draw.choice(["disabled", "not disabled", ""], count, p=[0.2, 0.7, 0.1])
    return Asked(said, [one or None for one in answers.tolist()], [one or None for one in groups.tolist()])


def found_by_r(asked: Asked, rscript: str, folder: Path, method: str) -> dict[tuple[str, str, str], float]:
    asked.write(folder)
    done = subprocess.run([rscript, SCRIPT, folder, method], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "did not converge" not in done.stderr, done.stderr
    with (folder / "found.csv").open(newline="") as file:
        return {(row["what"], row["group"], row["option"]): float(row["value"]) for row in csv.DictReader(file)}


def check_agreement(asked: Asked, rscript: str, folder: Path, method: str) -> None:
    """Hold everything that R tells against ours: weights relatively, shares, errors and ends absolutely."""
    theirs, raked = found_by_r(asked, rscript, folder, method), asked.ours()
    with (folder / "weights.csv").open(newline="") as file:
        weights = [float(row["weight"]) for row in csv.DictReader(file)]
    np.testing.assert_allclose(raked.weights, weights, rtol=CLOSE)
    groups: Sequence[str] = ["", *sorted({group for group in asked.groups if group is not None})]
    for group in groups:
        among = None if not group else np.array([one == group for one in asked.groups])
        for share in shares_of_choice(raked, asked.answers, asked.options, among=among):
            compare(share, {what: theirs[what, group, share.option] for what in ("share", "error", "low", "high")})
            assert share.degrees == theirs["degrees", group, share.option]


def compare(share: WeightedShare, theirs: Mapping[str, float]) -> None:
    assert isinstance(share.interval, Interval)
    assert share.weighted == pytest.approx(theirs["share"], abs=CLOSE)
    assert share.standard_error == pytest.approx(theirs["error"], rel=1e-4, abs=CLOSE)
    assert share.standard_error == pytest.approx(theirs["error"], abs=CLOSE)
    assert share.interval.low == pytest.approx(theirs["low"], abs=CLOSE)
    assert share.interval.high == pytest.approx(theirs["high"], abs=CLOSE)


@pytest.mark.parametrize("seed", [1998, 2002, 2011])
def test_raked_shares_agree_with_rake_and_svymean(seed: int, rscript: str, tmp_path: Path) -> None:
    check_agreement(generated(seed), rscript, tmp_path, "rake")


def test_raked_shares_agree_with_generalised_raking_too(rscript: str, tmp_path: Path) -> None:
    check_agreement(generated(1998), rscript, tmp_path, "calibrate")


def test_raking_from_unequal_weights_agrees_with_generalised_raking(rscript: str, tmp_path: Path) -> None:
    asked = generated(2002)
    asked.base = np.random.default_rng(7).uniform(0.4, 6, len(asked.answers)).tolist()
    check_agreement(asked, rscript, tmp_path, "calibrate")


def test_respondents_who_did_not_say_agree_with_generalised_raking_on_those_who_did(
    rscript: str, tmp_path: Path
) -> None:
    asked = generated(2011)
    draw = np.random.default_rng(8)
    asked.said = {
        name: [None if silent else one for one, silent in zip(column, draw.random(len(column)) < 0.1, strict=True)]
        for name, column in asked.said.items()
    }
    check_agreement(asked, rscript, tmp_path, "calibrate")


@pytest.mark.parametrize("method", ["rake", "calibrate"])
def test_strata_and_clusters_agree(method: str, rscript: str, tmp_path: Path) -> None:
    asked = generated(1998)
    draw = np.random.default_rng(9)
    asked.strata = draw.choice(["by post", "at meetings"], len(asked.answers)).tolist()
    asked.clusters = [str(number) for number in draw.integers(0, 40, len(asked.answers))]
    check_agreement(asked, rscript, tmp_path, method)


def test_weights_without_margins_agree(rscript: str, tmp_path: Path) -> None:
    asked = generated(2002)
    asked.margins, asked.base = (), np.random.default_rng(7).uniform(0.4, 6, len(asked.answers)).tolist()
    check_agreement(asked, rscript, tmp_path, "design")


def british_crime_survey(folder: Path) -> list[dict[str, str]]:
    path = folder / "other" / "consultation" / "british_crime_survey_2007_8_unrestricted_teaching.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return [{name: value.strip() for name, value in row.items()} for row in csv.DictReader(file)]


def usable(rows: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Leave out the few without an age or a weight."""
    return [row for row in rows if row["age"].isdigit() and row["tcindwt"]]


SAFE = {"1": "very safe", "2": "fairly safe", "3": "a bit unsafe", "4": "very unsafe"}


def asked_of_the_survey(rows: Sequence[dict[str, str]]) -> Asked:
    """How safe people feel walking alone after dark, raked to the sexes, ages and areas of the survey's own weights."""
    kept = usable(rows)
    bands = [f"{min(int(row['age']) // 15, 5)}" for row in kept]
    said = {"sex": [row["sex"] for row in kept], "age": bands, "rural": [row["rural2"] for row in kept]}
    margins = []
    for name, column in said.items():
        people: dict[str, float] = defaultdict(float)
        for category, row in zip(column, kept, strict=True):
            people[category] += float(row["tcindwt"])
        margins.append(Margin(name, dict(sorted(people.items()))))
    answers = [SAFE.get(row["walkdark"]) for row in kept]
    groups = [{"0": "no victim", "1": "victim"}.get(row["bcsvictim"]) for row in kept]
    return Asked(said, answers, groups, margins, options=sorted(SAFE.values()))


@pytest.mark.parametrize("method", ["rake", "calibrate"])
def test_the_british_crime_survey_raked_agrees(method: str, open_data: Path, rscript: str, tmp_path: Path) -> None:
    check_agreement(asked_of_the_survey(british_crime_survey(open_data)), rscript, tmp_path, method)


def test_the_british_crime_survey_by_its_own_weights_agrees(open_data: Path, rscript: str, tmp_path: Path) -> None:
    rows = british_crime_survey(open_data)
    asked = asked_of_the_survey(rows)
    asked.margins, asked.said = (), {}
    asked.base = [float(row["tcindwt"]) for row in usable(rows)]
    check_agreement(asked, rscript, tmp_path, "design")


def test_answers_for_a_change_are_those_of_power_prop_test(rscript: str) -> None:
    for before, after, power in [(0.5, 0.75, 0.9), (0.3, 0.25, 0.8), (0.05, 0.08, 0.8)]:
        code = f"cat(ceiling(power.prop.test(p1={before}, p2={after}, power={power}, tol=1e-10)$n))"
        done = subprocess.run([rscript, "-e", code], capture_output=True, text=True, check=True)
        assert answers_for_change(before, after, power=power) == int(done.stdout)
