"""The log of what went out for an exercise."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Distribution, Exercise
from frankpledge.stages.consultation.permissions import check_may_read_consultation


def distributions(standing: Standing, exercise: Exercise) -> QuerySet[Distribution]:
    """Return the log of an exercise, the latest first."""
    check_may_read_consultation(standing)
    found = Distribution.objects.filter(exercise=exercise, partnership=standing.partnership)
    return found.select_related("group", "paid_by", "release")


def find_distribution(standing: Standing, pk: int) -> Distribution:
    """Return one line of a log, or answer that it is not there."""
    check_may_read_consultation(standing)
    found = Distribution.objects.filter(partnership=standing.partnership).select_related("exercise__cycle", "release")
    return get_object_or_404(found, pk=pk)
