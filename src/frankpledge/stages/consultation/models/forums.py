"""The directory of forums and panels: what there is already through which people can be asked (R176, R223)."""

from __future__ import annotations

from django.db import models

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.consultation.models.hearing import GroupToHear
from frankpledge.stages.partnership.models.owned import Owned


class Forum(Owned):
    """A forum, a panel, or an agency's people who know how to ask: whom it speaks for, and through whom it is asked."""

    class Kind(models.TextChoices):
        FORUM = "forum", "Forum or users’ group"
        POLICE_GROUP = "police-group", "Police and community consultative group"
        PANEL = "panel", "Citizens’ panel"
        PARLIAMENT = "parliament", "Youth council or parliament"
        SCRUTINY = "scrutiny", "Scrutiny committee"
        WATCH = "watch", "Residents’ or tenants’ association, or a watch"
        STAFF = "staff", "An agency’s own people who know how to ask"

    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=15, choices=Kind.choices)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="forums")
    """Through whose contact it is asked."""
    audience = models.CharField(max_length=300)
    reaches = models.ManyToManyField(GroupToHear, related_name="forums", blank=True)
    meets = models.CharField(max_length=100)
    next_on = models.DateField(null=True, blank=True)
    speaks_for = models.PositiveIntegerField(null=True, blank=True)
    membership = models.TextField(blank=True)
    """Who its members are and how they came to be: an open panel speaks for those who come."""
    ended_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership name kind agency audience reaches meets next_on speaks_for membership ended_on"
    )

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=("partnership", "name"), name="a_forum_is_entered_once"),)

    def __str__(self) -> str:
        return self.name
