"""The plan of an audit's tasks, with its slack and what was recorded of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum
from django.shortcuts import get_object_or_404

from frankpledge.core.cycle import Forecast, ForecastStep
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, Task
from frankpledge.stages.audit.permissions import check_may_read_scope
from frankpledge.stages.audit.rules.plan import Planned, forecast


@dataclass(frozen=True)
class AuditPlan:
    """The tasks in the order of the work, each with its days, and the whole as it stands today."""

    tasks: tuple[tuple[Task, ForecastStep], ...]
    forecast: Forecast | None

    @property
    def person_days(self) -> Decimal:
        """Person-days of all tasks together."""
        return sum((task.person_days for task, _ in self.tasks), Decimal(0))

    @property
    def days_late(self) -> int:
        """Days by which the last task would end after the work must be done."""
        return self.forecast.days_late if self.forecast else 0


def tasks(standing: Standing, audit: Audit) -> QuerySet[Task]:
    """Return the tasks of an audit, with what each rests on."""
    check_may_read_scope(standing)
    found = Task.objects.filter(partnership=standing.partnership, audit=audit)
    return found.select_related("owner__agency", "source", "research").prefetch_related("rests_on")


def find_task(standing: Standing, pk: int) -> Task:
    """Return one task, or answer that it is not there."""
    check_may_read_scope(standing)
    found = Task.objects.filter(partnership=standing.partnership)
    return get_object_or_404(found.select_related("audit", "owner", "source", "research"), pk=pk)


def plan_of(standing: Standing, audit: Audit) -> AuditPlan:
    """Return the plan worked back from the day by which the work must be done. Two queries."""
    found = {str(task.pk): task for task in tasks(standing, audit)}
    planned = [_planned(key, task) for key, task in found.items()]
    made = forecast(planned, audit.work_from, audit.work_to, _day_of(planned, standing.today))
    return AuditPlan(tuple((found[step.key], step) for step in made.steps) if made else (), made)


def _day_of(planned: list[Planned], today: date) -> date:
    """What was recorded lies never after the day on which it is looked at."""
    return max([today, *(day for task in planned for day in (task.started, task.ended) if day)])


def _planned(key: str, task: Task) -> Planned:
    before = tuple(str(each.pk) for each in task.rests_on.all())
    return Planned(key, task.title, task.days, before, task.started, task.ended)


def days_of_other_tasks(audit: Audit) -> Decimal:
    """Return the person-days of tasks that belong to no source and no research, whose days are counted with those."""
    found = audit.tasks.filter(source=None, research=None).aggregate(days=Sum("person_days"))
    return found["days"] or Decimal(0)
