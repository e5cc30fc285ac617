"""Where county and district share the work: who leads, supports and is told, agreed by both (R049-R052, R084)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.core.readiness.case import CouncilTier, Function, TierRole
from frankpledge.foundation.accounts.models import Agency, Post
from frankpledge.foundation.choices import choices_of
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.partnership.models.owned import Owned


class Responsibility(Owned):
    """A row of the responsibility matrix."""

    function = models.CharField(max_length=30, choices=choices_of(Function))
    leads = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    supports = models.ManyToManyField(Agency, related_name="+", blank=True)
    informed = models.ManyToManyField(Agency, related_name="+", blank=True)
    contact = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    escalation = models.CharField(max_length=200, blank=True)
    district_agreed_on = models.DateField(null=True, blank=True)
    county_agreed_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership function leads supports informed contact escalation district_agreed_on county_agreed_on"
    )

    class Meta:
        ordering = ("function", "pk")
        constraints = (models.UniqueConstraint(fields=("partnership", "function"), name="a_function_has_one_row"),)

    def __str__(self) -> str:
        return self.get_function_display()


class TierStatement(Owned):
    """What one tier of local government has said its role is."""

    tier = models.CharField(max_length=10, choices=choices_of(CouncilTier))
    role = models.CharField(max_length=20, choices=choices_of(TierRole))
    statement = models.TextField()
    agreed_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(working="partnership tier role statement agreed_on")

    class Meta:
        ordering = ("tier", "pk")
        constraints = (
            models.UniqueConstraint(fields=("partnership", "tier"), name="a_tier_states_its_role_once"),
            models.CheckConstraint(condition=Q(tier__in=("district", "county")), name="only_tiers_state_a_role"),
        )

    def __str__(self) -> str:
        return f"the {self.tier}'s role statement"
