"""What the public reads of a release that was corrected, and of one that was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.functional.catalogue.built import build_assets
from tests.functional.looking import Eyes
from tests.functional.serving import Home, new_home, run_script, serve_public

BUILD = """
from frankpledge.stages.publication.services import put_out, withdraw
from tests.universe import thread
from tests.universe.partnership import AT, found
town = found()
first = thread.released(town)
thread.corrected(town, thread.corrected(town, first))
put_out(withdraw(candidate=first, why=thread.WRONG, by=town.coordinator, at=AT), at=AT)
"""
"""The first is corrected and withdrawn, the second corrects it and is corrected by the third."""


@pytest.fixture(scope="module")
def home(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    build_assets(root)
    made = new_home(tmp_path_factory.mktemp("since") / "home")
    run_script(made, BUILD)
    with serve_public(made):
        yield made


def test_its_pages_are_sound_and_say_what_became_of_it(browser: Any, home: Home, axe_script: Path) -> None:
    eyes = Eyes(browser, home.public, axe_script)
    addresses = ["/tithingham/", *(f"/tithingham/{number}/" for number in (1, 2, 3))]
    faults = [fault for address in addresses for fault in eyes.look_at(address)]
    assert [fault for fault in faults if "410" not in fault] == []
    said = {address: eyes.bare.goto(home.public + address) and eyes.bare.inner_text("main") for address in addresses}
    assert "Withdrawn" in said["/tithingham/"]
    assert "Withdrawn on 2 March 2026. A month was counted twice." in said["/tithingham/1/"]
    assert "Corrects an earlier release" in said["/tithingham/2/"]
    assert "Corrected by a later release" in said["/tithingham/2/"]
    assert "Corrected" not in said["/tithingham/3/"]


def test_nothing_of_what_was_withdrawn_is_to_be_had(home: Home, browser: Any, axe_script: Path) -> None:
    ask = Eyes(browser, home.public, axe_script).context.request
    gone = {path: ask.get(f"{home.public}/tithingham/1/{path}").status for path in ("", "source/", "files/report.html")}
    assert gone == {"": 410, "source/": 404, "files/report.html": 404}
    assert ask.get(f"{home.public}/tithingham/2/files/report.html").status == 200
