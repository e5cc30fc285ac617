"""Countings in the background: what becomes of them when a job fails, a worker dies, or nothing comes for them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils.timezone import now
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.verify import verify
from frankpledge.foundation.jobs import MOST_TRIES
from frankpledge.site import upkeep
from frankpledge.site.heartbeats import WORKER, beat
from frankpledge.stages.audit.models import Counting
from frankpledge.stages.audit.services import ask_for_counting, run_counting
from frankpledge.stages.audit.unfinished import enqueue_unfinished
from frankpledge.stages.publication.models import ReleaseCandidate
from tests.universe import thread
from tests.universe.partnership import AT, Universe

LATER = AT + timedelta(minutes=2)


@pytest.fixture
def asked(town: Universe, django_capture_on_commit_callbacks: Any) -> Counting:
    """A counting, whose job waits for a worker."""
    submission = thread.supplied(town)
    with django_capture_on_commit_callbacks(execute=True):
        counting = thread.asked_of(town, submission)
    assert DBTaskResult.objects.count() == 1
    return counting


def work(name: str = "test") -> None:
    """Do every job that waits, as the worker process does."""
    Worker(
        queue_names=["default"], interval=0, batch=True, backend_name="default", startup_delay=False, max_tasks=None,
        worker_id=name, excluded_queue_names=[],
    ).run()  # fmt: skip


def jobs(status: str) -> int:
    return DBTaskResult.objects.filter(status=status).count()


def test_the_worker_counts_what_was_asked_for(asked: Counting) -> None:
    work()
    asked.refresh_from_db()
    assert (asked.status, jobs(TaskResultStatus.SUCCESSFUL)) == ("done", 1)


def test_a_failed_job_leaves_no_value_in_its_row_nor_in_the_log(
    asked: Counting, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*anything: object) -> None:
        try:
            int("Mr Somebody")
        except ValueError as first:
            raise KeyError("3 High Street") from first

    monkeypatch.setattr("frankpledge.stages.audit.services.counting.count", fail)
    with caplog.at_level("DEBUG", logger="django_tasks"), caplog.at_level("DEBUG", logger="django_tasks_db"):
        work()
    row = DBTaskResult.objects.values().get()
    assert row["status"] == TaskResultStatus.FAILED
    kept = json.dumps(row, default=str) + caplog.text
    assert f"counting {asked.pk}: KeyError in test_background_jobs.py" in kept
    assert "Somebody" not in kept
    assert "High Street" not in kept
    assert row["args_kwargs"] == {"args": [asked.pk], "kwargs": {}}


def test_a_counting_without_a_job_is_given_one_and_only_one(asked: Counting) -> None:
    DBTaskResult.objects.all().delete()
    assert [enqueue_unfinished(at=LATER), enqueue_unfinished(at=LATER)] == [1, 0]
    work()
    asked.refresh_from_db()
    assert asked.status == "done"
    assert enqueue_unfinished(at=LATER) == 0


def test_a_counting_just_asked_for_is_left_to_its_own_job(asked: Counting) -> None:
    DBTaskResult.objects.all().delete()
    assert enqueue_unfinished(at=AT + timedelta(seconds=30)) == 0


def test_what_fails_again_and_again_is_given_up_and_whoever_asked_is_told_why(
    asked: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frankpledge.stages.audit.services.counting.count", lambda *_: 1 / 0)
    for _ in range(MOST_TRIES):
        work()
        assert enqueue_unfinished(at=LATER) == 1
    asked.refresh_from_db()
    assert (asked.status, asked.faults[0]["code"]) == ("failed", "program-failed")
    assert jobs(TaskResultStatus.FAILED) == MOST_TRIES
    assert enqueue_unfinished(at=LATER) == 0
    assert verify(asked.partnership_id).is_whole


@pytest.fixture
def claimed(asked: Counting) -> DBTaskResult:
    """A job a worker is at, which gives signs of life."""
    job = DBTaskResult.objects.get()
    job.claim("alive")
    beat(f"{WORKER}alive", now())
    return job


def test_a_job_whose_worker_died_is_done_by_the_next(asked: Counting, claimed: DBTaskResult) -> None:
    assert upkeep.fail_lost_jobs(at=now()) == 0
    assert upkeep.fail_lost_jobs(at=now() + timedelta(seconds=61)) == 1
    claimed.refresh_from_db()
    assert claimed.status == TaskResultStatus.FAILED
    assert enqueue_unfinished(at=LATER) == 1
    work("next")
    asked.refresh_from_db()
    assert asked.status == "done"


def test_a_worker_that_gives_no_signs_of_life_is_given_an_hour(claimed: DBTaskResult) -> None:
    upkeep.forget_heartbeats(at=now() + timedelta(days=15))
    assert upkeep.fail_lost_jobs(at=now() + timedelta(minutes=59)) == 0
    assert upkeep.fail_lost_jobs(at=now() + timedelta(minutes=61)) == 1


def test_two_workers_at_one_counting_leave_one_result(asked: Counting) -> None:
    twice = [Counting.objects.get(pk=asked.pk), Counting.objects.get(pk=asked.pk)]
    done = [run_counting(counting=counting, at=AT) for counting in twice]
    assert [counting.status for counting in done] == ["done", "done"]
    assert ReleaseCandidate.objects.count() == 1
    assert verify(asked.partnership_id).is_whole


def test_rows_of_jobs_that_ended_a_while_ago_are_forgotten(
    asked: Counting, town: Universe, django_capture_on_commit_callbacks: Any
) -> None:
    work()
    with django_capture_on_commit_callbacks(execute=True):
        waiting = ask_for_counting(
            submission=asked.submission, period_from=asked.period_from, period_to=asked.period_to,
            by=town.as_(Role.INFORMATION_OFFICER), at=AT,
        )  # fmt: skip
    assert upkeep.forget_jobs(at=datetime.now(UTC) + timedelta(days=13)) == 0
    assert upkeep.forget_jobs(at=datetime.now(UTC) + timedelta(days=15)) == 1
    assert DBTaskResult.objects.get().args_kwargs["args"] == [waiting.pk]
