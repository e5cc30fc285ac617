"""Extracts received, for those who may know of them."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.permissions import check_may_list_submissions


def submissions(standing: Standing) -> QuerySet[Submission]:
    """Return what was received: all of it, or what one's own agencies sent."""
    check_may_list_submissions(standing)
    sees_all = standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER)
    own = Q() if sees_all else Q(agency__in=standing.agency_ids)
    return Submission.objects.filter(own, partnership=standing.partnership).select_related("agency", "received_from")


def find_submission(standing: Standing, pk: int) -> Submission:
    """Return one submission, or answer that it is not there."""
    return get_object_or_404(submissions(standing), pk=pk)
