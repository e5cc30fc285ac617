"""What a review found of an audit, and what is to be better next time, by whom and by when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.audit.models.audits import Audit
from frankpledge.stages.audit.models.counting import Finding
from frankpledge.stages.partnership.models.owned import Owned


class Review(Owned):
    """A review of an audit: by whom and how it was made, what was good, what was not (R152)."""

    class How(models.TextChoices):
        OWN = "own", "By the partnership itself"
        SECOND = "second-audit", "By comparing it with a second audit"
        SURVEY = "survey", "In a survey of several partnerships’ audits"
        OUTSIDE = "outside", "By somebody from outside"

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="reviews")
    how = models.CharField(max_length=12, choices=How.choices)
    reviewed_by = models.CharField(max_length=150)
    on = models.DateField()
    data = models.TextField()
    analysis = models.TextField()
    use = models.TextField()

    sensitivity = labelled(working="partnership audit how reviewed_by on data analysis use")

    class Meta:
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return f"review of {self.audit}, {self.on:%-d %B %Y}"


class Improvement(Owned):
    """Something to be done better: recommended by a review, or for a limitation that a counting met (R154, R156)."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="improvements")
    review = models.ForeignKey(Review, models.CASCADE, null=True, blank=True, related_name="improvements")
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, blank=True, related_name="improvements")
    what = models.TextField()
    owner = models.ForeignKey(Post, models.PROTECT, related_name="audit_improvements")
    due = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    sensitivity = labelled(working="partnership audit review finding what owner due done_on outcome")

    class Meta:
        ordering = ("due", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(done_on=None, outcome="") | (Q(done_on__isnull=False) & ~Q(outcome="")),
                name="an_improvement_ends_with_its_outcome",
            ),
        )

    def __str__(self) -> str:
        return self.what if len(self.what) <= 100 else f"{self.what[:100].rsplit(' ', 1)[0]} …"
