"""The councils of each tier, and for which of them a person speaks."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from frankpledge.foundation.accounts.models import Agency, Partnership, PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.partnership.permissions import may_agree_for_tier
from frankpledge.stages.partnership.rules.tiers import TIERS


def councils_today(partnership: Partnership, today: date) -> QuerySet[Agency]:
    """Return the district and county councils that take part today."""
    places = PartnershipAgency.objects.filter(open_on(today), partnership=partnership)
    return Agency.objects.filter(pk__in=places.values("agency"), council_tier__in=[str(tier) for tier in TIERS])


def council_that_agrees(standing: Standing, tier: str) -> Agency | None:
    """Return the council of a tier: the person's own where they speak for one, else any; ``None`` where none is."""
    found = list(councils_today(standing.partnership, standing.today).filter(council_tier=tier))
    own = (council for council in found if may_agree_for_tier(standing, council))
    return next(own, found[0] if found else None)


def tiers_of(standing: Standing) -> tuple[str, ...]:
    """Return the tiers for which a person may agree."""
    councils = councils_today(standing.partnership, standing.today).filter(pk__in=standing.agency_ids)
    return tuple(sorted({council.council_tier for council in councils if may_agree_for_tier(standing, council)}))
