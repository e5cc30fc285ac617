"""Delegations, current and ended."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Delegation, Group
from frankpledge.stages.partnership.permissions import check_may_read_business


def delegations(standing: Standing) -> QuerySet[Delegation]:
    """Return every delegation, the newest first."""
    check_may_read_business(standing)
    found = Delegation.objects.filter(partnership=standing.partnership)
    return found.select_related("from_post__agency", "to_post__agency", "comes_back_to").order_by("-since", "-pk")


def current_delegations(standing: Standing) -> QuerySet[Delegation]:
    """Return the delegations that hold today or begin later."""
    return delegations(standing).exclude(until__lt=standing.today)


def ended_delegations(standing: Standing) -> QuerySet[Delegation]:
    """Return the delegations that have ended."""
    return delegations(standing).filter(until__lt=standing.today)


def find_delegation(standing: Standing, pk: int) -> Delegation:
    """Return one delegation, or answer that it is not there."""
    return get_object_or_404(delegations(standing), pk=pk)


def groups_today(standing: Standing) -> QuerySet[Group]:
    """Return the groups that exist today."""
    check_may_read_business(standing)
    open_now = Q(started__lte=standing.today) & (Q(ended=None) | Q(ended__gte=standing.today))
    return Group.objects.filter(open_now, partnership=standing.partnership)
