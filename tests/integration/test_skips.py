"""A run that skips says so loudly, and fails where nothing may be skipped."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ONE_WITHOUT_DATA = """
import pytest
def test_on_real_data(open_data): pass
def test_something(): pass
"""
ONE_WITHOUT_BROWSER = """
import pytest
def test_in_a_browser(): pytest.skip("no Chromium")
def test_something(): pass
"""


def run(folder: Path, text: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    (folder / "tests").mkdir(exist_ok=True)
    shutil.copy(Path(__file__).parents[1] / "conftest.py", folder / "tests")
    (folder / "tests" / "test_it.py").write_text(text)
    ours = ("DJANGO_", "FRANKPLEDGE_", "PYTEST_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", folder, "tests", *words]
    return subprocess.run(command, cwd=folder, env={**kept, **environment}, capture_output=True, text=True, check=False)


def test_what_was_skipped_is_named_with_its_reason(tmp_path: Path) -> None:
    done = run(tmp_path, ONE_WITHOUT_BROWSER)
    assert "NOT TESTED HERE" in done.stdout
    assert "1 skipped: no Chromium" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize("words", [(), ("-n", "2")], ids=["alone", "in parallel"])
def test_a_skip_fails_the_run_where_nothing_may_be_skipped(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(tmp_path, ONE_WITHOUT_BROWSER, *words, FRANKPLEDGE_NO_SKIPS="1")
    assert done.returncode == 1
    assert "this run counts as failed" in done.stdout


def test_the_real_data_may_be_missing_only_where_they_are_not_promised(tmp_path: Path) -> None:
    assert run(tmp_path, ONE_WITHOUT_DATA, FRANKPLEDGE_NO_SKIPS="1").returncode == 0
    there = run(tmp_path, ONE_WITHOUT_DATA, FRANKPLEDGE_NO_SKIPS="1", FRANKPLEDGE_DATA=str(tmp_path))
    assert "2 passed" in there.stdout
