"""Information-sharing protocols: for what purpose, which agency's data of which category, signed by whom."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Agency, Partnership, Person, Post
from frankpledge.foundation.sensitivity import labelled
from frankpledge.foundation.sharing.categories import DataCategory


class SharingProtocol(models.Model):
    """An agreement under which one agency supplies data to the partnership. CDA 1998 s.115 gives the power."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="protocols")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="protocols")
    name = models.CharField(max_length=120)
    purpose = models.TextField()
    starts = models.DateField()
    review_by = models.DateField()
    ended = models.DateField(null=True, blank=True)
    drafted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    sensitivity = labelled(open="partnership agency name purpose starts review_by ended", personal="drafted_by")

    class Meta:
        ordering = ("agency__name", "name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(review_by__gt=F("starts")), name="a_protocol_is_reviewed_after_it_starts"
            ),
        )

    def __str__(self) -> str:
        return self.name


class CoveredCategory(models.Model):
    """A category of data that a protocol covers."""

    protocol = models.ForeignKey(SharingProtocol, models.CASCADE, related_name="categories")
    category = models.CharField(max_length=40, choices=DataCategory.choices)

    sensitivity = labelled(open="protocol category")

    class Meta:
        ordering = ("category", "pk")
        constraints = (models.UniqueConstraint(fields=("protocol", "category"), name="a_category_is_covered_once"),)


class Signature(models.Model):
    """The agency's signature under a protocol, by somebody who represents it."""

    protocol = models.OneToOneField(SharingProtocol, models.PROTECT, related_name="signature")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    """The post as whose holder they signed; it stays when the person goes. Empty where they held none."""
    signed_at = models.DateTimeField()

    sensitivity = labelled(working="protocol post signed_at", personal="person")
