"""What has been published, for whoever has any standing: it is public already."""

from __future__ import annotations

from django.db.models import QuerySet

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.permissions import check_may_read_overview
from frankpledge.stages.publication.models import ReleaseCandidate, ever_public


def published(standing: Standing) -> QuerySet[ReleaseCandidate]:
    """Return what the public has been able to read, the latest first, withdrawn releases with the rest."""
    check_may_read_overview(standing)
    found = ReleaseCandidate.objects.filter(ever_public(standing.at), partnership=standing.partnership)
    return found.order_by("-number")
