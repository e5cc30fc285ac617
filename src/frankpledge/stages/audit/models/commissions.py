"""Work on an audit that others are paid for: why, of whom, what they owe, what they may see, and what must stay."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Person, Post
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.audit.models.audits import Audit
from frankpledge.stages.partnership.models.owned import Owned


class Commission(Owned):
    """One commission: its brief, who manages it, who answers about data, until when they are open to it (R100)."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="commissions")
    title = models.CharField(max_length=150)
    brief = models.TextField()
    contractor = models.CharField(max_length=150, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="commissions")
    manager = models.ForeignKey(Post, models.PROTECT, related_name="commissions_managed")
    data_contact = models.ForeignKey(Post, models.PROTECT, related_name="commissions_answered")
    starts = models.DateField()
    ends = models.DateField()
    data_access = models.TextField()
    data_access_until = models.DateField()

    sensitivity = labelled(
        working="partnership audit title brief contractor manager data_contact starts ends data_access "
        "data_access_until",
        personal="person",
    )

    class Meta:
        ordering = ("-starts", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="a_commission_ends_after_it_began"),
            models.CheckConstraint(
                condition=Q(data_access_until__gte=F("starts")), name="access_ends_after_the_commission_began"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Option(Owned):
    """A way of getting the work done: in house or bought, what it costs, which skills it brings (R113)."""

    class Kind(models.TextChoices):
        MAKE = "make", "In house"
        BUY = "buy", "Bought from outside"
        SHARE = "share", "Shared with another partnership"

    commission = models.ForeignKey(Commission, models.CASCADE, related_name="options")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    what = models.CharField(max_length=150)
    cost = models.DecimalField(max_digits=12, decimal_places=2)
    person_days = models.DecimalField(max_digits=6, decimal_places=1)
    skills = models.TextField()
    is_chosen = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    sensitivity = labelled(working="partnership commission kind what cost person_days skills is_chosen reason")

    class Meta:
        ordering = ("-is_chosen", "cost", "pk")
        constraints = (
            models.UniqueConstraint(fields=("commission",), condition=Q(is_chosen=True), name="one_option_is_chosen"),
            models.CheckConstraint(condition=Q(cost__gte=0, person_days__gte=0), name="an_option_costs_something"),
            models.CheckConstraint(condition=Q(is_chosen=False) | ~Q(reason=""), name="a_choice_has_its_reason"),
        )

    def __str__(self) -> str:
        return self.what


class Owed(Owned):
    """Something a commission owes by a day: a milestone, a deliverable, or knowledge that must stay here (R163)."""

    class Kind(models.TextChoices):
        MILESTONE = "milestone", "Milestone"
        DELIVERABLE = "deliverable", "Deliverable"
        KNOWLEDGE = "knowledge", "Knowledge to be passed on"

    commission = models.ForeignKey(Commission, models.CASCADE, related_name="owed")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    what = models.CharField(max_length=200)
    due = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(working="partnership commission kind what due done_on")

    class Meta:
        ordering = ("due", "pk")

    def __str__(self) -> str:
        return self.what
