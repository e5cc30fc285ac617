"""Leads: what agencies were asked to lead, and what they answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Lead
from frankpledge.stages.partnership.permissions import check_may_read_business

STATES = {
    "waiting": Q(accepted_on=None, declined_on=None),
    "accepted": Q(accepted_on__isnull=False),
    "declined": Q(declined_on__isnull=False),
}


def leads(standing: Standing, *, agency: Agency | None = None, state: str = "") -> QuerySet[Lead]:
    """Return leads, those asked last first."""
    check_may_read_business(standing)
    chosen = Q(partnership=standing.partnership) & STATES.get(state, Q())
    chosen &= Q(agency=agency) if agency else Q()
    return Lead.objects.filter(chosen).select_related("agency")


def find_lead(standing: Standing, pk: int) -> Lead:
    """Return one lead, or answer that it is not there."""
    return get_object_or_404(leads(standing).select_related("agency", "partnership"), pk=pk)


def state_of(lead: Lead) -> str:
    """Say whether a lead was accepted or declined, or waits."""
    if lead.accepted_on:
        return "accepted"
    return "declined" if lead.declined_on else "waiting"


def states_of(found: Iterable[Lead]) -> Counter[str]:
    """Count leads by how they stand."""
    return Counter(map(state_of, found))
