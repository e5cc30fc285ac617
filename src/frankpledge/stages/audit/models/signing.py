"""What agencies are asked to agree to: an audit's scope before the work, its findings after it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.choices import choices_of
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.audit.models.audits import Audit
from frankpledge.stages.audit.rules.signing import Answer, Matter
from frankpledge.stages.partnership.models.owned import Owned


class SignOff(Owned):
    """One agency's answer to a version of an audit's scope or findings, and what it holds against it (R093, R116)."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="sign_offs")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="audit_sign_offs")
    matter = models.CharField(max_length=10, choices=choices_of(Matter))
    asked_on = models.DateField()
    wanted_by = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=20, choices=choices_of(Answer), blank=True)
    words = models.TextField(blank=True)
    version = models.PositiveIntegerField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership audit agency matter asked_on wanted_by answered_on answer words version"
    )

    class Meta:
        ordering = ("agency__name", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("audit", "agency", "matter"), condition=Q(answered_on=None), name="asked_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="", version=None)
                | (Q(answered_on__isnull=False, version__isnull=False) & ~Q(answer="")),
                name="an_answer_has_a_day_and_a_version",
            ),
            models.CheckConstraint(
                condition=Q(answer__in=("", "agreed")) | ~Q(words=""), name="a_reservation_is_in_words"
            ),
            models.CheckConstraint(condition=Q(wanted_by__gte=F("asked_on")), name="wanted_after_it_was_asked"),
        )

    def __str__(self) -> str:
        return f"{self.get_matter_display()} of {self.audit}, {self.agency}"
