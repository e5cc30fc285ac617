"""Background jobs keep no values: what fails is told by its type and place, in the log and in the job's own row."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

log = logging.getLogger(__name__)


class JobFailed(Exception):
    """A job failed. Says what kind of job, for which row, and where in the program: never with what value."""


@contextmanager
def quietly(job: str, number: int) -> Iterator[None]:
    """Replace any exception by one that carries no value.

    >>> with quietly("counting", 7):
    ...     raise ValueError("Mr Somebody, 3 High Street")
    Traceback (most recent call last):
    ...
    frankpledge.foundation.jobs.JobFailed: counting 7: ValueError in <doctest ...>
    """
    said = ""
    try:
        yield
    except Exception as fault:
        last = traceback.extract_tb(fault.__traceback__)[-1]
        said = f"{job} {number}: {type(fault).__name__} in {Path(last.filename).name}, line {last.lineno}"
    if said:
        log.error("job failed: %s", said)
        raise JobFailed(said)  # raised here, outside the handler, so that nothing of the first one is chained to it
