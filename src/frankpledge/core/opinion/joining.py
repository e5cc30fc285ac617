"""Margins as answers allow: a category that holds too few respondents is put together with its neighbour."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from frankpledge.core.opinion.margins import Margin

TOGETHER = " + "
LEAST = 20
"""Respondents of a category, below which its weights would rest on a few, and tell of them."""


@dataclass(frozen=True)
class JoinedMargin:
    """A margin, the category of each answer that counts in it, and the answers that were put together.

    Answers without a category are weighted as if the respondent had not said.
    """

    margin: Margin
    category_of: Mapping[str, str]
    together: tuple[tuple[str, ...], ...]


def joined_margin(
    name: str, people: Mapping[str, float], counts: Mapping[str, int], hidden: Collection[str], *, least: int = LEAST
) -> JoinedMargin | None:
    """Return the margin that respondents can be raked to, or None where it would have no two categories.

    Neighbours are put together, in the order of the answers, until each category holds enough respondents.
    Weights tell how many respondents a category has, so each must have a number that readers are told or can
    work out: where the answers whose counts are ``hidden`` fall into several categories, or outside all,
    whoever gave one counts as not having said.

    Parameters
    ----------
    people : how many people the census counts, by answer, in the order of the answers.
    counts : how many respondents gave each answer, with those that the census does not count.
    hidden : answers whose counts readers are not shown.
    least : respondents that a category must hold.

    Examples
    --------
    >>> people = {"young": 100, "middle": 300, "old": 200}
    >>> found = joined_margin("age", people, {"young": 7, "middle": 30, "old": 20}, ())
    >>> dict(found.margin.people), found.together
    ({'young + middle': 400, 'old': 200}, (('young', 'middle'),))
    >>> joined_margin("sex", {"f": 51, "m": 49}, {"f": 32, "m": 0}, ()) is None
    True
    """
    usable = [code for code, number in people.items() if number > 0]
    runs = _runs(usable, counts, least)
    if len(runs) < 2:
        return None
    names = {code: TOGETHER.join(run) for run in runs for code in run}
    where = {names.get(code) for code in hidden}
    unsaid = set() if len(where) < 2 and None not in where else set(hidden)
    margin = Margin(name, {TOGETHER.join(run): sum(people[code] for code in run) for run in runs})
    category_of = {code: category for code, category in names.items() if code not in unsaid}
    answered = {category_of[code] for code in category_of if counts.get(code)}
    if answered != margin.people.keys():
        return None
    return JoinedMargin(margin, category_of, tuple(run for run in runs if len(run) > 1))


def _runs(codes: list[str], counts: Mapping[str, int], least: int) -> list[tuple[str, ...]]:
    """Put neighbours together until each run holds enough; what is left at the end goes to the last."""
    runs: list[tuple[str, ...]] = []
    run: tuple[str, ...] = ()
    for code in codes:
        run = (*run, code)
        if sum(counts.get(one, 0) for one in run) >= least:
            runs.append(run)
            run = ()
    if run:
        runs[-1:] = [(*runs[-1], *run)] if runs else [run]
    return runs
