"""From exact counts to counts as they may be shown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from frankpledge.adapters.audit.counting import Counted
from frankpledge.adapters.audit.recipe import Recipe
from frankpledge.core.disclosure.earlier import Before, EarlierRelease
from frankpledge.core.disclosure.policy import Policy, stricter
from frankpledge.core.tables import SourceCounts
from frankpledge.core.tables.published import Shown


def policies(recipe: Recipe, counted: Sequence[Counted]) -> list[Policy]:
    """Return each source's rule; where two sources share a file, the stricter of their rules holds for both."""
    own = [recipe.policy_of(one.source) for one in counted]
    rules = [Policy(rule.method, rule.threshold, rule.base) for rule in own]
    for i, one in enumerate(counted):
        for j, other in enumerate(counted):
            if {file.sha256 for file in one.files} & {file.sha256 for file in other.files}:
                rules[i] = stricter(rules[i], Policy(own[j].method, own[j].threshold, own[j].base))
    return rules


def before_of(recipe: Recipe, earlier: Sequence[EarlierRelease]) -> Before:
    """Return what the release is read together with, and the days that its own counts cover."""
    periods = {0: recipe.comparison, 1: recipe.period}
    days = {number: (part.first.isoformat(), part.last.isoformat()) for number, part in periods.items() if part}
    return Before(recipe.partnership.code, days, earlier)


def show(
    one: Counted,
    policy: Policy,
    *,
    population: NDArray[np.float64],
    by_area: bool,
    comparable: bool,
    before: Before | None = None,
) -> Shown:
    """Protect one source's counts over all the tables of the release together, and those of earlier releases."""
    counts = one.counts
    period, monthly = (
        _exact(counts, by_area=by_area)
        if policy.method == "none"
        else _protected(counts, policy, by_area=by_area, before=before)
    )
    return Shown(
        source=counts.source, basis=counts.basis, area_codes=counts.area_codes, area_names=counts.area_names,
        categories=counts.categories, months=counts.months, month_period=counts.month_period, complete=counts.complete,
        period=period, monthly=monthly if one.by_month else None, population=population, comparable=comparable,
    )  # fmt: skip


Cells = tuple[NDArray[np.int64], NDArray[np.bool_]]


def _exact(counts: SourceCounts, *, by_area: bool) -> tuple[dict[int, Cells], Cells]:
    def nothing_hidden(values: NDArray[np.int64]) -> Cells:
        return values, np.zeros(values.shape, dtype=bool)

    months = counts.monthly_with_totals() if by_area else _partnership_months(counts)
    return {p: nothing_hidden(counts.with_totals(p)) for p in (0, 1) if counts.has_period(p)}, nothing_hidden(months)


def _partnership_months(counts: SourceCounts) -> NDArray[np.int64]:
    by_category = counts.cells.sum(axis=0)
    return np.concatenate([by_category, by_category.sum(axis=0, keepdims=True)], axis=0)


def _protected(
    counts: SourceCounts, policy: Policy, *, by_area: bool, before: Before | None
) -> tuple[dict[int, Cells], Cells]:
    from frankpledge.core.disclosure.suppress import protect  # the solver is loaded only where there is much to solve

    protection = protect(counts, policy, monthly_by_area=by_area, before=before)
    exact_periods, (exact_months, _) = _exact(counts, by_area=by_area)
    hidden = protection.monthly if protection.monthly_by_area is None else protection.monthly_by_area
    if protection.rounded_period is None or protection.rounded_monthly is None:
        return {p: (exact, protection.period[p]) for p, (exact, _) in exact_periods.items()}, (exact_months, hidden)
    by_months = protection.rounded_monthly_by_area if by_area else None
    months = protection.rounded_monthly if by_months is None else by_months
    return {p: (protection.rounded_period[p], protection.period[p]) for p in exact_periods}, (months, hidden)
