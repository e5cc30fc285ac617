"""What a cycle started from: the strategy before it, and the figures from which change is measured."""

from __future__ import annotations

from django.db import models

from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.partnership.models.cycle import Cycle
from frankpledge.stages.partnership.models.owned import Owned


class InheritedAim(Owned):
    """A line of the strategy before this cycle: a priority, an objective under it, a target under that (R020)."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="inherited_aims")
    place = models.PositiveSmallIntegerField()
    priority = models.TextField()
    objective = models.TextField(blank=True)
    target = models.TextField(blank=True)
    finding = models.TextField(blank=True)
    """The finding of the audit that the priority rests on, as the strategy said it; empty where it named none."""
    consultation = models.TextField(blank=True)
    """What consultation said of it; empty where the strategy named nothing."""

    sensitivity = labelled(open="partnership cycle place priority objective target finding consultation")

    class Meta:
        ordering = ("cycle_id", "place", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(target="") | ~models.Q(objective=""), name="a_target_stands_under_an_objective"
            ),
        )

    def __str__(self) -> str:
        return self.target or self.objective or self.priority


class Baseline(Owned):
    """A figure from which a cycle's change is measured. One carried over says from which."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="baselines")
    measure = models.CharField(max_length=200)
    value = models.DecimalField(max_digits=16, decimal_places=4)
    unit = models.CharField(max_length=40)
    on = models.DateField()
    carried_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="carried_to")

    sensitivity = labelled(working="partnership cycle measure value unit on carried_from")

    class Meta:
        ordering = ("cycle_id", "measure", "-on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("cycle", "measure", "unit", "on"), name="a_baseline_is_given_once"),
        )

    def __str__(self) -> str:
        return self.measure
