"""A process killed at any moment leaves a complete submission, or one that waits and is taken in the next time."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.functional.serving import new_home, run_script

BUILD = """
from frankpledge.foundation.datasets.services.taking_in import pseudonym_key_of
from tests.universe import thread
from tests.universe.partnership import found
rows = thread.january_extract().read_bytes().splitlines(keepends=True)
sent = thread.received(found(), rows[0] + b"".join(rows[1:]) * 40)
pseudonym_key_of(sent)  # or each attempt would make one of its own, and another snapshot
"""


def test_fifty_kills_leave_a_complete_submission_or_one_that_waits(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    run_script(home, BUILD)
    shutil.rmtree(home.folder / "scratch", ignore_errors=True)
    found = json.loads(run_script(home, "from tests.integration.killing_the_taking_in import main\nmain()"))
    whole = found["whole"]
    assert (whole["status"], whole["whole"], whole["sealed"]) == ("checked", True, False)
    after_kill = [first for first, _ in found["killed"]]
    for stood in after_kill:
        if stood["status"] == "received":
            assert stood["sealed"], "it waits, and what it waits for is there"
        else:
            assert {**stood, "sealed": False} == whole
    assert {stood["status"] for stood in after_kill} == {"received", "checked"}, "the kills came too early or too late"
    assert [second for _, second in found["killed"]] == [whole] * len(found["killed"])
