"""Putting right what an interruption left, and tidying up what is no longer wanted."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from frankpledge.foundation.jobs import WorkerLost
from frankpledge.site.heartbeats import SILENT_AFTER, workers
from frankpledge.site.models import Heartbeat
from frankpledge.stages.publication.models import ReleaseCandidate, ever_public
from frankpledge.stages.publication.queries import bundles
from frankpledge.stages.publication.services import put_out

log = logging.getLogger(__name__)

A_MOMENT = timedelta(minutes=1)
A_DAY = timedelta(days=1)
UNSEEN_WORKER = timedelta(hours=1)
"""A job whose worker gives no signs of life is given so long."""
JOBS_KEPT = timedelta(days=14)


def shelve_left_out(*, at: datetime) -> int:
    """Put every release on the shelf that an interruption or an embargo left out; return how many there were."""
    released = ReleaseCandidate.objects.filter(ever_public(at), released_at__lte=at - A_MOMENT).order_by("number")
    faults, done = [], 0
    for candidate in released.select_related("partnership", "corrects__partnership"):
        try:
            done += put_out(candidate, at=at)
        except Exception as fault:  # one lost bundle must not keep the others from the public
            faults.append(fault)
    if faults:
        raise faults[0]
    return done


def fail_lost_jobs(*, at: datetime) -> int:
    """Mark every job as failed that nobody is at any more; return how many. What is still wanted is asked for anew."""
    alive = workers()
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    lost = [job.pk for job in running if _is_lost(job, alive, at)]
    return DBTaskResult.objects.filter(pk__in=lost, status=TaskResultStatus.RUNNING).update(
        status=TaskResultStatus.FAILED, finished_at=at, traceback="",
        exception_class_path=f"{WorkerLost.__module__}.{WorkerLost.__qualname__}",
    )  # fmt: skip


def _is_lost(job: DBTaskResult, alive: dict[str, datetime], at: datetime) -> bool:
    seen = alive.get(job.worker_ids[-1]) if job.worker_ids else None
    if seen is not None:
        return seen < at - SILENT_AFTER
    return job.started_at is None or job.started_at < at - UNSEEN_WORKER


def forget_jobs(*, at: datetime) -> int:
    """Delete the rows of jobs that ended a while ago; return how many."""
    ended = (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)
    return DBTaskResult.objects.filter(status__in=ended, finished_at__lt=at - JOBS_KEPT).delete()[0]


def forget_heartbeats(*, at: datetime) -> int:
    """Delete the last signs of workers that were killed and of work no longer done; return how many."""
    return Heartbeat.objects.filter(at__lt=at - JOBS_KEPT).delete()[0]


def clear_sessions(*, at: datetime) -> None:
    """Delete the rows of sessions that have run out."""
    del at  # the framework looks at its own clock
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def sweep(*, at: datetime) -> int:
    """Delete what killed processes left half written more than a day ago; return how many things."""
    old = [path for path in _half_written() if path.stat().st_mtime < (at - A_DAY).timestamp()]
    for path in old:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return len(old)


def _half_written() -> Iterator[Path]:
    """Yield everything that stands where only unfinished work stands."""
    home = Path(settings.HOME)
    yield from (home / "scratch").glob("*")
    yield from (home / "snapshots" / "incoming").glob("*")
    yield from (home / "open-data" / "incoming").glob("*")
    yield from bundles().glob("tmp*")
    yield from Path(settings.RELEASES_ROOT).glob("*/.*")
    yield from Path(settings.RELEASES_ROOT).glob("*/*/.*")
