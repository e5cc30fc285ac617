"""Respondents that tests make up, and exact intervals to judge how often something came true."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from frankpledge.core.opinion import Margin
from frankpledge.core.opinion.intervals import exact_interval

SEXES, AGES = ("f", "m"), ("young", "middle", "old")


@st.composite
def respondents(draw: st.DrawFn) -> dict[str, list[str]]:
    """From six people, one of each sex and age, to sixty more of any kind: raking can always meet their margins."""
    everyone = [(sex, age) for sex in SEXES for age in AGES]
    more = draw(st.lists(st.sampled_from(everyone), max_size=60))
    people = draw(st.permutations([*everyone, *more]))
    return {"sex": [sex for sex, _ in people], "age": [age for _, age in people]}


@st.composite
def margins(draw: st.DrawFn) -> list[Margin]:
    """A population of 1,000 in which no category is rarer than one in a hundred."""
    women = draw(st.integers(10, 990))
    young = draw(st.integers(10, 980))
    middle = draw(st.integers(10, 990 - young))
    age = {"young": young, "middle": middle, "old": 1_000 - young - middle}
    return [Margin("sex", {"f": women, "m": 1_000 - women}), Margin("age", age)]


def held(weights: np.ndarray, said: Sequence[str | None], category: str) -> float:
    return float(weights[[one == category for one in said]].sum())


def allows(times: int, of: int, rate: float) -> bool:
    """Say whether the exact 95 % interval of something that came true so often holds ``rate``."""
    return exact_interval(times, of).holds(rate)
