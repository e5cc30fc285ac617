"""How much there is of each part of an exercise, and of the consultation of a cycle."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Consultee, Distribution, Exercise
from frankpledge.stages.consultation.permissions import check_may_read_consultation


@dataclass(frozen=True)
class Counts:
    """Bodies asked and those that replied; lines of the log, and the copies in them."""

    asked: int
    replied: int
    logged: int
    copies: int


def counts_of(standing: Standing, exercise: Exercise) -> Counts:
    """Return how much there is of each part of an exercise. Two queries."""
    check_may_read_consultation(standing)
    bodies = Consultee.objects.filter(exercise=exercise).aggregate(
        asked=Count("pk"), replied=Count("pk", filter=Q(replied_on__isnull=False))
    )
    log = Distribution.objects.filter(exercise=exercise).aggregate(logged=Count("pk"), copies=Sum("copies"))
    return Counts(bodies["asked"], bodies["replied"], log["logged"], log["copies"] or 0)
