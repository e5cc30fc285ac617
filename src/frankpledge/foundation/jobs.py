"""Background jobs keep no values: what fails is told by its type and place, in the log and in the job's own row."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from pathlib import Path

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
