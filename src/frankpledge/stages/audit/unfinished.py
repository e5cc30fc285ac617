"""Countings that wait with no job to come for them: an interruption left them out."""

from __future__ import annotations

from datetime import datetime, timedelta

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from frankpledge.stages.audit.models import Counting
from frankpledge.stages.audit.services import give_up_counting
from frankpledge.stages.audit.tasks import count_in_background

A_MOMENT = timedelta(minutes=1)
"""So long a job may take to follow its counting."""

MOST_TRIES = 3
"""What failed so often would fail again: whoever asked is told instead."""


def enqueue_unfinished(*, at: datetime) -> int:
    """Give every counting that waits in vain a new job, or give it up after three; return how many there were."""
    waiting = Counting.objects.filter(status=Counting.Status.WAITING, asked_at__lte=at - A_MOMENT)
    jobs = DBTaskResult.objects.filter(task_path=count_in_background.module_path)
    coming = jobs.filter(status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING))
    expected = {job["args"][0] for job in coming.values_list("args_kwargs", flat=True)}
    in_vain = [counting for counting in waiting if counting.pk not in expected]
    failed = [
        job["args"][0] for job in jobs.filter(status=TaskResultStatus.FAILED).values_list("args_kwargs", flat=True)
    ]
    for counting in in_vain:
        if failed.count(counting.pk) >= MOST_TRIES:
            give_up_counting(counting=counting, at=at)
        else:
            count_in_background.enqueue(counting.pk)
    return len(in_vain)
