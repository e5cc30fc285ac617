"""What the margins explain of an answer, and what they leave to chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.opinion.margins import NOT_SAID, CodedMargin

TINY = 1e-10
"""Below this part of the largest, a direction in which the margins vary is none: it repeats another."""

Floats = NDArray[np.float64]
Codes = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Explained:
    """The regression on what raking holds fixed, made ready once for all answers.

    ``kinds`` gives each respondent's kind, shape (n,); ``held`` and ``base`` have a row a kind, ``inverse`` is that of
    the base-weighted cross-products of ``held``.
    """

    kinds: Codes
    held: Floats
    base: Floats
    inverse: Floats

    @classmethod
    def by(cls, margins: Sequence[CodedMargin], base: Floats, kinds: Codes) -> Explained:
        """Make the regression ready; respondents of one kind are alike in every margin and in base weight."""
        sizes = np.bincount(kinds)
        first = np.empty(len(sizes), dtype=np.intp)
        first[kinds[::-1]] = np.arange(len(kinds))[::-1]
        held, weights = held_by(margins, len(kinds), first), base[first] / base.mean()
        inverse = np.linalg.pinv((held * (weights * sizes)[:, None]).T @ held, rcond=TINY, hermitian=True)
        return cls(kinds, held, weights, inverse)

    def left(self, scores: Floats) -> Floats:
        """Return each column of ``scores``, shape (n, k), less what the margins explain of it."""
        kinds = len(self.held)
        sums = [np.bincount(self.kinds, weights=column, minlength=kinds) for column in scores.T]
        slopes = self.inverse @ (self.held.T @ (np.stack(sums, axis=1) * self.base[:, None]))
        return np.asarray(scores - (self.held @ slopes)[self.kinds], dtype=np.float64)


def held_by(margins: Sequence[CodedMargin], count: int, chosen: Codes) -> Floats:
    """Return what raking holds fixed, a column each: everybody; of those who said, each category less its share.

    Parameters
    ----------
    count : respondents.
    chosen : those of them to give a row.

    Examples
    --------
    >>> margin = CodedMargin("sex", ("f", "m"), np.array([0.5, 0.5]), np.array([0, 1, NOT_SAID]))
    >>> held_by([margin], 3, np.arange(3)).tolist()
    [[1.0, 0.5, -0.5], [1.0, -0.5, 0.5], [1.0, 0.0, 0.0]]
    """
    columns = [np.ones((count, 1))[chosen]]
    for margin in margins:
        codes = margin.codes[chosen][:, None]
        columns.append(np.where(codes != NOT_SAID, (codes == np.arange(len(margin.shares))) - margin.shares, 0.0))
    return np.concatenate(columns, axis=1)
