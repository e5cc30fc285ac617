"""What a contractor hands over, so that the work can be done again in house without them (R120)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.audit.models.commissions import Commission
from frankpledge.stages.partnership.models.owned import Owned


class Handover(Owned):
    """One bundle handed over under a commission, and what came of running it again here."""

    class Status(models.TextChoices):
        """Where it stands."""

        RECEIVED = "received", "Received"
        WAITING = "waiting", "Being run again"
        SAME = "same", "Runs again here, and gives the same"
        DIFFERENT = "different", "Runs again here, and gives something else"
        FAILED = "failed", "Does not run here"

    commission = models.ForeignKey(Commission, models.CASCADE, related_name="handovers")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    methods = models.TextField()
    """What was done and why, for whoever does it next."""
    contacts = models.TextField()
    """Whom to ask, and about what."""
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.RECEIVED)
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    differences = models.JSONField(default=list, blank=True)
    """Pairs of a file's name and how it differs."""
    faults = models.JSONField(default=list, blank=True)

    sensitivity = labelled(
        working="partnership commission file_name sha256 methods contacts sent_at status asked_at done_at differences "
        "faults",
        personal="sent_by asked_by",
    )

    class Meta:
        ordering = ("-sent_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(status="received") | Q(asked_by__isnull=False, asked_at__isnull=False),
                name="somebody_asked_for_a_handover_to_be_run",
            ),
        )

    def __str__(self) -> str:
        return self.file_name
