"""How agencies' means change: budgets and staff, posts filled, journeys to venues."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Journey, ResourceChange, Staffing
from frankpledge.stages.partnership.permissions import check_may_read_business


def resource_changes(standing: Standing) -> QuerySet[ResourceChange]:
    """Return changes of budget and staff with the risks tied to them, newest first."""
    check_may_read_business(standing)
    found = ResourceChange.objects.filter(partnership=standing.partnership)
    return found.select_related("agency").prefetch_related("risks")


def find_resource_change(standing: Standing, pk: int) -> ResourceChange:
    """Return one change, or answer that it is not there."""
    return get_object_or_404(resource_changes(standing), pk=pk)


def staffing(standing: Standing) -> list[Staffing]:
    """Return what each agency told last of its posts filled, by agency."""
    check_may_read_business(standing)
    told = Staffing.objects.filter(partnership=standing.partnership).select_related("agency").order_by("on", "pk")
    latest = {each.agency_id: each for each in told}
    return sorted(latest.values(), key=lambda each: str(each.agency))


def journeys(standing: Standing, *, agency: Agency | None = None) -> QuerySet[Journey]:
    """Return how long agencies' people travel, by venue, the longest first."""
    check_may_read_business(standing)
    chosen = Q(partnership=standing.partnership) & (Q(agency=agency) if agency else Q())
    return Journey.objects.filter(chosen).select_related("agency").order_by("venue", "-minutes", "pk")
