"""The catalogue, the register of requesters, and data requests, for those whom each concerns."""

from __future__ import annotations

from django.db.models import Min, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency, PartnershipAgency, Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, open_on, who_holds
from frankpledge.foundation.sharing.models import DataRequest, Holding, Instalment, Requester
from frankpledge.foundation.sharing.permissions import (
    PLANNERS,
    check_may_plan_requests,
    check_may_read_holdings,
    check_may_read_requests,
    check_may_register_requester,
)


def holdings(standing: Standing) -> QuerySet[Holding]:
    """Return what agencies hold, agency by agency (R149)."""
    check_may_read_holdings(standing)
    return Holding.objects.filter(partnership=standing.partnership).select_related("agency", "ask")


def find_holding(standing: Standing, pk: int) -> Holding:
    """Return one entry of the catalogue, or answer that it is not there."""
    return get_object_or_404(holdings(standing), pk=pk)


def requesters(standing: Standing) -> QuerySet[Requester]:
    """Return for whom agencies may be asked, and for whom they might in the past (R117)."""
    check_may_read_holdings(standing)
    return Requester.objects.filter(partnership=standing.partnership).select_related("person", "registered_by")


def find_requester(standing: Standing, pk: int) -> Requester:
    """Return one entry of the register, or answer that it is not there."""
    return get_object_or_404(requesters(standing), pk=pk)


def open_requesters(standing: Standing) -> QuerySet[Requester]:
    """Return for whom agencies may be asked today."""
    return requesters(standing).filter(ended_on=None, until__gte=standing.today)


def contractors(standing: Standing) -> QuerySet[Person]:
    """Return the contractors of the partnership today, who may be entered in the register."""
    check_may_register_requester(standing)
    return who_holds(standing.partnership, standing.today, Role.CONTRACTOR).filter(is_active=True)


def _own(standing: Standing, prefix: str = "") -> Q:
    """Return the condition that a request concerns the person: planners and the board see all."""
    if standing.holds(*PLANNERS, Role.CHAIR):
        return Q()
    for_them = Q(**{f"{prefix}requester__person": standing.person})
    return Q(**{f"{prefix}agency__in": standing.agency_ids}) | for_them


def requests(standing: Standing) -> QuerySet[DataRequest]:
    """Return the data requests that concern the person."""
    check_may_read_requests(standing)
    found = DataRequest.objects.filter(_own(standing), partnership=standing.partnership)
    return found.select_related("agency", "requester__person", "issued_by")


def find_request(standing: Standing, pk: int) -> DataRequest:
    """Return one data request, or answer that it is not there."""
    return get_object_or_404(requests(standing), pk=pk)


def instalments(standing: Standing) -> QuerySet[Instalment]:
    """Return the instalments of the requests that concern the person, by the day on which they are due."""
    check_may_read_requests(standing)
    return Instalment.objects.filter(_own(standing, "request__"), partnership=standing.partnership)


def find_instalment(standing: Standing, pk: int) -> Instalment:
    """Return one instalment, or answer that it is not there."""
    found = instalments(standing).select_related("request__agency", "request__requester__person", "refused_by")
    return get_object_or_404(found, pk=pk)


def alike(standing: Standing, request: DataRequest) -> QuerySet[DataRequest]:
    """Return other requests for the same data of an overlapping period, which one extract might serve (R110)."""
    same = requests(standing).filter(agency=request.agency_id, dataset=request.dataset, withdrawn_on=None)
    overlap = Q(period_from__lte=request.period_to, period_to__gte=request.period_from)
    return same.filter(overlap).exclude(pk=request.pk)


def parts_of(standing: Standing, request: DataRequest) -> list[DataRequest]:
    """Return the parts that partnerships have in a joint request, whose areas and periods all of them know (R172)."""
    find_request(standing, request.pk)
    if not request.joint:
        return []
    found = DataRequest.objects.filter(joint=request.joint, withdrawn_on=None)
    return list(found.select_related("partnership").order_by("partnership__name", "pk"))


def joinable(standing: Standing) -> QuerySet[DataRequest]:
    """Return neighbours' requests, not due yet, to agencies that take part here too, in which there is no part yet.

    Each is the first part in it, of whoever asked first among those that still ask.
    """
    check_may_plan_requests(standing)
    here = PartnershipAgency.objects.filter(open_on(standing.today), partnership=standing.partnership)
    alive = DataRequest.objects.filter(withdrawn_on=None, due_by__gte=standing.today).exclude(joint="")
    own = alive.filter(partnership=standing.partnership).values("joint")
    first = alive.order_by().values("joint").annotate(first=Min("pk")).values("first")
    found = alive.filter(pk__in=first, agency__in=here.values("agency")).exclude(joint__in=own)
    return found.select_related("agency", "partnership")


def find_joinable(standing: Standing, pk: int) -> DataRequest:
    """Return a neighbour's request that may be joined, or answer that it is not there."""
    return get_object_or_404(joinable(standing), pk=pk)


def asked_agencies(standing: Standing) -> QuerySet[Agency]:
    """Return the agencies of which the person may see what they are asked."""
    check_may_read_requests(standing)
    open_places = PartnershipAgency.objects.filter(open_on(standing.today), partnership=standing.partnership)
    here = Agency.objects.filter(pk__in=open_places.values("agency"))
    return here if standing.holds(*PLANNERS, Role.CHAIR) else here.filter(pk__in=standing.agency_ids)
