"""What each agency brings and can bring, and what may go wrong with it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.core.readiness.case import ChangeKind, ContributionKind
from frankpledge.foundation.accounts.models import Agency, Post
from frankpledge.foundation.choices import choices_of
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.partnership.models.authority import Procedure
from frankpledge.stages.partnership.models.meetings import Action
from frankpledge.stages.partnership.models.owned import Owned


class Contribution(Owned):
    """What an agency brought, besides attending (R056)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="contributions")
    kind = models.CharField(max_length=12, choices=choices_of(ContributionKind))
    what = models.CharField(max_length=200)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=30, blank=True)
    on = models.DateField()
    step = models.CharField(max_length=60, blank=True)

    sensitivity = labelled(working="partnership agency kind what amount unit on step")

    class Meta:
        ordering = ("-on", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="a_contribution_is_not_negative"),
        )

    def __str__(self) -> str:
        return self.what


class Lead(Owned):
    """Something for which an agency takes the lead, once it has accepted."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="leads")
    what = models.CharField(max_length=200)
    step = models.CharField(max_length=60, blank=True)
    asked_on = models.DateField()
    accepted_on = models.DateField(null=True, blank=True)
    declined_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)

    sensitivity = labelled(working="partnership agency what step asked_on accepted_on declined_on reason")

    class Meta:
        ordering = ("-asked_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(accepted_on=None) | Q(declined_on=None), name="a_lead_is_accepted_or_declined"
            ),
        )

    def __str__(self) -> str:
        return self.what


class ResourceChange(Owned):
    """A change in an agency's budget or staff: negative is less (R080)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="resource_changes")
    kind = models.CharField(max_length=10, choices=choices_of(ChangeKind))
    on = models.DateField()
    change = models.DecimalField(max_digits=12, decimal_places=2)
    unit = models.CharField(max_length=30)
    where = models.CharField(max_length=120, blank=True)

    sensitivity = labelled(working="partnership agency kind on change unit where")

    class Meta:
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return f"{self.change} {self.unit}, {self.agency}"


class Staffing(Owned):
    """How many of an agency's established posts were filled on a day, in the teams that serve the partnership."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="staffing")
    on = models.DateField()
    established = models.DecimalField(max_digits=6, decimal_places=1)
    filled = models.DecimalField(max_digits=6, decimal_places=1)

    sensitivity = labelled(working="partnership agency on established filled")

    class Meta:
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return f"staffing of {self.agency}"


class Journey(Owned):
    """How long an agency's representatives travel to a venue, one way (R079)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="journeys")
    venue = models.CharField(max_length=120)
    minutes = models.PositiveSmallIntegerField()

    sensitivity = labelled(working="partnership agency venue minutes")

    class Meta:
        ordering = ("venue", "pk")
        constraints = (
            models.UniqueConstraint(fields=("partnership", "agency", "venue"), name="a_journey_is_told_once"),
        )

    def __str__(self) -> str:
        return f"{self.agency} to {self.venue}"


class Risk(Owned):
    """Something that may go wrong, what it comes from, what it endangers, and who answers for it (R080)."""

    class Weight(models.IntegerChoices):
        LOW = 1, "Low"
        MIDDLING = 2, "Middling"
        HIGH = 3, "High"

    what = models.TextField()
    likelihood = models.PositiveSmallIntegerField(choices=Weight.choices, default=Weight.MIDDLING)
    impact = models.PositiveSmallIntegerField(choices=Weight.choices, default=Weight.MIDDLING)
    arises_from = models.ForeignKey(ResourceChange, models.PROTECT, null=True, blank=True, related_name="risks")
    actions = models.ManyToManyField(Action, related_name="risks", blank=True)
    procedures = models.ManyToManyField(Procedure, related_name="risks", blank=True)
    steps = models.JSONField(default=list, blank=True)
    owner = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="risks")
    raised_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership what likelihood impact arises_from actions procedures steps owner raised_on answer "
        "answered_on closed_on"
    )

    class Meta:
        ordering = ("-likelihood", "-impact", "pk")

    def __str__(self) -> str:
        return f"risk {self.pk}"
