"""The register of risks, the weightiest first, with what each endangers."""

from __future__ import annotations

from django.db.models import ExpressionWrapper, F, IntegerField, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency, Post
from frankpledge.foundation.accounts.queries import posts
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Action, Procedure, ResourceChange, Risk
from frankpledge.stages.partnership.permissions import check_may_read_business

WEIGHT = ExpressionWrapper(F("likelihood") * F("impact"), output_field=IntegerField())
STATES = {
    "open": Q(closed_on=None),
    "unanswered": Q(closed_on=None, answered_on=None),
    "answered": Q(closed_on=None, answered_on__isnull=False),
    "closed": Q(closed_on__isnull=False),
}


def risks(standing: Standing, *, state: str = "", owner: Post | None = None) -> QuerySet[Risk]:
    """Return risks by weight, those closed last, with what they endanger read already."""
    check_may_read_business(standing)
    chosen = Q(partnership=standing.partnership) & STATES.get(state, Q())
    chosen &= Q(owner=owner) if owner else Q()
    found = Risk.objects.filter(chosen).annotate(weight=WEIGHT).select_related("owner__agency", "arises_from__agency")
    ordered = found.order_by(F("closed_on").desc(nulls_first=True), "-weight", "raised_on", "pk")
    return ordered.prefetch_related("actions__agency", "procedures")


def find_risk(standing: Standing, pk: int) -> Risk:
    """Return one risk, or answer that it is not there."""
    return get_object_or_404(risks(standing), pk=pk)


def state_of(risk: Risk) -> str:
    """Say whether a risk is closed, answered or open."""
    if risk.closed_on:
        return "closed"
    return "answered" if risk.answered_on else "open"


def actions_to_tie(standing: Standing, risk: Risk, agency: Agency | None) -> QuerySet[Action]:
    """Return the open actions of an agency, and those that the risk is tied to already."""
    check_may_read_business(standing)
    offered = Q(agency=agency, done_on=None, dropped_on=None) if agency else Q(pk__in=())
    found = Action.objects.filter(offered | Q(risks=risk), partnership=standing.partnership)
    return found.select_related("agency").distinct()


def procedures_to_tie(standing: Standing) -> QuerySet[Procedure]:
    """Return the partnership's procedures."""
    check_may_read_business(standing)
    return Procedure.objects.filter(partnership=standing.partnership)


def owners(standing: Standing) -> QuerySet[Post]:
    """Return the posts that can answer for a risk."""
    return posts(standing)


def risks_from(standing: Standing, change: ResourceChange) -> QuerySet[Risk]:
    """Return the risks that come from a change in resources."""
    return risks(standing).filter(arises_from=change)


def agency_at_risk(risk: Risk) -> int | None:
    """Return the agency whose actions a risk is likeliest to endanger: where it comes from, or who answers for it."""
    if risk.arises_from:
        return risk.arises_from.agency_id
    return risk.owner.agency_id if risk.owner else None
