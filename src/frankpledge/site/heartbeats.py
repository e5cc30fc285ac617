"""Write down signs of life, and read them: which worker is alive, when the tick last ran."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.utils.timezone import now

from frankpledge.site.models import Heartbeat

log = logging.getLogger(__name__)

TICK = "tick"
WORKER = "worker "
"""Before a worker's own name."""
ANY_WORKER = "worker"
"""Stays when the last worker has ended, to tell since when there is none."""
EVERY = timedelta(seconds=10)
SILENT_AFTER = timedelta(seconds=60)
"""A worker that has not been heard for so long is taken for dead."""


def beat(name: str, at: datetime) -> None:
    """Write down that something lives, or is done."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": at})


def last_beat(name: str) -> datetime | None:
    """Return when something was last alive or done, or nothing where it never was."""
    return Heartbeat.objects.filter(name=name).values_list("at", flat=True).first()


def workers() -> dict[str, datetime]:
    """Return each worker's name and when it was last alive."""
    found = Heartbeat.objects.filter(name__startswith=WORKER).values_list("name", "at")
    return {name.removeprefix(WORKER): at for name, at in found}


@contextmanager
def beating(worker: str) -> Iterator[None]:
    """Give signs of life beside the work while the block runs; leave no sign where it ends in order."""
    ended = threading.Event()
    thread = threading.Thread(target=_beat_until, args=(ended, WORKER + worker), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(EVERY.total_seconds())


def _beat_until(ended: threading.Event, name: str) -> None:
    while not ended.is_set():
        try:
            beat(name, now())
            beat(ANY_WORKER, now())
        except DatabaseError as fault:  # a busy or restarted database: the next one may come through
            log.warning("no sign of life written: %s", type(fault).__name__)
            connection.close()
        ended.wait(EVERY.total_seconds())
    _say_goodbye(name)


def _say_goodbye(name: str) -> None:
    try:
        Heartbeat.objects.filter(name=name).delete()
    except DatabaseError as fault:
        log.warning("the last sign of life stays: %s", type(fault).__name__)
    connection.close()
