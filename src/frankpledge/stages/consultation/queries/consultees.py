"""The bodies that were asked in an exercise, and those that can still be asked."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Consultee, Exercise
from frankpledge.stages.consultation.permissions import check_may_read_consultation


def consultees(standing: Standing, exercise: Exercise) -> QuerySet[Consultee]:
    """Return the bodies asked in an exercise, by the day on which a reply is wanted."""
    check_may_read_consultation(standing)
    return Consultee.objects.filter(exercise=exercise, partnership=standing.partnership).select_related("agency")


def find_consultee(standing: Standing, pk: int) -> Consultee:
    """Return one of them, or answer that it is not there."""
    check_may_read_consultation(standing)
    found = Consultee.objects.filter(partnership=standing.partnership).select_related("agency", "exercise__cycle")
    return get_object_or_404(found, pk=pk)


def agencies_to_ask(standing: Standing, exercise: Exercise) -> QuerySet[Agency]:
    """Return the agencies of today that were not asked in an exercise."""
    known = consultees(standing, exercise).exclude(agency=None).values("agency")
    return agencies(standing).exclude(pk__in=known)
