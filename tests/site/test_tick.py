"""What the site does by itself: once, at its time, and whatever else fails."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.adapters.releases.shelf import find_published
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.store import snapshots
from frankpledge.foundation.datasets.unclaimed import discard_unclaimed
from frankpledge.foundation.notifications.models import Message
from frankpledge.foundation.notifications.services import KEPT_TRYING, send_digests, tell
from frankpledge.site import upkeep
from frankpledge.site.due import Part, do_due, last_time, parts
from frankpledge.site.heartbeats import TICK, last_beat
from frankpledge.stages.publication.services import publish
from tests.universe import thread
from tests.universe.partnership import AT, Universe

HALF_PAST_NINE = AT
MIDNIGHT = datetime(2026, 3, 3, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def outbox(town: Universe) -> list[Any]:
    """An empty outbox and mailbox: those who joined have been told."""
    do_due(at=AT)
    mail.outbox.clear()
    return mail.outbox


def send_mail(at: datetime) -> list[str]:
    """Do what is due of mail."""
    return do_due(at=at, listed=[part for part in parts() if part.name in ("mail", "digests")])


def told(town: Universe, at: datetime = AT, pace: str = "at-once") -> None:
    tell(
        town.people[Role.CHAIR], subject="Something is due", text="Look.", partnership=town.partnership, at=at,
        pace=Message.Pace(pace),
    )  # fmt: skip


def test_mail_that_waits_is_sent_by_the_next_tick_and_once_only(town: Universe, outbox: list[Any]) -> None:
    told(town)
    assert do_due(at=AT) == do_due(at=AT + timedelta(minutes=1)) == []
    assert [message.subject for message in outbox] == ["Something is due"]


def test_a_digest_goes_in_the_morning_once_a_day(town: Universe, outbox: list[Any]) -> None:
    sent = {}
    for minute in range(0, 3 * 24 * 60, 20):
        at = MIDNIGHT + timedelta(minutes=minute)
        if minute % 60 == 0:
            told(town, at, "digest")
        send_mail(at)
        sent[at] = len(outbox)
    came = [later for earlier, later in pairwise(sent) if sent[later] > sent[earlier]]
    assert [(at.day, at.hour, at.minute) for at in came] == [(day, 7, 0) for day in (3, 4, 5)]
    assert outbox[0].body.count("Look.") == 8  # of hours 0 to 7
    assert outbox[1].body.count("Look.") == 24


def test_after_a_day_down_the_digest_goes_at_once_and_again_next_morning(town: Universe, outbox: list[Any]) -> None:
    told(town, AT, "digest")
    do_due(at=MIDNIGHT + 2 * DAY + timedelta(hours=3))  # it was down all of yesterday
    assert len(outbox) == 1
    told(town, MIDNIGHT + 2 * DAY + timedelta(hours=4), "digest")
    do_due(at=MIDNIGHT + 2 * DAY + timedelta(hours=6, minutes=59))
    assert len(outbox) == 1
    do_due(at=MIDNIGHT + 2 * DAY + timedelta(hours=7))
    assert len(outbox) == 2


@given(st.integers(0, 366 * 24 * 60), st.integers(0, 23))
def test_the_last_time_it_was_an_hour_is_past_and_less_than_a_day_and_an_hour_ago(minute: int, hour: int) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    found = last_time(hour, at)
    assert timedelta(0) <= at - found.astimezone(UTC) < timedelta(hours=25)
    assert (found.hour, found.minute) == (hour, 0)


@pytest.fixture
def no_server(settings: Any) -> None:
    """A mail server that does not answer."""
    settings.EMAIL_BACKEND = "tests.universe.mail.AwayServer"


def test_mail_outlives_a_server_that_is_away_over_the_weekend(
    town: Universe, outbox: list[Any], settings: Any, no_server: None
) -> None:
    told(town)
    for minute in range(0, 3 * 24 * 60, 7):
        send_mail(AT + timedelta(minutes=minute))
    tried = Message.objects.get(subject="Something is due").attempts
    assert 8 < tried < 20
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for minute in range(0, 3 * 24 * 60, 30):
        send_mail(AT + 3 * DAY + timedelta(minutes=minute))
    assert [message.subject for message in outbox] == ["Something is due"]


def test_mail_is_given_up_after_a_week(town: Universe, outbox: list[Any], no_server: None) -> None:
    told(town)
    for hour in range(9 * 24):
        send_mail(AT + timedelta(hours=hour))
    given_up = Message.objects.get(subject="Something is due")
    assert given_up.given_up_at is not None
    assert given_up.given_up_at >= AT + KEPT_TRYING


def test_a_digest_that_cannot_go_is_tried_again_an_hour_later(
    town: Universe, outbox: list[Any], settings: Any, no_server: None
) -> None:
    told(town, AT, "digest")
    seven = MIDNIGHT + timedelta(hours=7)
    assert send_mail(seven) == ["digests"]
    assert send_mail(seven + timedelta(minutes=30)) == []
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_mail(seven + timedelta(minutes=61)) == []
    assert len(outbox) == 1
    assert send_digests(at=seven + timedelta(hours=2)) == 0


def test_a_part_that_fails_is_named_without_its_message_and_the_others_are_done(
    db: None, caplog: pytest.LogCaptureFixture
) -> None:
    done = []

    def do(*, at: datetime) -> None:
        done.append(at)

    def fail(*, at: datetime) -> None:
        raise ValueError("Mr Somebody, 3 High Street")

    listed = [Part("bad", fail), Part("bad by day", fail, 3), Part("good", do)]
    assert do_due(at=AT, listed=listed) == ["bad", "bad by day"]
    assert done == [AT]
    assert "bad: ValueError in test_tick.py, line" in caplog.text
    assert "Somebody" not in caplog.text
    assert last_beat(TICK) == AT


def test_a_tick_of_which_a_part_failed_exits_with_one(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*, at: datetime) -> None:
        raise ValueError("Mr Somebody")

    monkeypatch.setattr("frankpledge.site.due.send_waiting", fail)
    with pytest.raises(SystemExit) as ended:
        call_command("tick")
    assert ended.value.code == 1
    assert "tick: mail: failed" in capsys.readouterr().err


def test_a_tick_with_nothing_amiss_ends_well(db: None) -> None:
    assert call_command("tick") is None


def test_every_part_runs_on_a_partnership_with_everything_in_it(town: Universe) -> None:
    thread.released(town)
    for part in parts():
        part.do(at=AT + DAY)


def test_a_published_bundle_that_an_interruption_left_out_is_put_on_the_shelf(town: Universe, shelf: Path) -> None:
    candidate = publish(candidate=thread.signed_off(town), by=town.coordinator, at=AT)
    assert find_published(shelf, "tithingham", 1) is None
    do_due(at=AT + timedelta(seconds=30))
    assert find_published(shelf, "tithingham", 1) is None, "whoever publishes is given a moment"
    do_due(at=AT + timedelta(minutes=2))
    published = find_published(shelf, "tithingham", 1)
    assert published is not None
    assert published.words["bundle_digest"] == candidate.bundle_digest


def test_an_extract_that_no_submission_names_goes_after_a_day_and_others_stay(town: Universe) -> None:
    submission = thread.supplied(town)
    kept = snapshots().put([b"refused, so nobody's ", os.urandom(8)])
    assert discard_unclaimed(at=datetime.now(UTC) + timedelta(hours=23)) == 0
    discard_unclaimed(at=datetime.now(UTC) + timedelta(hours=25))
    assert not snapshots().path(kept.sha256).exists()
    assert snapshots().path(submission.snapshot_sha256).exists()
    assert Submission.objects.count() == 1


def test_an_extract_that_is_claimed_at_the_last_moment_stays(tmp_path: Path) -> None:
    from frankpledge.adapters.store import FolderStore

    store = FolderStore(tmp_path)
    kept = store.put([b"a row"])
    later = datetime.now(UTC).timestamp() + 1
    assert store.older_than(later) == [kept.sha256]
    assert not store.discard_unless(kept.sha256, lambda _: True, later)
    assert not store.discard_unless(kept.sha256, lambda _: False, later - 1000)
    assert store.path(kept.sha256).read_bytes() == b"a row"
    assert store.discard_unless(kept.sha256, lambda _: False, later)
    assert store.older_than(later) == []


def test_expired_sessions_are_cleared_and_open_ones_stay(db: None) -> None:
    for age in (-60, 3600):
        session = SessionStore()
        session["x"] = 1
        session.set_expiry(age)
        session.save()
    upkeep.clear_sessions(at=AT)
    assert Session.objects.count() == 1


def test_what_killed_processes_left_half_written_goes_after_a_day(town: Universe, shelf: Path, settings: Any) -> None:
    thread.released(town)
    left = [settings.HOME / "scratch" / "tmpa", settings.HOME / "bundles" / "tmpb", shelf / "tithingham" / ".c"]
    for folder in left:
        folder.mkdir(parents=True)
        (folder / "half a file").touch()
    upkeep.sweep(at=datetime.now(UTC))
    assert all(folder.exists() for folder in left)
    upkeep.sweep(at=datetime.now(UTC) + timedelta(hours=25))
    assert not any(folder.exists() for folder in left)
    assert find_published(shelf, "tithingham", 1) is not None
