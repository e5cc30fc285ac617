"""What agencies do for ends of their own, at days that bear on the cycle (R013)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.choices import choices_of
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.partnership.models.owned import Owned
from frankpledge.stages.partnership.rules.calendar import ExerciseKind


class OtherExercise(Owned):
    """A plan, survey, consultation or inspection of an agency. Of one that comes back, the first year is kept."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="other_exercises")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=choices_of(ExerciseKind))
    begins = models.DateField()
    ends = models.DateField()
    concerns = models.CharField(max_length=200, blank=True)
    """Whom it asks, or whom or what it concerns."""
    is_yearly = models.BooleanField(default=False)
    cancelled_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(working="partnership agency name kind begins ends concerns is_yearly cancelled_on")

    class Meta:
        ordering = ("begins", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(ends__gte=F("begins")), name="an_exercise_ends_after_it_began"),
        )

    def __str__(self) -> str:
        return self.name
