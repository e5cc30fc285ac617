"""What the population is made of, and which part of it each respondent belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.faults import BadInput, Fault

NOT_SAID = -1
"""The code of a respondent who did not say: kept, and weighted by what was said of the other margins."""
AGREE_WITHIN = 0.01
"""Totals of two margins may differ by this share of the first: census tables are perturbed one by one."""

Floats = NDArray[np.float64]
Codes = NDArray[np.intp]


@dataclass(frozen=True)
class Margin:
    """How many people of the population are in each category of one characteristic, as a census counts them.

    Examples
    --------
    >>> Margin("sex", {"female": 5_100, "male": 4_900}).total
    10000
    """

    name: str
    people: Mapping[str, float]

    @property
    def total(self) -> float:
        """All people of the margin."""
        return sum(self.people.values())


@dataclass(frozen=True, eq=False)
class CodedMargin:
    """A margin with its respondents: ``codes``, shape (n,), point into ``categories`` or are `NOT_SAID`."""

    name: str
    categories: tuple[str, ...]
    shares: Floats
    codes: Codes

    @property
    def not_said(self) -> int:
        """How many respondents did not say."""
        return int((self.codes == NOT_SAID).sum())


def code_margins(said: Mapping[str, Sequence[str | None]], margins: Sequence[Margin]) -> tuple[CodedMargin, ...]:
    """Match what respondents said of themselves to the margins, or name every fault that prevents it.

    Parameters
    ----------
    said : for each margin's name, one category a respondent; None where they did not say.
    margins : of one population. The first one's total is the population's.

    Raises
    ------
    BadInput
        With every fault: a category without respondents, an unknown one, one that the population lacks, margins
        of different populations, lists of different lengths.

    Examples
    --------
    >>> coded, = code_margins({"sex": ["male", None, "female"]}, [Margin("sex", {"female": 60, "male": 40})])
    >>> coded.codes.tolist(), coded.shares.tolist(), coded.not_said
    ([1, -1, 0], [0.6, 0.4], 1)
    """
    faults = [*_of_lengths(said, margins), *_of_totals(margins)]
    for margin in margins:
        faults += _of_margin(margin, said.get(margin.name, ()))
    if faults:
        raise BadInput(faults)
    return tuple(_coded(margin, said[margin.name]) for margin in margins)


def _coded(margin: Margin, said: Sequence[str | None]) -> CodedMargin:
    people = {category: float(number) for category, number in margin.people.items() if number > 0}
    place: dict[str | None, int] = {category: number for number, category in enumerate(people)}
    codes = np.fromiter((place.get(one, NOT_SAID) for one in said), dtype=np.intp, count=len(said))
    shares = np.array(list(people.values())) / sum(people.values())
    return CodedMargin(margin.name, tuple(people), shares, codes)


def _of_lengths(said: Mapping[str, Sequence[str | None]], margins: Sequence[Margin]) -> Iterator[Fault]:
    names = [margin.name for margin in margins]
    for name, times in Counter(names).items():
        if times > 1:
            yield Fault("margin-twice", "This margin is given twice: leave one out.", column=name)
        if name not in said:
            yield Fault("margin-not-asked", "Respondents were not asked this: leave the margin out.", column=name)
    lengths = {name: len(said[name]) for name in names if name in said}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} {length:,}" for name, length in sorted(lengths.items()))
        yield Fault("lengths-differ", f"Give one entry a respondent for every margin; now there are: {told}.")


def _of_totals(margins: Sequence[Margin]) -> Iterator[Fault]:
    usable = [margin for margin in margins if margin.total > 0]
    for margin in usable[1:]:
        first = usable[0]
        if abs(margin.total - first.total) > AGREE_WITHIN * first.total:
            mend = (
                f"This margin adds up to {margin.total:,.0f} people and {first.name} to {first.total:,.0f}: "
                "take both from the same people (same ages, area and year)."
            )
            yield Fault("margins-disagree", mend, column=margin.name)


def _of_margin(margin: Margin, said: Sequence[str | None]) -> Iterator[Fault]:
    bad = [category for category, number in margin.people.items() if not (isfinite(number) and number >= 0)]
    for category in bad:
        yield Fault("bad-target", "How many people there are must be 0 or more.", column=margin.name, value=category)
    if not bad and margin.total == 0:
        mend = "This margin holds no people: give how many there are in each category."
        yield Fault("empty-margin", mend, column=margin.name)
    elif not bad:
        yield from _of_answers(margin, Counter(one for one in said if one is not None))


def _of_answers(margin: Margin, answered: Counter[str]) -> Iterator[Fault]:
    for category, number in margin.people.items():
        if number > 0 and not answered[category]:
            mend = "Nobody in this category answered: join it to one near it, or ask more people in it."
            yield Fault("nobody-answered", mend, column=margin.name, value=category)
        if number == 0 and answered[category]:
            mend = (
                "Somebody answered whom the population lacks: correct the population, or join the category to another."
            )
            yield Fault("not-in-population", mend, column=margin.name, value=category, count=answered[category])
    for category in sorted(answered.keys() - margin.people.keys()):
        mend = "The margin has no such category: give its people, or recode the answers (None where not said)."
        yield Fault("unknown-category", mend, column=margin.name, value=category, count=answered[category])
