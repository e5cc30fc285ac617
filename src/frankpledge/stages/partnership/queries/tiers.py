"""The responsibility matrix, and what each tier has said its role is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from frankpledge.core.cycle import Tier
from frankpledge.core.readiness.case import CouncilTier, Function
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.registers import Rows, read_registers, register
from frankpledge.stages.partnership.models import Responsibility, TierStatement
from frankpledge.stages.partnership.permissions import check_may_read_structure
from frankpledge.stages.partnership.queries.councils import tiers_of
from frankpledge.stages.partnership.rules.tiers import (
    TIERS,
    reasons_not_to_start_audit,
    reasons_strategy_is_not_the_districts,
)

NOT_AGREED = {"district": Q(district_agreed_on=None), "county": Q(county_agreed_on=None)}


@dataclass(frozen=True)
class Checks:
    """What stands in the way of the strategy being the district's, and of the audit starting."""

    strategy: tuple[str, ...]
    audit: tuple[str, ...]


def is_two_tier(standing: Standing) -> bool:
    """Say whether a county council stands over the partnership's area."""
    return standing.partnership.tier == Tier.TWO_TIER


def check_two_tier(standing: Standing) -> None:
    """Answer that a page is not there where there is one tier only."""
    check_may_read_structure(standing)
    if not is_two_tier(standing):
        raise Http404


def responsibilities(standing: Standing) -> QuerySet[Responsibility]:
    """Return the rows of the matrix."""
    check_two_tier(standing)
    found = Responsibility.objects.filter(partnership=standing.partnership)
    return found.select_related("leads", "contact__agency").prefetch_related("supports", "informed")


def find_responsibility(standing: Standing, pk: int) -> Responsibility:
    """Return one row, or answer that it is not there."""
    return get_object_or_404(responsibilities(standing), pk=pk)


def rows_waiting(standing: Standing, tier: str) -> QuerySet[Responsibility]:
    """Return the rows that a tier has not agreed."""
    return responsibilities(standing).filter(NOT_AGREED[tier])


def statements(standing: Standing) -> dict[str, TierStatement]:
    """Return the statements of role by tier."""
    check_two_tier(standing)
    return {each.tier: each for each in TierStatement.objects.filter(partnership=standing.partnership)}


def tier_work(standing: Standing) -> Rows:
    """Return statements of role not agreed, and matrix rows that either tier has not agreed. One query."""
    check_two_tier(standing)
    here = Q(partnership=standing.partnership)
    unread = TierStatement.objects.filter(here, agreed_on=None)
    rows = Responsibility.objects.filter(here, NOT_AGREED["district"] | NOT_AGREED["county"])
    return read_registers(
        [register("statements", unread, "tier"), register("rows", rows, "district_agreed_on", "county_agreed_on")]
    )


def find_statement(standing: Standing, tier: str) -> TierStatement | None:
    """Return a tier's statement or ``None``; answer that the page is not there for anything that is no tier."""
    check_tier(standing, tier)
    return statements(standing).get(tier)


def check_tier(standing: Standing, tier: str) -> None:
    """Answer that a page is not there for anything that is no tier."""
    check_two_tier(standing)
    if tier not in TIERS:
        raise Http404


def agreed_on(standing: Standing) -> dict[CouncilTier, date | None]:
    """Return the day on which each tier agreed its statement, for the rule that lets the audit start (R084)."""
    if not is_two_tier(standing):
        return {}
    return {CouncilTier(tier): statement.agreed_on for tier, statement in statements(standing).items()}


def checks(standing: Standing) -> Checks:
    """Return what the two rules of the two tiers say today."""
    said = statements(standing)
    county = said.get(CouncilTier.COUNTY)
    strategy = next((row for row in responsibilities(standing) if row.function == Function.STRATEGY), None)
    return Checks(
        reasons_strategy_is_not_the_districts(
            county.role if county else None, strategy.leads.council_tier if strategy else None
        ),
        reasons_not_to_start_audit(Tier(standing.partnership.tier), agreed_on(standing)),
    )


def functions_without_a_row(standing: Standing) -> list[Function]:
    """Return the functions that nobody has been given."""
    placed = set(responsibilities(standing).values_list("function", flat=True))
    return [function for function in Function if function not in placed]


def waiting_for(standing: Standing) -> dict[str, list[Responsibility]]:
    """Return the rows that wait for each tier for which the person speaks."""
    return {tier: list(rows_waiting(standing, tier)) for tier in tiers_of(standing)}
