"""What an audit asks and from which sources it answers: taken in or left out, each with its reason."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.audit.models.audits import Audit
from frankpledge.stages.partnership.models.owned import Owned


class Weight(models.IntegerChoices):
    """How much something matters."""

    LITTLE = 1, "A little"
    SOME = 2, "Some"
    MUCH = 3, "Much"


class Question(Owned):
    """A question put to the audit, and whether it takes it up."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="questions")
    text = models.CharField(max_length=300)
    weight = models.PositiveSmallIntegerField(choices=Weight.choices, default=Weight.SOME)
    is_in = models.BooleanField(default=True)
    reason = models.TextField()

    sensitivity = labelled(working="partnership audit text weight is_in reason")

    class Meta:
        ordering = ("-is_in", "-weight", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=3), name="a_question_weighs_one_to_three"),
        )

    def __str__(self) -> str:
        return self.text


class Source(Owned):
    """A source that was weighed: what it is worth to the questions, what it costs in days, and what was chosen."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="sources")
    name = models.CharField(max_length=150)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="audit_sources")
    value = models.PositiveSmallIntegerField(choices=Weight.choices, default=Weight.SOME)
    person_days = models.DecimalField(max_digits=5, decimal_places=1, default=0)
    questions = models.ManyToManyField(Question, related_name="sources", blank=True)
    is_in = models.BooleanField(default=True)
    reason = models.TextField()

    sensitivity = labelled(working="partnership audit name agency value person_days questions is_in reason")

    class Meta:
        ordering = ("-is_in", "name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("audit", "name"), name="a_source_is_weighed_once"),
            models.CheckConstraint(condition=Q(value__gte=1, value__lte=3), name="a_source_is_worth_one_to_three"),
            models.CheckConstraint(condition=Q(person_days__gte=0), name="a_sources_days_are_not_negative"),
        )

    def __str__(self) -> str:
        return self.name
