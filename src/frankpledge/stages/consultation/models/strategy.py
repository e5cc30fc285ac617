"""The strategy of consultation of a cycle, version after version, and the group that approves it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Person, Post
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.consultation.rules.phases import PHASES
from frankpledge.stages.consultation.rules.planning import DONE_BY
from frankpledge.stages.partnership.models import Cycle, Group
from frankpledge.stages.partnership.models.owned import Owned


class ConsultationStrategy(Owned):
    """One version: what consultation may take, who does it and why, and how early it must be planned (R179, R225)."""

    class Answer(models.TextChoices):
        APPROVED = "approved", "Approved"
        RETURNED = "sent-back", "Sent back"

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="consultation_strategies")
    version = models.PositiveSmallIntegerField()
    lead = models.ForeignKey(Post, models.PROTECT, related_name="consultation_strategies")
    budget = models.DecimalField(max_digits=12, decimal_places=2)
    hours = models.PositiveIntegerField()
    done_by = models.CharField(max_length=10, choices=list(DONE_BY.items()))
    done_by_reason = models.TextField()
    lead_days = models.PositiveSmallIntegerField()
    sensitive_lead_days = models.PositiveSmallIntegerField()
    written_on = models.DateField()
    put_to = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="+")
    put_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    put_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    words = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership cycle version lead budget hours done_by done_by_reason lead_days sensitive_lead_days "
        "written_on put_to put_on answer words answered_on",
        personal="put_by answered_by",
    )

    class Meta:
        ordering = ("-version", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("cycle", "version"), name="a_strategy_has_each_version_once"),
            models.CheckConstraint(
                condition=Q(sensitive_lead_days__gte=F("lead_days")), name="sensitive_work_is_planned_no_later"
            ),
            models.CheckConstraint(condition=Q(budget__gte=0), name="a_strategys_budget_is_not_negative"),
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None, answered_by=None)
                | (~Q(answer="") & Q(put_to__isnull=False, answered_on__isnull=False, answered_by__isnull=False)),
                name="a_strategy_is_answered_by_a_group",
            ),
        )

    def __str__(self) -> str:
        return f"strategy of consultation, version {self.version}"

    @property
    def is_approved(self) -> bool:
        """Whether a group has approved this version."""
        return self.answer == self.Answer.APPROVED


class PhaseAim(Owned):
    """What consultation in one phase is to find out or bring about (R226)."""

    strategy = models.ForeignKey(ConsultationStrategy, models.CASCADE, related_name="aims")
    phase = models.CharField(max_length=12, choices=list(PHASES.items()))
    aim = models.TextField()

    sensitivity = labelled(working="partnership strategy phase aim")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("strategy", "phase"), name="a_phase_has_one_aim"),)

    def __str__(self) -> str:
        return f"{self.strategy}: {self.get_phase_display()}"
