"""What contractors handed over."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Commission, Handover
from frankpledge.stages.audit.permissions import check_may_read_commission, check_may_read_scope


def handovers(standing: Standing, commission: Commission) -> QuerySet[Handover]:
    """Return what was handed over under a commission, the latest first."""
    check_may_read_commission(standing, commission.person_id)
    return commission.handovers.select_related("sent_by")


def find_handover(standing: Standing, pk: int) -> Handover:
    """Return one handover, or answer that it is not there, or is somebody else's."""
    check_may_read_scope(standing)
    found = Handover.objects.filter(partnership=standing.partnership)
    handover = get_object_or_404(found.select_related("commission", "sent_by", "asked_by"), pk=pk)
    check_may_read_commission(standing, handover.commission.person_id)
    return handover
