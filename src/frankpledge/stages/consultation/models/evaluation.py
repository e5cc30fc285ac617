"""What an exercise was worth, kept for whoever plans the next one of its kind (R196, R198)."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q

from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.consultation.models.exercises import Exercise
from frankpledge.stages.consultation.rules.worth import INFLUENCE, cost_of_each, share_that_answered
from frankpledge.stages.partnership.models import Meeting
from frankpledge.stages.partnership.models.owned import Owned


class Evaluation(Owned):
    """Reach, response, cost and influence of one exercise, what to do otherwise, and which meeting was told (R202)."""

    exercise = models.OneToOneField(Exercise, models.CASCADE, related_name="evaluation")
    on = models.DateField()
    reached = models.PositiveIntegerField(null=True, blank=True)
    responded = models.PositiveIntegerField()
    cost = models.DecimalField(max_digits=12, decimal_places=2)
    hours = models.PositiveIntegerField()
    influence = models.CharField(max_length=10, choices=list(INFLUENCE.items()))
    changed = models.TextField()
    lessons = models.TextField()
    contacts = models.TextField(blank=True)
    """Bodies and posts to go back to; no private people."""
    told_at = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+")

    sensitivity = labelled(
        working="partnership exercise on reached responded cost hours influence changed lessons contacts told_at"
    )

    class Meta:
        ordering = ("-on", "-pk")
        constraints = (models.CheckConstraint(condition=Q(cost__gte=0), name="an_exercise_cost_no_less_than_nothing"),)

    def __str__(self) -> str:
        return f"evaluation of {self.exercise}"

    @property
    def cost_of_each(self) -> Decimal | None:
        """The cost per response."""
        return cost_of_each(self.cost, self.responded)

    @property
    def share(self) -> float | None:
        """Which share of those reached answered."""
        return share_that_answered(self.responded, self.reached)
