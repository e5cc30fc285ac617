"""The data strategy in force, the versions before it, and whether somebody leads on information today."""

from __future__ import annotations

from django.db.models import QuerySet

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import DataStrategy
from frankpledge.stages.audit.permissions import check_may_read_audit
from frankpledge.stages.partnership.queries.holders import holders_of


def versions(standing: Standing) -> QuerySet[DataStrategy]:
    """Return every version, the one in force first."""
    check_may_read_audit(standing)
    found = DataStrategy.objects.filter(partnership=standing.partnership)
    return found.select_related("lead__agency").order_by("-pk")


def is_led(standing: Standing, strategy: DataStrategy) -> bool:
    """Say whether anybody holds the post that leads on information today."""
    return bool(holders_of(strategy.lead, standing))
