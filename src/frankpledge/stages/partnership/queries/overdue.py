"""Open actions by agency, and how many of them are overdue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Action
from frankpledge.stages.partnership.permissions import check_may_read_business


@dataclass(frozen=True)
class OpenActions:
    """An agency's open actions."""

    place: PartnershipAgency
    count: int = 0
    dated: int = 0
    overdue: int = 0


def open_actions(standing: Standing, places: Sequence[PartnershipAgency]) -> list[OpenActions]:
    """Return the open actions of each of the agencies, those with most overdue first."""
    check_may_read_business(standing)
    open_now = Action.objects.filter(partnership=standing.partnership, done_on=None, dropped_on=None).order_by()
    rows = open_now.values_list("agency_id").annotate(
        count=Count("pk"), dated=Count("due"), late=Count("pk", filter=Q(due__lt=standing.today))
    )
    counted = {agency: counts for agency, *counts in rows}
    found = [OpenActions(place, *counted.get(place.agency_id, ())) for place in places]
    return sorted(found, key=lambda one: (-one.overdue, -one.count, str(one.place)))
