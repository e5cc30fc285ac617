"""Background jobs keep no values: what fails is told by its type and place, in the log and in the job's own row."""

from __future__ import annotations

import logging
import traceback
from collections import Counter
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)


class JobFailed(Exception):
    """A job failed. Says what kind of job, for which row, and where in the program: never with what value."""


class WorkerLost(Exception):
    """The worker that was at a job has died: killed, or its machine went down. Raised by nobody, kept in the row."""


def place_of(fault: BaseException) -> str:
    """Say what kind of fault it is and where in the program, without its message, which may quote a value."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__} in {Path(last.filename).name}, line {last.lineno}"


def quietly(job: str, number: int, do: Callable[[int], None]) -> None:
    """Do a job, replacing any exception by one that carries no value, nor anything that does.

    It is a function and no context manager: what is raised while a ``with`` block ends has the first exception
    chained to it, whose message would then stand in the job's row.

    >>> def count(number: int) -> None:
    ...     raise ValueError("Mr Somebody, 3 High Street")
    >>> quietly("counting", 7, count)
    Traceback (most recent call last):
    ...
    frankpledge.foundation.jobs.JobFailed: counting 7: ValueError in <doctest frankpledge.foundation.jobs...
    """
    said = ""
    try:
        do(number)
    except BaseException as fault:  # ending a worker raises too, perhaps on top of a fault with a value
        said = f"{job} {number}: {place_of(fault)}"
    if said:
        log.error("job failed: %s", said)
        raise JobFailed(said)


MOST_TRIES = 3
"""What failed so often would fail again: somebody is told instead."""


def left_out(task: Any, numbers: Collection[int]) -> tuple[list[int], list[int]]:
    """Return which of the rows that wait have no job to come for them: those to try again, and those to give up.

    ``task`` is the job of one row, whose only argument is the row's number.
    """
    from django_tasks.base import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    jobs = DBTaskResult.objects.filter(task_path=task.module_path)
    coming = jobs.filter(status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING))
    expected = {job["args"][0] for job in coming.values_list("args_kwargs", flat=True)}
    over = jobs.filter(status=TaskResultStatus.FAILED).values_list("args_kwargs", flat=True)
    failed = Counter(job["args"][0] for job in over)
    in_vain = sorted(set(numbers) - expected)
    again = [number for number in in_vain if failed[number] < MOST_TRIES]
    return again, [number for number in in_vain if failed[number] >= MOST_TRIES]
