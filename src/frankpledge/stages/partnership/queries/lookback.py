"""The year that figures look back on, and the agencies they are told of."""

from __future__ import annotations

from datetime import date, timedelta

from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing, open_on

YEAR = timedelta(days=365)


def year_began(standing: Standing) -> date:
    """Return the first day of the year that ends today: the day from which reports on meetings look too."""
    return standing.today - YEAR


def places_today(standing: Standing) -> list[PartnershipAgency]:
    """Return the places of the agencies that take part today, by name; the caller has checked who reads."""
    found = PartnershipAgency.objects.filter(open_on(standing.today), partnership=standing.partnership)
    return list(found.select_related("agency"))
