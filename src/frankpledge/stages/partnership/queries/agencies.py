"""Agencies in the partnership, and how far the statute's list is covered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import Body, Regime, Tier, bodies_not_yet, bodies_on
from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.permissions import check_may_read_structure


@dataclass(frozen=True)
class Coverage:
    """A body that the law names, and the agencies that stand for it here."""

    body: Body
    agencies: tuple[str, ...]
    status: str


def regime_of(standing: Standing) -> Regime:
    """Return the partnership's regime."""
    return read_regime(standing.partnership.regime)


def places(standing: Standing) -> QuerySet[PartnershipAgency]:
    """Return every agency's place, those that ended last."""
    check_may_read_structure(standing)
    found = PartnershipAgency.objects.filter(partnership=standing.partnership).select_related("agency")
    return found.order_by("until", "agency__name")


def places_by_agency(standing: Standing) -> dict[str, int]:
    """Return where each agency's page is: its latest place, by the agency."""
    check_may_read_structure(standing)
    found = PartnershipAgency.objects.filter(partnership=standing.partnership).order_by("since")
    return {str(agency): place for agency, place in found.values_list("agency", "pk")}


def find_place(standing: Standing, pk: int) -> PartnershipAgency:
    """Return one agency's place, or answer that it is not there."""
    return get_object_or_404(places(standing), pk=pk)


def coverage(standing: Standing) -> list[Coverage]:
    """Return each body the regime names today with the agencies that stand for it (R017, R062)."""
    regime, day = regime_of(standing), standing.today
    tier = Tier(standing.partnership.tier)
    held: dict[str, list[PartnershipAgency]] = {}
    for place in places(standing):
        if place.body and place.since <= day and (place.until is None or place.until >= day):
            held.setdefault(place.body, []).append(place)
    named = [_covered(body, held.get(body.key, []), day) for body in bodies_on(regime, day, tier)]
    return named + [Coverage(body, (), "not yet possible") for body in bodies_not_yet(regime, day, tier)]


def _covered(body: Body, found: list[PartnershipAgency], day: date) -> Coverage:
    at_work = [place for place in found if _operates(place, day)]
    status = "covered" if at_work else "not yet possible" if found else "missing"
    return Coverage(body, tuple(str(place.agency) for place in found), status)


def _operates(place: PartnershipAgency, day: date) -> bool:
    began, ends = place.agency.operating_from, place.agency.operating_until
    return (began is None or began <= day) and (ends is None or ends >= day)
