"""The exercises of consultation of a partnership, and the sittings at which they meet people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Exercise, Sitting
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.rules.settings import Setting, untried
from frankpledge.stages.partnership.models import Cycle


def exercises(standing: Standing) -> QuerySet[Exercise]:
    """Return every exercise, those of all cycles, by the day it opens."""
    check_may_read_consultation(standing)
    return Exercise.objects.filter(partnership=standing.partnership).select_related("cycle")


def exercises_of(standing: Standing, *, phase: str = "", method: str = "") -> QuerySet[Exercise]:
    """Return the exercises of one phase or one method, the latest first."""
    chosen = (Q(phase=phase) if phase else Q()) & (Q(method=method) if method else Q())
    found = exercises(standing).filter(chosen).select_related("lead__agency", "evaluation")
    return found.order_by("-opens", "-pk")


def in_cycle(standing: Standing, cycle: Cycle | None) -> list[Exercise]:
    """Return what a cycle's exercises are, without those called off, each with the groups and forums it reaches."""
    found = exercises(standing).filter(cycle=cycle, called_off_on=None)
    return list(found.prefetch_related("reaches", "forums")) if cycle else []


def find_exercise(standing: Standing, pk: int) -> Exercise:
    """Return one exercise, or answer that it is not there."""
    found = exercises(standing).select_related("lead__agency", "evaluation__told_at")
    return get_object_or_404(found.prefetch_related("reaches", "forums__agency"), pk=pk)


def sittings(standing: Standing, exercise: Exercise) -> QuerySet[Sitting]:
    """Return the sittings of an exercise, in the order of their days."""
    check_may_read_consultation(standing)
    return Sitting.objects.filter(exercise=exercise, partnership=standing.partnership)


def find_sitting(standing: Standing, pk: int) -> Sitting:
    """Return one sitting, or answer that it is not there."""
    check_may_read_consultation(standing)
    found = Sitting.objects.filter(partnership=standing.partnership).select_related("exercise__cycle")
    return get_object_or_404(found, pk=pk)


@dataclass(frozen=True)
class SettingsUsed:
    """How often people were met at which kind of place, and the kinds not tried yet (R231)."""

    used: dict[Setting, int]
    untried: tuple[Setting, ...]


def settings_used(standing: Standing) -> SettingsUsed:
    """Return the kinds of places, of the sittings of all cycles. One query."""
    check_may_read_consultation(standing)
    found = Sitting.objects.filter(partnership=standing.partnership, exercise__called_off_on=None)
    counts = Counter(found.order_by().values_list("setting", flat=True))
    used = {setting: counts[setting] for setting in Setting if counts[setting]}
    return SettingsUsed(used, untried(used))
