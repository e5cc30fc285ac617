"""The plan of an audit's work: tasks, their days, what rests on what, and when each was really done."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.choices import choices_of
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.audit.models.audits import Audit
from frankpledge.stages.audit.models.research import Research
from frankpledge.stages.audit.models.scope import Source
from frankpledge.stages.audit.rules.guidance import TaskKind
from frankpledge.stages.partnership.models.owned import Owned


class Task(Owned):
    """One task: how many days it takes, what must be done before it, whose post does it (R105, R160)."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="tasks")
    title = models.CharField(max_length=150)
    kind = models.CharField(max_length=12, choices=choices_of(TaskKind))
    owner = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="audit_tasks")
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="tasks")
    research = models.ForeignKey(Research, models.PROTECT, null=True, blank=True, related_name="tasks")
    person_days = models.DecimalField(max_digits=5, decimal_places=1)
    days = models.PositiveSmallIntegerField()
    rests_on = models.ManyToManyField("self", related_name="before", symmetrical=False, blank=True)
    started = models.DateField(null=True, blank=True)
    ended = models.DateField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership audit title kind owner source research person_days days rests_on started ended"
    )

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("audit", "title"), name="a_task_is_planned_once"),
            models.CheckConstraint(condition=Q(days__gte=1, person_days__gte=0), name="a_task_takes_days"),
            models.CheckConstraint(condition=Q(source=None) | Q(research=None), name="a_tasks_days_are_counted_once"),
            models.CheckConstraint(
                condition=Q(ended=None) | Q(started__isnull=False, ended__gte=F("started")),
                name="a_task_ends_after_it_began",
            ),
        )

    def __str__(self) -> str:
        return self.title
