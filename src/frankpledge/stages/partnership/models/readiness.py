"""Reasons recorded in answer to readiness findings (R082)."""

from __future__ import annotations

from django.db import models

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.partnership.models.owned import Owned


class Answer(Owned):
    """Why a finding is left as it is."""

    rule = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    reason = models.TextField()
    on = models.DateField()
    answered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(working="partnership rule subject reason on withdrawn_on", personal="answered_by")

    class Meta:
        ordering = ("rule", "subject", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "rule", "subject"), condition=models.Q(withdrawn_on=None),
                name="one_answer_to_a_finding",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"the answer to {self.rule}"
