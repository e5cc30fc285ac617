"""The page by which a machine sees whether the site runs."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from frankpledge.site import health
from frankpledge.site.heartbeats import ANY_WORKER, TICK, beat
from tests.universe.partnership import AT, Universe

PARTS = {"database", "migrations", "worker", "tick", "disk", "shelf"}


def look(client: Client) -> tuple[int, dict[str, str]]:
    answer = client.get("/health/")
    return answer.status_code, answer.json()


@pytest.fixture
def running(db: None) -> None:
    beat(TICK, AT - timedelta(minutes=1))
    beat(ANY_WORKER, AT - timedelta(seconds=10))


def test_a_site_that_runs_is_well_in_every_part(client: Client, running: None) -> None:
    status, found = look(client)
    assert (status, found) == (200, {"site": "up"} | dict.fromkeys(PARTS, "ok"))


def test_a_site_that_has_just_been_set_up_is_well(client: Client, db: None) -> None:
    status, found = look(client)
    assert (status, found["worker"], found["tick"]) == (200, "never", "never")


@pytest.mark.parametrize("part", [TICK, ANY_WORKER])
def test_what_has_fallen_silent_is_told(client: Client, running: None, part: str) -> None:
    beat(part, AT - timedelta(minutes=6))
    status, found = look(client)
    assert (status, found[part]) == (503, "silent")


def test_a_migration_that_waits_is_told(client: Client, running: None) -> None:
    MigrationRecorder.Migration.objects.filter(app="site").first().delete()
    status, found = look(client)
    assert (status, found["migrations"]) == (503, "waiting")


def test_a_disk_that_fills_up_is_told(client: Client, running: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST_FREE", 1 << 60)
    status, found = look(client)
    assert (status, found["disk"]) == (503, "nearly-full")


def test_a_home_that_is_not_there_is_told(client: Client, running: None, settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path / "gone"
    status, found = look(client)
    assert (status, found["disk"]) == (503, "failed")


def test_nothing_but_words_is_told_and_nobody_need_sign_in(client: Client, town: Universe, running: None) -> None:
    _, found = look(client)
    assert set(found) == {"site"} | PARTS
    assert set(found.values()) <= {"up", "ok", "never", "silent", "waiting", "nearly-full", "closed", "failed"}
