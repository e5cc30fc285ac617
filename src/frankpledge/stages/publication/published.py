"""What has been published, for whoever has any standing: it is public already."""

from __future__ import annotations

from django.db.models import QuerySet

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.permissions import check_may_read_overview
from frankpledge.stages.publication.models import ReleaseCandidate


def published(standing: Standing) -> QuerySet[ReleaseCandidate]:
    """Return the releases on the public shelf, the latest first."""
    check_may_read_overview(standing)
    found = ReleaseCandidate.objects.filter(partnership=standing.partnership, released_at__isnull=False)
    return found.order_by("-number")
