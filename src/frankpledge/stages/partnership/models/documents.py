"""The documents register: what there is, in which version, whose it is, and which duty it is evidence of (R035)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.foundation.accounts.models import Agency, Post
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.partnership.models.owned import Owned


class Document(Owned):
    """A paper of the partnership, published or not."""

    class Kind(models.TextChoices):
        AUDIT = "audit", "Audit or assessment"
        STRATEGY = "strategy", "Strategy or plan"
        TERMS = "terms-of-reference", "Terms of reference"
        MINUTES = "minutes", "Minutes"
        PROTOCOL = "protocol", "Protocol"
        BRIEFING = "briefing", "Briefing"
        REPORT = "report", "Report"
        GUIDANCE = "guidance", "Guidance"
        OTHER = "other", "Other"

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        AGREED = "agreed", "Agreed"
        PUBLISHED = "published", "Published"
        SUPERSEDED = "superseded", "Superseded"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(max_length=150)
    version = models.CharField(max_length=20, default="1")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.DRAFT)
    on = models.DateField()
    owner = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="documents")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="documents")
    published_on = models.DateField(null=True, blank=True)
    published_at = models.CharField(max_length=200, blank=True)
    """Where the public can have it: an address, a library."""
    duty = models.CharField(max_length=60, blank=True)
    """Key of the step or duty of the regime that it is evidence of."""
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    file = models.FileField(upload_to="documents/%Y/", blank=True)
    file_digest = models.CharField(max_length=64, blank=True)

    sensitivity = labelled(
        working="partnership kind title version status on owner agency published_on published_at duty supersedes file "
        "file_digest"
    )

    class Meta:
        ordering = ("-on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_on__isnull=False), name="published_has_a_day"
            ),
        )

    def __str__(self) -> str:
        return self.title
