"""How what is consulted on was brought to people: by which way, how many copies, where, when and at whose cost."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.consultation.models.exercises import Exercise
from frankpledge.stages.consultation.models.hearing import GroupToHear
from frankpledge.stages.consultation.rules.outlets import OUTLETS
from frankpledge.stages.partnership.models.owned import Owned
from frankpledge.stages.publication.documents import DOCUMENTS
from frankpledge.stages.publication.models import ReleaseCandidate


class Distribution(Owned):
    """One line of the log: what went out, to whom, and what came back by it (R187, R203, R205, R207, R211)."""

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="distributions")
    on = models.DateField()
    channel = models.CharField(max_length=15, choices=list(OUTLETS.items()))
    what = models.CharField(max_length=200)
    """What it was, in which version or language."""
    release = models.ForeignKey(ReleaseCandidate, models.PROTECT, null=True, blank=True, related_name="+")
    document = models.CharField(max_length=10, choices=list(DOCUMENTS.items()), blank=True)
    """Which document of which release it was, where it was one: the report itself or a summary of it (R203)."""
    where = models.CharField(max_length=200)
    """The place, the paper or the area."""
    copies = models.PositiveIntegerField(null=True, blank=True)
    group = models.ForeignKey(GroupToHear, models.PROTECT, null=True, blank=True, related_name="distributions")
    paid_by = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    returned = models.PositiveIntegerField(null=True, blank=True)
    """How many answers came back this way, where that can be told."""

    sensitivity = labelled(
        working="partnership exercise on channel what release document where copies group paid_by cost returned"
    )

    class Meta:
        ordering = ("-on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(cost=None) | Q(cost__gte=0), name="what_goes_out_costs_no_less_than_nothing"
            ),
            models.CheckConstraint(
                condition=Q(release=None, document="") | (Q(release__isnull=False) & ~Q(document="")),
                name="a_document_that_went_out_is_of_a_release",
            ),
        )

    def __str__(self) -> str:
        return f"{self.what}: {self.where}"
