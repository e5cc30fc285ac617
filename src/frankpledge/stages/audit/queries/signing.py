"""What agencies were asked to agree to, and what each answered."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, SignOff
from frankpledge.stages.audit.permissions import check_may_read_audit
from frankpledge.stages.audit.rules.signing import is_still_good


def agreements(standing: Standing, audit: Audit, matter: str) -> list[SignOff]:
    """Return each agency's latest answer or open request, by the agency."""
    check_may_read_audit(standing)
    found = SignOff.objects.filter(partnership=standing.partnership, audit=audit, matter=matter)
    latest: dict[int, SignOff] = {}
    for each in found.select_related("agency").order_by("agency__name", "pk"):
        latest[each.agency_id] = each
    return list(latest.values())


def earlier_agreements(standing: Standing, audit: Audit, matter: str) -> list[SignOff]:
    """Return what agencies answered before their latest answer: dissent stays on record."""
    latest = {each.pk for each in agreements(standing, audit, matter)}
    found = SignOff.objects.filter(partnership=standing.partnership, audit=audit, matter=matter)
    return list(found.exclude(pk__in=latest).select_related("agency"))


def find_agreement(standing: Standing, pk: int) -> SignOff:
    """Return one request, or answer that it is not there."""
    check_may_read_audit(standing)
    found = SignOff.objects.filter(partnership=standing.partnership).select_related("audit", "agency")
    return get_object_or_404(found, pk=pk)


def agencies_to_ask(standing: Standing, audit: Audit, matter: str) -> QuerySet[Agency]:
    """Return the agencies that neither are being asked nor have answered to what stands today."""
    now = audit.version_of(matter)
    settled = [
        each.agency_id
        for each in agreements(standing, audit, matter)
        if each.answered_on is None or is_still_good(each.version, now)
    ]
    return agencies(standing).exclude(pk__in=settled)
