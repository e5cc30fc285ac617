"""What exercises were worth, of all cycles: whoever plans the next of its kind reads it first (R196, R198)."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Evaluation, Exercise
from frankpledge.stages.consultation.permissions import check_may_read_consultation

MOST = 20


def evaluations(standing: Standing, *, method: str = "", group: object = None) -> QuerySet[Evaluation]:
    """Return the evaluations of exercises of one method, or that reached one group, the latest first."""
    check_may_read_consultation(standing)
    chosen = (Q(exercise__method=method) if method else Q()) & (Q(exercise__reaches=group) if group else Q())
    found = Evaluation.objects.filter(chosen, partnership=standing.partnership)
    return found.select_related("exercise__cycle", "told_at")


def alike(standing: Standing, exercise: Exercise) -> QuerySet[Evaluation]:
    """Return what earlier exercises of the same method, or that reached one of the same groups, were worth."""
    shared = Exercise.reaches.through.objects.filter(grouptohear__in=[each.pk for each in exercise.reaches.all()])
    same = Q(exercise__method=exercise.method) | Q(exercise__in=shared.values("exercise"))
    return evaluations(standing).filter(same, exercise__opens__lt=exercise.opens).exclude(exercise=exercise)[:MOST]
