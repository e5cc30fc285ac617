"""Nobody works back, from weighted shares and all that stands beside them, how few of some group gave an answer.

The attacker is written apart from what it attacks: it knows every weight, every count that is shown and who answered,
tries every table of answers there could be, and works shares out as `estimate` does for all respondents one by one.
"""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.core.opinion import Margin, Raked, Wanted, guarded_shares, hidden_groups, rake, shares_of_choice
from frankpledge.core.opinion.linearised import estimate
from frankpledge.core.opinion.shares import WeightedShare
from frankpledge.core.quantities import Interval

THRESHOLD = 5
OPTIONS = ("yes", "no")
Row = tuple[str, str]


def respondents(sizes: dict[Row, int]) -> dict[str, list[str]]:
    rows = [kind for kind, size in sizes.items() for _ in range(size)]
    return {"sex": [sex for sex, _ in rows], "age": [age for _, age in rows]}


def answers_of(sizes: dict[Row, int], yes: tuple[int, ...]) -> list[str]:
    return [answer for size, some in zip(sizes.values(), yes, strict=True)
            for answer in ["yes"] * some + ["no"] * (size - some)]  # fmt: skip


def as_shown(raked: Raked, answers: list[str]) -> tuple[float, ...]:
    """The figures of a table of answers, worked out respondent by respondent."""
    share = shares_of_choice(raked, answers, OPTIONS)[0]
    assert isinstance(share.weighted, float)
    assert isinstance(share.interval, Interval)
    return round(share.weighted, 2), round(share.interval.low, 2), round(share.interval.high, 2)


def alike(raked: Raked, sizes: dict[Row, int], yes: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Every table of answers that would be shown as this one is."""
    seen, total = as_shown(raked, answers_of(sizes, yes)), sum(yes)
    tables = np.array([t for t in product(*(range(size + 1) for size in sizes.values())) if sum(t) == total])
    first = np.cumsum([0, *list(sizes.values())[:-1]])
    shares = tables @ raked.weights[first] / raked.weights.sum()
    near = tables[np.abs(shares - seen[0]) < 0.00501]
    found = (tuple(table.tolist()) for table in near)
    return [table for table in found if as_shown(raked, answers_of(sizes, table)) == seen]


def known_too_well(raked: Raked, sizes: dict[Row, int], yes: tuple[int, ...]) -> list[tuple[str, int]]:
    """Small numbers, of one category and one answer, that the tables leave less room than the threshold."""
    tables = np.array(alike(raked, sizes, yes))
    sized = np.array(list(sizes.values()))
    told = []
    for category in sorted({name for kind in sizes for name in kind}):
        inside = np.array([category in kind for kind in sizes])
        for truth, numbers in ((np.array(yes), tables), (sized - yes, sized - tables)):
            each = numbers[:, inside].sum(axis=1)
            if 0 < truth[inside].sum() < THRESHOLD and each.max() - each.min() < THRESHOLD:
                told.append((category, int(truth[inside].sum())))
    return told


def shown(raked: Raked, answers: list[str]) -> WeightedShare:
    return guarded_shares(raked, answers, OPTIONS, OPTIONS, [Wanted("yes", frozenset({"yes"}))])["yes"]


KINDS: list[Row] = [("f", "young"), ("f", "old"), ("m", "young"), ("m", "old")]
PEOPLE = [Margin("sex", {"f": 500, "m": 500}), Margin("age", {"young": 400, "old": 600})]


def drawn(seed: int) -> tuple[Raked, dict[Row, int], tuple[int, ...]]:
    """Respondents who are made up nearly as the population is, or not at all, and how many of each kind say yes."""
    rng = np.random.default_rng(seed)
    sizes = dict(zip(KINDS, rng.integers(6, 17, 4).tolist(), strict=True))
    yes = tuple(
        int(rng.integers(0, min(size, most) + 1)) for size, most in zip(sizes.values(), (3, 16, 5, 16), strict=True)
    )
    far = float(rng.choice([0.3, 2.0, 20.0]))
    there = {one: sum(n for kind, n in sizes.items() if one in kind) for one in ("f", "m", "young", "old")}
    people = [
        Margin(name, {one: there[one] + far * float(rng.random()) for one in both})
        for name, both in (("sex", ("f", "m")), ("age", ("young", "old")))
    ]
    total = people[0].total
    people[1] = Margin("age", {one: n * total / people[1].total for one, n in people[1].people.items()})
    return rake(respondents(sizes), people), sizes, yes


def test_what_is_shown_leaves_every_small_number_room() -> None:
    told, kept_back = 0, 0
    for seed in range(150):
        raked, sizes, yes = drawn(seed)
        if shown(raked, answers_of(sizes, yes)).is_withheld:
            kept_back += 1
        else:
            told += 1
            assert known_too_well(raked, sizes, yes) == []
    assert told > 10
    assert kept_back > 10


def test_a_small_number_that_the_share_would_tell_is_kept_back_with_the_share() -> None:
    sizes = {("f", "young"): 12, ("f", "old"): 10, ("m", "young"): 5, ("m", "old"): 6}
    yes = (8, 6, 1, 1)
    raked = rake(respondents(sizes), [PEOPLE[0]])
    assert ("m", 2) in known_too_well(raked, sizes, yes)  # the attacker has it, were the share shown
    assert shown(raked, answers_of(sizes, yes)).is_withheld


def test_shares_are_shown_where_many_tables_look_alike() -> None:
    sizes = dict(zip(KINDS, (400, 500, 300, 320), strict=True))
    raked = rake(respondents(sizes), [Margin("sex", {"f": 510, "m": 490}), Margin("age", {"young": 450, "old": 550})])
    found = shown(raked, answers_of(sizes, (30, 40, 2, 1)))
    assert found.words == "4% (3% to 5%); 73 of 1,520 (5%) before weighting"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(2, 30), min_size=4, max_size=4), st.randoms(use_true_random=False))
def test_shares_by_kind_are_those_of_all_respondents_one_by_one(sizes: list[int], random: object) -> None:
    from frankpledge.core.opinion.kinds import Tabled

    raked = rake(respondents(dict(zip(KINDS, sizes, strict=True))), PEOPLE)
    codes = np.array([random.choice([0, 0, 1, 2, -1]) for _ in range(sum(sizes))])  # type: ignore[attr-defined]
    counted = codes != -1
    if not counted.any():
        return
    found = estimate(raked, (codes[:, None] == np.arange(3)).astype(float), counted)
    tabled = Tabled.of(raked, codes, 3)
    for part in range(3):
        share = tabled.share(tabled.counts[:, part])
        assert share == pytest.approx(found.shares[part], abs=1e-12)
        assert tabled.error(tabled.counts[:, part], share) == pytest.approx(found.standard_errors[part], abs=1e-9)


GROUPS = ("north", "south", "east", "west")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), min_size=4, max_size=4))
def test_a_withheld_group_cannot_be_had_from_the_others_and_the_total(drawn: list[tuple[int, int]]) -> None:
    counts = {name: said for name, (said, _) in zip(GROUPS, drawn, strict=True)}
    bases = {name: said + other for name, (said, other) in zip(GROUPS, drawn, strict=True)}
    hidden = hidden_groups(counts, bases)
    for name in bases.keys() - hidden:
        assert bases[name] >= 10
        assert not 0 < counts[name] < THRESHOLD
        assert not 0 < bases[name] - counts[name] < THRESHOLD
    if hidden == set(GROUPS):
        return  # nothing is shown of any
    left = sum(counts[name] for name in hidden)
    could = [c for c in product(*(range(bases[name] + 1) for name in sorted(hidden))) if sum(c) == left]
    for place, name in enumerate(sorted(hidden)):
        numbers = {table[place] for table in could}
        assert max(numbers) - min(numbers) >= min(THRESHOLD, bases[name])
