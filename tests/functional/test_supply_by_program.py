"""The script in the how-to page sends an extract to a running site, and goes on where a kill broke it off."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import FENCE, ROOT, read
from tests.functional.serving import Home, new_home, run_script, serve_site, work

PAGE = ROOT / "docs" / "how-to" / "send-extracts-by-program.md"

MAKE = """
from datetime import timedelta
from django.utils import timezone
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.sharing.models import SharingProtocol
from tests.universe import thread
from tests.universe.partnership import found
town, now, today = found(), timezone.now(), timezone.localdate()
thread.signed(town)
SharingProtocol.objects.update(review_by=today + timedelta(days=30))
print(thread.token_of(town, by=town.as_(Role.DATA_LIAISON, now), at=now, last_day=today)[1])
"""

LOOK = """
import json
from frankpledge.foundation.datasets.models import Submission, Upload, UploadPart
print(json.dumps({
    "submissions": list(Submission.objects.values_list("status", "rows", "sha256", "size")),
    "uploads": list(Upload.objects.values_list("arrived", "size")), "parts": UploadPart.objects.count(),
}))
"""

needs_curl = pytest.mark.skipif(not all(map(shutil.which, ("curl", "bash", "sha256sum"))), reason="no curl here")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = new_home(tmp_path / "home")
    (tmp_path / "token").write_text(run_script(made, MAKE).splitlines()[-1])
    return made


def sender(tmp_path: Path, home: Home, file: Path) -> subprocess.Popen[str]:
    """Start the page's own script."""
    [script] = [block for language, block in FENCE.findall(read(PAGE)) if language == "bash"]
    (tmp_path / "send-extract.sh").write_text(script)
    told = {"SITE": home.site, "TOKEN_FILE": str(tmp_path / "token"), "DATASET": "recorded-crime"}
    return subprocess.Popen(
        ["bash", str(tmp_path / "send-extract.sh"), str(file)], env=os.environ | told, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def extract(folder: Path, rows: int) -> Path:
    file = folder / "2025-01-street.csv"
    row = "2025-01,-0.1,51.5,Burglary," + "x" * 60 + "\n"
    file.write_text("Month,Longitude,Latitude,Crime type,Officer\n" + row * rows)
    return file


def state(home: Home) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run_script(home, LOOK).splitlines()[-1])
    return found


def taken_in(home: Home) -> dict[str, Any]:
    for _ in range(60):
        found = state(home)
        if found["submissions"] and found["submissions"][0][0] != "received":
            return found
        time.sleep(0.5)
    raise AssertionError(found)


@needs_curl
def test_the_script_of_the_page_sends_an_extract_and_again_it_is_the_same(home: Home, tmp_path: Path) -> None:
    file = extract(tmp_path, 1000)
    with serve_site(home), work(home):
        answers = []
        for _ in range(2):
            out, error = (process := sender(tmp_path, home, file)).communicate(timeout=60)
            assert process.returncode == 0, error + out
            answers.append(json.loads(out))
        found = taken_in(home)
        with urllib.request.urlopen(
            urllib.request.Request(
                home.site + answers[0]["extract"],
                headers={"Authorization": f"Bearer {(tmp_path / 'token').read_text()}"},
            )
        ) as told:
            assert json.load(told)["columns_dropped"] == ["Officer"]
    assert answers[0] == answers[1]
    assert [row[:2] for row in found["submissions"]] == [["checked", 1000]]


@needs_curl
def test_a_sender_killed_in_the_middle_goes_on_where_it_was_though_the_site_began_anew(
    home: Home, tmp_path: Path
) -> None:
    file = extract(tmp_path, 300_000)  # four parts
    size = file.stat().st_size
    with serve_site(home):
        process = sender(tmp_path, home, file)
        while len(list((home.folder / "spool").glob("*"))) < 2:
            assert process.poll() is None, process.communicate()
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    found = state(home)
    [[arrived, declared]] = found["uploads"]
    assert 0 < arrived < declared == size
    everything = b"".join(path.read_bytes() for path in home.folder.rglob("*") if path.is_file())
    assert b"x" * 60 not in everything
    with serve_site(home), work(home):
        out, error = (process := sender(tmp_path, home, file)).communicate(timeout=120)
        assert process.returncode == 0, error + out
        found = taken_in(home)
    assert [row[:2] for row in found["submissions"]] == [["checked", 300_000]]
    assert found["uploads"] == [[size, size]]
    assert found["parts"] == 0
