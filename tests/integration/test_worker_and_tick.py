"""Real processes: a worker that counts, workers killed at any moment, ticks that meet."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import policy
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import pytest

from tests.functional.serving import manage, run_script
from tests.integration.sites import BEGIN, VENDORS, Site, migrated_site

PATIENCE = 60.0

ASK = """
from datetime import date
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.audit.services import ask_for_counting
from tests.universe import thread
from tests.universe.partnership import AT, found
town = found()
small = b"".join(thread.january_extract().read_bytes().splitlines(keepends=True)[:40])
submission = thread.supplied(town, small)
thread.grounded(town)
for _ in range({times}):
    ask_for_counting(submission=submission, period_from=date(2025, 1, 1), period_to=date(2025, 1, 31),
                     by=town.as_(Role.INFORMATION_OFFICER), at=AT)
"""

STATE = """
import json
from django_tasks_db.models import DBTaskResult
from frankpledge.foundation.eventlog.verify import verify
from frankpledge.site.models import Heartbeat
from frankpledge.stages.audit.models import Counting
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.queries import bundles
from frankpledge.adapters.releases.shelf import bundle_digest
whole = {path.name: bundle_digest(path) == path.name for path in bundles().glob("?" * 64)}
print(json.dumps({
    "countings": [[each.status, each.candidate_id is not None, each.rows_counted, each.findings.count()]
                  for each in Counting.objects.order_by("pk")],
    "candidates": ReleaseCandidate.objects.count(),
    "bundles_whole": all(whole.values())
                     and {each.bundle_digest for each in ReleaseCandidate.objects.all()} <= set(whole),
    "log_whole": verify(1).is_whole,
    "jobs": sorted(DBTaskResult.objects.values_list("status", flat=True)),
    "beats": list(Heartbeat.objects.values_list("name", flat=True)),
}))
"""

AN_HOUR_ON = """
from datetime import timedelta
from django.utils.timezone import now
from frankpledge.site.upkeep import fail_lost_jobs
from frankpledge.stages.audit.unfinished import enqueue_unfinished
fail_lost_jobs(at=now() + timedelta(hours=2))
enqueue_unfinished(at=now())
"""

TELL = """
from frankpledge.foundation.notifications.services import tell
from tests.universe.partnership import AT, found
from frankpledge.foundation.accounts.roles import Role
chair = found().people[Role.CHAIR]
for number in range({times}):
    tell(chair, subject=f"Number {{number}}", text="Look.", partnership=None, at=AT)
"""


@pytest.fixture(params=VENDORS)
def site(request: pytest.FixtureRequest, tmp_path: Path, postgres: str) -> Site:
    return migrated_site(tmp_path / request.param, postgres, request.param)


@contextmanager
def worker(site: Site, *words: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "frankpledge.site.manage", "work", "--interval", "0.1", "--no-startup-delay"]
    with subprocess.Popen([*command, *words], env=site.environment(), stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def state(site: Site) -> dict[str, Any]:
    return dict(json.loads(run_script(site, STATE)))


def wait_for_counting(site: Site) -> dict[str, Any]:
    deadline = time.monotonic() + PATIENCE
    while (found := state(site))["countings"][0][0] == "waiting":
        assert time.monotonic() < deadline, found
    return found


def test_a_worker_counts_gives_signs_of_life_and_leaves_none_when_asked_to_end(site: Site) -> None:
    run_script(site, ASK.format(times=1))
    with worker(site) as process:
        done = wait_for_counting(site)
        assert any(name.startswith("worker ") for name in done["beats"])
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=PATIENCE)
    status, has_bundle, rows, findings = done["countings"][0]
    assert (status, has_bundle) == ("done", True)
    assert rows > 0
    assert findings > 0
    assert not [name for name in state(site)["beats"] if name.startswith("worker ")]
    assert "Traceback" not in said
    assert "street" not in said.lower(), "no value, no file's name"


@pytest.mark.parametrize("kills", [10])
def test_a_worker_killed_at_any_moment_leaves_nothing_half_done_and_the_next_completes(
    tmp_path: Path, postgres: str, kills: int
) -> None:
    chance = random.Random(20)
    site = migrated_site(tmp_path / "sqlite", postgres, "sqlite")
    run_script(site, ASK.format(times=kills))
    for _ in range(kills):
        with worker(site) as process:
            assert process.stderr
            assert "Starting worker" in process.stderr.readline()
            time.sleep(chance.uniform(0, 1.5))
        check_nothing_is_half_done(state(site))
        run_script(site, AN_HOUR_ON)
    with worker(site, "--batch") as process:
        process.communicate(timeout=4 * PATIENCE)
    done = check_nothing_is_half_done(state(site))
    assert {each[0] for each in done["countings"]} == {"done"}
    assert len({tuple(each) for each in done["countings"]}) == 1, "each has the same result"


def check_nothing_is_half_done(found: dict[str, Any]) -> dict[str, Any]:
    for status, has_bundle, rows, findings in found["countings"]:
        assert (status, has_bundle, rows is not None, findings > 0) in [
            ("done", True, True, True), ("waiting", False, False, False),
        ]  # fmt: skip
    assert found["candidates"] == len([each for each in found["countings"] if each[0] == "done"])
    assert found["bundles_whole"]
    assert found["log_whole"]
    return found


def test_ticks_that_meet_send_each_message_once(site: Site) -> None:
    run_script(site, TELL.format(times=60))
    command = [sys.executable, "-m", "frankpledge.site.manage", "tick"]
    ticks = [subprocess.Popen(command, env=site.environment()) for _ in range(3)]
    assert [tick.wait(PATIENCE) for tick in ticks] == [0, 0, 0]
    manage(site, "tick")
    subjects = [message["subject"] for message in mails(site)]
    assert sorted(each for each in subjects if each.startswith("Number")) == sorted(f"Number {n}" for n in range(60))


def mails(site: Site) -> list[Any]:
    """Every message that reached the mailbox."""
    parse = BytesParser(policy=policy.default).parsebytes
    texts = [path.read_bytes().split(b"\n" + b"-" * 79 + b"\n") for path in (site.folder / "mail").iterdir()]
    return [parse(text) for each in texts for text in each if text.strip()]


def test_a_tick_while_another_is_at_it_does_nothing_and_says_nothing(site: Site) -> None:
    holding = """
from frankpledge.site.alone import alone
import subprocess, sys
with alone("tick") as is_ours:
    assert is_ours
    done = subprocess.run([sys.executable, "-m", "frankpledge.site.manage", "tick"], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), done
from frankpledge.site.models import Heartbeat
assert not Heartbeat.objects.filter(name="tick").exists()
with alone("tick") as is_ours:
    assert is_ours
"""
    run_script(site, holding)


def test_a_killed_tick_holds_up_nobody(site: Site) -> None:
    hold = "from frankpledge.site.alone import alone\nwith alone('tick'):\n print('held', flush=True)\n input()"
    command, both_ways = [sys.executable, "-c", BEGIN + hold], {"stdout": subprocess.PIPE, "stdin": subprocess.PIPE}
    with subprocess.Popen(command, env=site.environment(), text=True, **both_ways) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        holder.kill()
        holder.wait()
    manage(site, "tick")
    assert "tick" in state(site)["beats"]
