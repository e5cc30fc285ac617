"""By which weights people's orders of issues and the audit's measures are put together, as a body agreed (R186)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.consultation.models.questionnaires import Question
from frankpledge.stages.partnership.models.owned import Owned


class AgreedWeights(Owned):
    """Weights agreed for one question that asks for an order; those agreed later leave them on record."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="agreed_weights")
    by_key = models.CharField(max_length=60, blank=True)
    """The question by whose answers people are taken apart; empty where all count as one."""
    measures = models.JSONField(default=list)
    """What the audit measures: of each a name, and a figure by the code of the issue."""
    weights = models.JSONField(default=dict)
    """A whole number for each order, by its key."""
    agreed_by = models.CharField(max_length=150)
    reason = models.TextField(max_length=2_000)
    agreed_on = models.DateField()

    sensitivity = labelled(working="partnership question by_key measures weights agreed_by reason agreed_on")

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(condition=~Q(reason="") & ~Q(agreed_by=""), name="weights_are_agreed_with_a_reason"),
        )

    def __str__(self) -> str:
        return f"weights agreed for {self.question}"
