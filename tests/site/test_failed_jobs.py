"""A job that fails leaves nothing of what it was reading behind it, in its own row or in the log."""

from __future__ import annotations

import logging

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from frankpledge.stages.audit import tasks
from tests.universe import thread
from tests.universe.partnership import Universe

VALUE = "Mr Somebody, 3 High Street"


def test_no_value_stands_in_the_row_or_the_log_of_a_job_that_failed(
    town: Universe, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(**asked: object) -> None:
        raise ValueError(VALUE)

    counting = thread.asked(town)
    monkeypatch.setattr(tasks, "run_counting", fails)
    tasks.count_in_background.enqueue(counting_id=counting.pk)
    with caplog.at_level(logging.DEBUG):
        call_command("db_worker", "--batch", "--interval", "0.1", "--no-startup-delay", verbosity=0)
    failed = DBTaskResult.objects.filter(status="FAILED")
    assert failed.exists()
    kept = repr(list(DBTaskResult.objects.values()))
    assert "JobFailed" in kept
    assert "ValueError in test_failed_jobs.py" in kept
    assert VALUE not in kept
    assert VALUE not in caplog.text
