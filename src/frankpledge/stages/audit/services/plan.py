"""Write the plan of an audit's tasks, and when each was really done (R105, R160)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.audit.events import work as events  # noqa: F401 -- registers its words
from frankpledge.stages.audit.models import Audit, Research, Source, Task
from frankpledge.stages.audit.permissions import check_may_run_audit
from frankpledge.stages.audit.rules.plan import goes_in_circles
from frankpledge.stages.audit.services.audits import check_may_change
from frankpledge.stages.partnership.services.membership import still_to_come


@transaction.atomic
def plan_task(
    *, audit: Audit, title: str, kind: str, person_days: Decimal, days: int, by: Standing, at: datetime,
    owner: Post | None = None, source: Source | None = None, research: Research | None = None,
    rests_on: Iterable[Task] = (),
) -> Task:  # fmt: skip
    """Plan a task: its person-days, how long it takes, and what must be done before it."""
    check_may_change(audit, by)
    if audit.tasks.filter(title=title).exists():
        raise Refused({"title": ["There is a task of this title already. Change it, or give this one another."]})
    task = Task(partnership=by.partnership, audit=audit)
    _fill(
        task, list(rests_on), by, title=title, kind=kind, person_days=person_days, days=days, owner=owner,
        source=source, research=research,
    )  # fmt: skip
    record("task.planned", subject=task, by=by, at=at, facts={"audit": audit.pk, "days": days})
    return task


@transaction.atomic
def amend_task(
    *, task: Task, title: str, kind: str, person_days: Decimal, days: int, by: Standing, at: datetime,
    owner: Post | None = None, source: Source | None = None, research: Research | None = None,
    rests_on: Iterable[Task] = (),
) -> None:  # fmt: skip
    """Plan a task anew."""
    by.check_owns(task)
    check_may_change(task.audit, by)
    _fill(
        task, list(rests_on), by, title=title, kind=kind, person_days=person_days, days=days, owner=owner,
        source=source, research=research,
    )  # fmt: skip
    record("task.amended", subject=task, by=by, at=at, facts={"days": days})


def _fill(task: Task, rests_on: list[Task], by: Standing, **given: Any) -> None:
    serves = [each for each in (given["source"], given["research"]) if each]
    by.check_owns(given["owner"], *serves, *rests_on)
    if any(each.audit_id != task.audit.pk for each in (*rests_on, *serves)):
        raise Refused("Choose among the tasks, sources and research of this audit.")
    if len(serves) > 1:
        raise Refused({"research": ["A task’s days count with a source or with research. Choose one of the two."]})
    _check_no_circle(task, rests_on)
    for field, value in given.items():
        setattr(task, field, value)
    save_checked(task)
    task.rests_on.set(rests_on)


def _check_no_circle(task: Task, rests_on: list[Task]) -> None:
    if task.pk is None:
        return
    links: dict[str, list[str]] = {str(each): [] for each in task.audit.tasks.values_list("pk", flat=True)}
    through = Task.rests_on.through.objects.filter(from_task__audit=task.audit_id)
    for one, other in through.values_list("from_task", "to_task"):
        links[str(one)].append(str(other))
    links[str(task.pk)] = [str(each.pk) for each in rests_on]
    if goes_in_circles(links):
        raise Refused({"rests_on": ["The task would have to wait for itself. Choose what really comes before it."]})


@transaction.atomic
def record_task(*, task: Task, started: date | None, ended: date | None, by: Standing, at: datetime) -> None:
    """Record when a task was begun, and when it was done."""
    check_may_run_audit(by)
    by.check_owns(task)
    days = {"started": started, "ended": ended}
    refuse_if_any({field: still_to_come(by, day) for field, day in days.items() if day})
    if ended and (started is None or ended < started):
        raise Refused({"ended": ["A task ends on or after the day on which it was begun."]})
    task.started, task.ended = started, ended
    save_checked(task)
    record("task.recorded", subject=task, by=by, at=at, facts=days)
