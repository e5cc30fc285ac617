"""The groups that the partnership wants to hear: named by itself, with its reason, and not taken from a list."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.partnership.models.owned import Owned


class GroupToHear(Owned):
    """A group seldom heard here: why it is named, what asking it well takes, and where its size can be found (R215)."""

    name = models.CharField(max_length=120)
    reason = models.TextField()
    needs = models.TextField(blank=True)
    """Language, access and safety: what must be seen to before anybody is asked (R217)."""
    is_sensitive = models.BooleanField(default=False)
    margin_source = models.CharField(max_length=200, blank=True)
    """Where a census or another count tells how many belong to it, so that answers can be weighed by it."""
    named_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(working="partnership name reason needs is_sensitive margin_source named_on ended_on")

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "name"), condition=Q(ended_on=None), name="a_group_to_hear_is_named_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("named_on")), name="a_group_is_named_before_it_is_not"
            ),
        )

    def __str__(self) -> str:
        return self.name
