"""The ground that is counted on, each counting of an extract, and what it found."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Partnership, Person
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.publication.models import ReleaseCandidate


class Ground(models.Model):
    """The outline, areas and population on which extracts are counted: open data, kept by hash."""

    partnership = models.OneToOneField(Partnership, models.PROTECT, related_name="ground")
    outline_name = models.CharField(max_length=150)
    outline_sha256 = models.CharField(max_length=64)
    outline_code_column = models.CharField(max_length=60)
    outline_label_column = models.CharField(max_length=60)
    areas_name = models.CharField(max_length=150)
    areas_sha256 = models.CharField(max_length=64)
    areas_code_column = models.CharField(max_length=60)
    areas_label_column = models.CharField(max_length=60)
    population_name = models.CharField(max_length=150, blank=True)
    population_sha256 = models.CharField(max_length=64, blank=True)
    population_code_column = models.CharField(max_length=60, blank=True)
    population_column = models.CharField(max_length=60, blank=True)
    population_date = models.DateField(null=True, blank=True)
    population_source = models.CharField(max_length=150, blank=True)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    sensitivity = labelled(
        open="partnership outline_name outline_sha256 outline_code_column outline_label_column areas_name areas_sha256 "
        "areas_code_column areas_label_column population_name population_sha256 population_code_column "
        "population_column population_date population_source set_at",
        personal="set_by",
    )

    def __str__(self) -> str:
        return f"the ground of {self.partnership}"


class Counting(models.Model):
    """One extract counted on the ground for a period. Its faults are kept as codes and places, without values."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Waiting"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="countings")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="countings")
    period_from = models.DateField()
    period_to = models.DateField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    rows_read = models.PositiveBigIntegerField(null=True, blank=True)
    rows_counted = models.PositiveBigIntegerField(null=True, blank=True)
    faults = models.JSONField(default=list, blank=True)
    candidate = models.OneToOneField(ReleaseCandidate, models.PROTECT, null=True, blank=True, related_name="counting")

    sensitivity = labelled(
        working="partnership submission period_from period_to status asked_at done_at rows_read rows_counted faults "
        "candidate",
        personal="asked_by",
    )

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(period_to__gte=F("period_from")), name="a_counted_period_has_days"),
            models.CheckConstraint(
                condition=Q(status="done", candidate__isnull=False) | (~Q(status="done") & Q(candidate=None)),
                name="what_was_counted_has_a_bundle",
            ),
        )

    def __str__(self) -> str:
        return f"the counting of {self.submission}"


class Finding(models.Model):
    """One thing a counting found, already protected; drafted when an information officer takes it up."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="findings")
    counting = models.ForeignKey(Counting, models.PROTECT, related_name="findings")
    identifier = models.CharField(max_length=150)
    kind = models.CharField(max_length=20)
    sentence = models.TextField()
    implication = models.TextField()
    limitations = models.JSONField(default=list, blank=True)
    method = models.CharField(max_length=200)
    comment = models.TextField(blank=True)
    drafted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    drafted_at = models.DateTimeField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership counting identifier kind sentence implication limitations method comment drafted_at",
        personal="drafted_by",
    )

    class Meta:
        ordering = ("counting_id", "pk")
        constraints = (
            models.UniqueConstraint(fields=("counting", "identifier"), name="a_finding_is_found_once"),
            models.CheckConstraint(
                condition=Q(drafted_by=None, drafted_at=None) | Q(drafted_by__isnull=False, drafted_at__isnull=False),
                name="drafted_when_and_by_whom_together",
            ),
        )

    def __str__(self) -> str:
        return f"finding {self.pk}"
