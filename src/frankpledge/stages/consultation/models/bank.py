"""Questions taken in from the bank of another body, to be asked in its words (R227)."""

from __future__ import annotations

from django.db import models

from frankpledge.core.questionnaires.question import KINDS
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.partnership.models.owned import Owned


class TakenQuestion(Owned):
    """One question of another body's bank, as its file had it."""

    body = models.CharField(max_length=150)
    key = models.CharField(max_length=40)
    """What the other body calls it."""
    kind = models.CharField(max_length=10, choices=list(KINDS.items()))
    text = models.CharField(max_length=500)
    text_cy = models.CharField(max_length=500, blank=True)
    hint = models.CharField(max_length=500, blank=True)
    hint_cy = models.CharField(max_length=500, blank=True)
    options = models.JSONField(default=list, blank=True)
    scale = models.JSONField(null=True, blank=True)
    unit = models.CharField(max_length=30, blank=True)
    taken_on = models.DateField()

    sensitivity = labelled(working="partnership body key kind text text_cy hint hint_cy options scale unit taken_on")

    class Meta:
        ordering = ("body", "key", "pk")
        constraints = (
            models.UniqueConstraint(fields=("partnership", "body", "key"), name="a_taken_question_has_its_own_key"),
        )

    def __str__(self) -> str:
        return self.text
