"""You said, we did: what the public reads of an exercise, from its questionnaire to the answers and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.functional.catalogue.built import build_assets
from tests.functional.looking import Eyes
from tests.functional.serving import Home, new_home, run_script, serve_public

BUILD = """
from tests.universe import issues, questionnaires
from tests.universe.consultation import TODAY
from tests.universe.partnership import found
town = found()
asked = issues.entered(town)
questionnaires.shelve_questionnaire(asked)
one = {"raised_on": TODAY}
issues.answered(town, issues.an_issue(town, asked.exercise, **one))
issues.an_issue(town, asked.exercise, kind="scope", title="It leaves out racing cars", people=2, **one)
issues.published(town, issues.told(town, asked.exercise))
"""
PAGES = ("/tithingham/", "/tithingham/1/", "/tithingham/1/source/", "/tithingham/consultations/1/")


@pytest.fixture(scope="module")
def home(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    build_assets(root)
    made = new_home(tmp_path_factory.mktemp("told") / "home")
    run_script(made, BUILD)
    with serve_public(made):
        yield made


def test_its_pages_are_sound_and_lead_from_the_questionnaire_to_what_came_of_it_and_back(
    browser: Any, home: Home, axe_script: Path
) -> None:
    eyes = Eyes(browser, home.public, axe_script)
    assert [fault for address in PAGES for fault in eyes.look_at(address)] == []
    page = eyes.bare
    page.goto(f"{home.public}/tithingham/consultations/1/")
    page.get_by_role("link", name="You said, we did").click()
    told = page.inner_text("main")
    for words in (
        "Most of you do not feel safe after dark", "Lamps along the mill lane come before cameras in the plan.",
        "14 of 14 (100%)", "Mill lane is dark", "Light costs less than cameras.", "fewer than 5 people",
        "no answer yet", "Community safety officer, Tithingham Borough Council, for the partnership",
    ):  # fmt: skip
        assert words in told
    page.get_by_role("link", name="Where this comes from").click()
    assert "Questionnaire: What troubles you?, version 1" in page.inner_text("main")
    page.go_back()
    page.get_by_role("link", name="What troubles you?").click()
    assert page.url == f"{home.public}/tithingham/consultations/1/"


def test_its_files_are_to_be_had(browser: Any, home: Home, axe_script: Path) -> None:
    ask = Eyes(browser, home.public, axe_script).context.request
    for name in ("report.html", "report.pdf", "workbook.xlsx", "tables/issues.csv", "tables/answers.csv"):
        assert ask.get(f"{home.public}/tithingham/1/files/{name}").status == 200
