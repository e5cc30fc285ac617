"""Weight respondents so that together they are made up as the population is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.faults import BadInput, Fault
from frankpledge.core.opinion.design import Design
from frankpledge.core.opinion.explained import Explained
from frankpledge.core.opinion.margins import NOT_SAID, CodedMargin, Margin, code_margins
from frankpledge.core.opinion.weights import Bounds, design_effect, effective_number

TOLERANCE = 1e-10
"""Raking ends when no category's share is further than this from the population's."""
MOST_CYCLES = 1_000

Floats = NDArray[np.float64]
Codes = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Raked:
    """Respondents with their weights, shape (n,), which add up to the population.

    ``base`` are the weights before raking, ``gap`` the furthest that any category's share is from the
    population's, ``trimmed`` how many respondents stand at a bound. Where ``converged`` is false the weights
    do not meet the margins, and ``gap`` says by how much. ``kinds`` puts those together who are alike in all margins.
    """

    weights: Floats
    base: Floats
    margins: tuple[CodedMargin, ...]
    design: Design
    cycles: int
    converged: bool
    gap: float
    trimmed: int
    kinds: Codes

    @cached_property
    def explained(self) -> Explained:
        """What the margins explain of an answer; made when first asked for."""
        return Explained.by(self.margins, self.base, self.kinds)

    @property
    def design_effect(self) -> float:
        """Kish's design effect of the weights."""
        return design_effect(self.weights)

    @property
    def effective_number(self) -> float:
        """How many equally weighted answers would tell as much."""
        return effective_number(self.weights)

    @property
    def not_said(self) -> dict[str, int]:
        """How many respondents did not say, margin by margin."""
        return {margin.name: margin.not_said for margin in self.margins}


def rake(
    said: Mapping[str, Sequence[str | None]],
    margins: Sequence[Margin],
    *,
    base: Sequence[float] | Floats | None = None,
    bounds: Bounds | None = None,
    strata: Sequence[str] | None = None,
    clusters: Sequence[str] | None = None,
) -> Raked:
    """Weight respondents by iterative proportional fitting to every margin in turn, until all hold.

    Of all weights that meet the margins these are nearest to ``base`` (in Kullback and Leibler's divergence).
    Whoever did not say of a margin keeps their weight in it, and its shares are met among those who did.
    With ``bounds`` each cycle ends by cutting weights to them, and the next rakes again: each step is the
    nearest point of its own condition, so the steps end at weights that meet all, if there are any.

    Parameters
    ----------
    said : for each margin's name, one category a respondent, or None.
    margins : of one population. Without any, weights are ``base``.
    base : a weight each before raking, such as one over the chance of being asked; 1 each where not given.
    bounds : least and most weight, in mean weights.
    strata, clusters : of each respondent, as they were asked; see `Design`.

    Raises
    ------
    BadInput
        With every fault at once, for whoever set the margins.

    References
    ----------
    Deming WE, Stephan FF. Ann Math Stat 1940; 11: 427-444. Bregman LM. USSR Comput Math Math Phys 1967; 7:
    200-217 (that cyclic projections converge). Deville JC, Särndal CE, Sautory O. J Am Stat Assoc 1993; 88:
    1013-1020 (generalised raking, with bounds).

    Examples
    --------
    >>> said = {"sex": ["f", "f", "f", "m"], "age": ["young", "old", "old", "old"]}
    >>> raked = rake(said, [Margin("sex", {"f": 50, "m": 50}), Margin("age", {"young": 20, "old": 80})])
    >>> raked.weights.round(2).tolist(), raked.converged, round(raked.effective_number, 2)
    ([20.0, 15.0, 15.0, 50.0], True, 2.99)
    """
    coded = code_margins(said, margins)
    start = _base_weights(base, coded)
    design = Design.of(len(start), strata=strata, clusters=clusters)
    total = margins[0].total if margins else float(start.sum())
    kinds, first, sizes = _kinds(start, coded)
    groups = [(margin.codes[first], margin.shares) for margin in coded]
    mean = total / len(start)
    ends = None if bounds is None else (bounds.least * mean, bounds.most * mean)
    fitted, cycles, gap = _fit(start[first] * total / start.sum(), sizes, groups, ends)
    at_end = np.zeros(len(fitted), dtype=bool) if ends is None else (fitted <= ends[0]) | (fitted >= ends[1])
    return Raked(
        fitted[kinds], start, coded, design, cycles, gap <= TOLERANCE, gap, int(sizes[at_end].sum()), kinds
    )  # fmt: skip


def _base_weights(base: Sequence[float] | Floats | None, coded: Sequence[CodedMargin]) -> Floats:
    lengths = {len(margin.codes) for margin in coded}
    weights = np.ones(max(lengths, default=0)) if base is None else np.asarray(base, dtype=np.float64)
    faults = []
    if not len(weights):
        faults.append(Fault("no-answers", "Nobody has answered yet, so there is nothing to weight."))
    if lengths and len(weights) not in lengths:
        faults.append(Fault("lengths-differ", "Give one weight a respondent.", column="base"))
    bad = int((~(np.isfinite(weights) & (weights > 0))).sum())
    if bad:
        faults.append(Fault("bad-weight", "A weight before raking must be above 0.", column="base", count=bad))
    if faults:
        raise BadInput(faults)
    return weights


def _kinds(start: Floats, coded: Sequence[CodedMargin]) -> tuple[Codes, Codes, Codes]:
    """Put respondents alike in all margins and in weight together: raking weights them alike.

    Returns each respondent's kind, a respondent of each kind, and each kind's size.
    """
    columns = np.stack([start, *(margin.codes.astype(np.float64) for margin in coded)], axis=1)
    order = np.lexsort(columns.T[::-1])
    new = np.ones(len(start), dtype=bool)
    new[1:] = (np.diff(columns[order], axis=0) != 0).any(axis=1)
    kinds = np.empty(len(start), dtype=np.intp)
    kinds[order] = np.cumsum(new) - 1
    return kinds, order[new], np.bincount(kinds)


def _fit(
    weights: Floats, sizes: Codes, groups: Sequence[tuple[Codes, Floats]], ends: tuple[float, float] | None
) -> tuple[Floats, int, float]:
    """Rake weights of kinds in cycles; return them, the number of cycles and the gap that is left."""
    total = float((weights * sizes).sum())
    gap = _gap(weights, sizes, groups, total)
    cycles = 0
    while cycles < MOST_CYCLES and (gap > TOLERANCE or (cycles == 0 and ends is not None)):
        for codes, shares in groups:
            weights = _to_margin(weights, sizes, codes, shares)
            weights = weights * (total / (weights * sizes).sum())
        if ends is not None:
            weights = np.clip(weights, *ends)
        gap = _gap(weights, sizes, groups, total)
        cycles += 1
    return weights, cycles, gap


def _to_margin(weights: Floats, sizes: Codes, codes: Codes, shares: Floats) -> Floats:
    """Give those who said the population's shares; the factors' weighted geometric mean is 1, to move nobody else."""
    said = codes != NOT_SAID
    held = np.bincount(codes[said], weights=(weights * sizes)[said], minlength=len(shares))
    steps = np.log(shares / held)
    factors = np.exp(steps - (shares * steps).sum())
    return np.where(said, weights * factors[codes], weights)


def _gap(weights: Floats, sizes: Codes, groups: Sequence[tuple[Codes, Floats]], total: float) -> float:
    whole = weights * sizes
    gap = abs(float(whole.sum()) / total - 1)
    for codes, shares in groups:
        said = codes != NOT_SAID
        held = np.bincount(codes[said], weights=whole[said], minlength=len(shares))
        gap = max(gap, float(np.abs(held / held.sum() - shares).max()))
    return gap
