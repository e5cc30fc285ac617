"""The cycle: the regime's steps with planned and actual dates."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.core.cycle import Tier
from frankpledge.foundation.choices import choices_of
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.partnership.models.owned import Owned


class Cycle(Owned):
    """One turn of the statutory cycle, worked back from the day on which it is due."""

    regime = models.CharField(max_length=20)
    # As it was when planned: a council reorganised meanwhile does not change which steps were set out.
    tier = models.CharField(max_length=10, choices=choices_of(Tier))
    statutory_date = models.DateField()
    period_from = models.DateField()
    period_to = models.DateField()
    contingency_days = models.PositiveSmallIntegerField(default=0)
    planned_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    previous = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="next")
    imported_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(
        open="partnership regime tier statutory_date period_from period_to",
        working="contingency_days planned_on closed_on previous imported_on",
    )

    class Meta:
        ordering = ("-statutory_date", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("partnership",), condition=Q(closed_on=None), name="one_open_cycle"),
            models.CheckConstraint(condition=Q(period_to__gt=F("period_from")), name="a_period_has_days"),
        )

    def __str__(self) -> str:
        return f"the cycle due {self.statutory_date:%-d %B %Y}"


class CycleStep(Owned):
    """A step of the cycle: how long it needs, when it was planned, and when it happened."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=60)
    place = models.PositiveSmallIntegerField()
    minimum_days = models.PositiveSmallIntegerField()
    planned_start = models.DateField()
    planned_end = models.DateField()
    started = models.DateField(null=True, blank=True)
    ended = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    sensitivity = labelled(
        working="partnership cycle step place minimum_days planned_start planned_end started ended note"
    )

    class Meta:
        ordering = ("cycle_id", "place")
        constraints = (
            models.UniqueConstraint(fields=("cycle", "step"), name="a_step_comes_once"),
            models.CheckConstraint(
                condition=Q(ended=None) | Q(started__isnull=False, ended__gte=F("started")),
                name="a_step_ends_after_it_began",
            ),
        )

    def __str__(self) -> str:
        return self.step
