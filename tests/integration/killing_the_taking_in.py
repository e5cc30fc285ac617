"""Run by a test in a site's setting: take one file in, killed at fifty moments, and say what each left behind.

The home holds a file that was received and not taken in. Every attempt begins from a copy of it, in a child that is
forked from this process, so that what is killed is the work and not the start of Python.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connections

from frankpledge.foundation.datasets.models import Spool, Submission
from frankpledge.foundation.datasets.services import take_in
from frankpledge.foundation.datasets.store import snapshots, spool_folder
from tests.universe.partnership import AT

MOMENTS = 50


def enter(home: Path) -> None:
    """Work in a copy of the home from now on."""
    settings.HOME = home
    connections["default"].settings_dict["NAME"] = str(home / Path(settings.DATABASES["default"]["NAME"]).name)


def work() -> None:
    take_in(submission=Submission.objects.select_related("partnership", "agency", "flow").get(), at=AT)


def state() -> dict[str, object]:
    """Say how the submission stands, and whether what it names is there whole."""
    found = Submission.objects.get()
    path = snapshots().path(found.snapshot_sha256) if found.snapshot_sha256 else None
    spool = Spool.objects.first()
    return {
        "status": found.status, "rows": found.rows, "snapshot": found.snapshot_sha256,
        "whole": path is None or path.stat().st_size == found.snapshot_size,
        "sealed": spool is not None and (spool_folder() / spool.name).exists(),
    }  # fmt: skip


def in_child(do: Callable[[], object], seconds: float | None = None) -> bool:
    """Do something in a child of this process; kill it after a while, if it is not done. Say whether it was done."""
    child = os.fork()
    if child == 0:
        try:
            do()
        except BaseException:
            os._exit(1)
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1] == 0


def begin(pristine: Path, home: Path) -> Callable[[], None]:
    """Lay a copy of the home; return the work to be done in it."""
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(pristine, home)

    def do() -> None:
        enter(home)
        work()

    return do


def attempt(pristine: Path, home: Path, seconds: float | None) -> list[dict[str, object]]:
    """Take the file in, killed after so many seconds, and then again to the end; return how it stood after each."""
    do, said = begin(pristine, home), home.parent / "said.json"

    def tell() -> None:
        enter(home)
        said.write_text(json.dumps(state()))

    stood = []
    for limit in (seconds, None):
        in_child(do, limit)
        assert in_child(tell)
        stood.append(json.loads(said.read_text()))
    return stood


def main() -> None:
    """Measure the whole work, then kill fifty at moments spread over a little longer."""
    pristine, chance = Path(settings.HOME), random.Random(20261130)
    connections["default"].close()
    home = pristine.parent / "attempt"
    do, began = begin(pristine, home), time.monotonic()
    assert in_child(do)
    took = time.monotonic() - began
    whole = attempt(pristine, home, None)
    killed = [attempt(pristine, home, chance.uniform(0, 1.3 * took)) for _ in range(MOMENTS)]
    json.dump({"whole": whole[-1], "killed": killed}, sys.stdout)
