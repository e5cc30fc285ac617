"""How respondents came to be asked: in which strata, and in which clusters that answer alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.faults import BadInput, Fault

Floats = NDArray[np.float64]
Codes = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Design:
    """Each respondent's stratum and cluster as a code, shape (n,).

    A cluster is whoever was asked together: a household, a meeting, a class. People in one meeting answer alike,
    so forty answers from it tell less than forty by post. A stratum is a part of the population asked by itself.
    """

    strata: Codes
    clusters: Codes

    @classmethod
    def of(cls, count: int, *, strata: Sequence[str] | None = None, clusters: Sequence[str] | None = None) -> Design:
        """Code strata and clusters; without them, everybody answers for themselves, in one stratum.

        Raises
        ------
        BadInput
            Where a list is not one entry a respondent, or a stratum has a single cluster, whose spread is unknown.

        Examples
        --------
        >>> design = Design.of(4, clusters=["hall", "hall", "school", "school"])
        >>> design.clusters.tolist(), design.degrees(np.full(4, True))
        ([0, 0, 1, 1], 1)
        """
        lists = {"strata": strata, "clusters": clusters}
        short = [name for name, given in lists.items() if given is not None and len(given) != count]
        if short:
            raise BadInput(
                [Fault("lengths-differ", f"Give one entry a respondent ({count:,}).", column=n) for n in short]
            )
        in_stratum = _codes(strata) if strata is not None else np.zeros(count, dtype=np.intp)
        nested = np.arange(count)
        if clusters is not None:
            _, nested = np.unique(in_stratum * (count + 1) + _codes(clusters), return_inverse=True)
        made = cls(in_stratum, nested)
        lone = np.flatnonzero(made.clusters_in_strata(np.full(count, True)) == 1)
        if count and len(lone):
            names = sorted(set(strata)) if strata is not None else ["all"]
            mend = "Only one cluster was asked here, so its spread cannot be known: join the stratum to another."
            raise BadInput([Fault("lone-cluster", mend, column="strata", value=names[one]) for one in lone])
        return made

    @cached_property
    def stratum_of(self) -> Codes:
        """The stratum of each cluster; no cluster lies in two."""
        found = np.zeros(int(self.clusters.max(initial=-1)) + 1, dtype=np.intp)
        found[self.clusters] = self.strata
        return found

    def clusters_in_strata(self, among: NDArray[np.bool_]) -> Codes:
        """Return how many clusters of each stratum hold one of the respondents chosen."""
        there = np.zeros(len(self.stratum_of), dtype=bool)
        there[self.clusters[among]] = True
        return np.bincount(self.stratum_of[there], minlength=int(self.strata.max(initial=-1)) + 1)

    def degrees(self, among: NDArray[np.bool_]) -> int:
        """Return the degrees of freedom: clusters less strata, of the respondents chosen."""
        counts = self.clusters_in_strata(among)
        return int(counts.sum() - (counts > 0).sum())


def covariance_of_totals(parts: Floats, design: Design) -> Floats:
    """Return the covariance, shape (k, k), of the sums of each column of ``parts``, shape (n, k).

    Clusters are taken as drawn with replacement within each stratum: the ultimate cluster method. No finite
    population correction is made: those who did not answer were not left out by lot.

    References
    ----------
    Hansen MH, Hurwitz WN, Madow WG. Sample Survey Methods and Theory. Wiley, 1953, volume I, chapter 6.

    Examples
    --------
    >>> covariance_of_totals(np.array([[1.0], [3.0]]), Design.of(2)).round(6).tolist()
    [[4.0]]
    """
    columns = parts.shape[1]
    sums = np.stack([np.bincount(design.clusters, weights=parts[:, k]) for k in range(columns)], axis=1)
    stratum = design.stratum_of
    size = np.bincount(stratum)
    means = np.stack([np.bincount(stratum, weights=sums[:, k]) / size for k in range(columns)], axis=1)
    centred = (sums - means[stratum]) * np.sqrt(size / (size - 1))[stratum][:, None]
    found: Floats = centred.T @ centred
    return found


def _codes(names: Sequence[str]) -> Codes:
    place = {name: number for number, name in enumerate(sorted(set(names)))}
    return np.fromiter((place[name] for name in names), dtype=np.intp, count=len(names))
