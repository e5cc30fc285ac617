"""An audit as a piece of work: its period, its lead, the time and money there are for it, and where it stands."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.choices import choices_of
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.audit.rules.signing import Matter
from frankpledge.stages.audit.rules.states import State
from frankpledge.stages.partnership.models import Cycle, Group
from frankpledge.stages.partnership.models.owned import Owned


class Audit(Owned):
    """An audit of a cycle, or one made between to see what has changed since (R107), and what it may take (R109)."""

    class Kind(models.TextChoices):
        CYCLE = "cycle", "The cycle’s audit"
        INTERIM = "interim", "Interim audit, within the cycle"

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="audits")
    title = models.CharField(max_length=150)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=12, choices=choices_of(State), default=State.PLANNED)
    period_from = models.DateField()
    period_to = models.DateField()
    work_from = models.DateField()
    work_to = models.DateField()
    lead = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="audits_led")
    oversight = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="audits_overseen")
    person_days = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    purpose = models.TextField(blank=True)
    definitions = models.TextField(blank=True)
    # Each goes up by one whenever what it counts changes: an agency agrees to one version, and to no later one.
    scope_version = models.PositiveIntegerField(default=1)
    text_version = models.PositiveIntegerField(default=1)

    sensitivity = labelled(
        open="partnership cycle title kind period_from period_to",
        working="state work_from work_to lead oversight person_days cost purpose definitions scope_version "
        "text_version",
    )

    class Meta:
        ordering = ("-work_from", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("cycle",), condition=Q(kind="cycle"), name="one_audit_of_the_cycle"),
            models.CheckConstraint(condition=Q(period_to__gte=F("period_from")), name="an_audited_period_has_days"),
            models.CheckConstraint(condition=Q(work_to__gte=F("work_from")), name="an_audit_ends_after_it_began"),
            models.CheckConstraint(
                condition=Q(person_days=None) | Q(person_days__gte=0), name="person_days_are_not_negative"
            ),
            models.CheckConstraint(condition=Q(cost=None) | Q(cost__gte=0), name="an_audits_cost_is_not_negative"),
        )

    def __str__(self) -> str:
        return self.title

    def version_of(self, matter: str) -> int:
        """Return the version of the scope or the findings, as it stands now."""
        return self.scope_version if matter == Matter.SCOPE else self.text_version
