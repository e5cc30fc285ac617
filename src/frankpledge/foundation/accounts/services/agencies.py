"""Which agencies take part, and how."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.core.readiness.case import CouncilTier
from frankpledge.core.readiness.case import Standing as Place
from frankpledge.foundation.accounts.models import (
    Agency,
    PartnershipAgency,
)
from frankpledge.foundation.accounts.permissions import (
    check_may_coordinate,
)
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked


@transaction.atomic
def register_agency(
    *,
    name: str,
    sector: str,
    body: str = "",
    standing: str,
    since: date,
    by: Standing,
    at: datetime,
    reason: str = "",
    hours_a_month: int | None = None,
    operating_from: date | None = None,
    operating_until: date | None = None,
    council_tier: str = CouncilTier.NONE,
) -> PartnershipAgency:
    """Record a new agency and its place in the partnership."""
    check_may_coordinate(by)
    agency = Agency(
        name=name, sector=sector, council_tier=council_tier, operating_from=operating_from,
        operating_until=operating_until,
    )  # fmt: skip
    save_checked(agency)
    record("agency.registered", subject=agency, by=by, at=at)
    return _join(agency, body, standing, since, reason, hours_a_month, by, at)


@transaction.atomic
def admit_agency(
    *,
    agency: Agency,
    body: str = "",
    standing: str,
    since: date,
    by: Standing,
    at: datetime,
    reason: str = "",
    hours_a_month: int | None = None,
) -> PartnershipAgency:
    """Give an agency that is registered already, perhaps by a neighbour, its place in this partnership."""
    check_may_coordinate(by)
    return _join(agency, body, standing, since, reason, hours_a_month, by, at)


def _join(
    agency: Agency, body: str, standing: str, since: date, reason: str, hours: int | None, by: Standing, at: datetime
) -> PartnershipAgency:
    if PartnershipAgency.objects.filter(partnership=by.partnership, agency=agency, until=None).exists():
        raise Refused({"name": [f"{agency} takes part already."]})
    if standing == Place.MEMBER and not reason.strip():
        raise Refused({"reason": ["Say why a body that the law does not list is a member, and what it brings."]})
    place = PartnershipAgency(
        partnership=by.partnership, agency=agency, body=body, standing=standing, since=since, reason=reason,
        hours_a_month=hours,
    )  # fmt: skip
    save_checked(place)
    record("agency.joined", subject=agency, by=by, at=at, facts={"standing": standing, "since": since})
    return place


@transaction.atomic
def amend_place(
    *, place: PartnershipAgency, body: str, standing: str, reason: str, hours_a_month: int | None, by: Standing,
    at: datetime,
) -> None:  # fmt: skip
    """Correct how an agency takes part."""
    check_may_coordinate(by)
    by.check_owns(place)
    if standing == Place.MEMBER and not reason.strip():
        raise Refused({"reason": ["Say why a body that the law does not list is a member, and what it brings."]})
    place.body, place.standing, place.reason, place.hours_a_month = body, standing, reason, hours_a_month
    save_checked(place)
    record("agency.joined", subject=place.agency, by=by, at=at, facts={"standing": standing})


@transaction.atomic
def end_place(*, place: PartnershipAgency, until: date, by: Standing, at: datetime) -> None:
    """Record the last day on which an agency takes part."""
    check_may_coordinate(by)
    by.check_owns(place)
    if until < place.since:
        raise Refused({"until": ["The last day cannot be before the first."]})
    place.until = until
    save_checked(place)
    record("agency.left", subject=place.agency, by=by, at=at, facts={"until": until})
