"""What all tests share: where the real data and the browser are, and saying loudly what was not tested."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from hypothesis import settings

ROOT = Path(__file__).parents[1]

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


LONGEST = (
    "test_on_postgresql",
    "test_every_page",
    "test_access_matrix",
    "test_journeys",
    "test_other_states",
    "test_thread",
)
"""Files that take minutes, the longest first: begun last, one core would wait for the other."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.stem, len(place)))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Copy the tables into the database of the tests, instead of making them in each process."""
    from tests.migrated import fill_memory

    with pytest.MonkeyPatch.context() as patch:
        fill_memory(patch)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Let Django ask the database once what it can do, as making the tables does: no test is to count that."""
    with django_db_blocker.unblock():
        assert connection.features.supports_json_field


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def open_data() -> Path:
    """The folder of real open data, kept outside the repository."""
    folder = os.environ.get("FRANKPLEDGE_DATA")
    if not folder:
        pytest.skip("FRANKPLEDGE_DATA is not set: it names the folder of real open data")
    return Path(folder)


@pytest.fixture(scope="session")
def chromium() -> str:
    """A Chromium for Playwright to drive: pass it as ``executable_path``."""
    named = os.environ.get("FRANKPLEDGE_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        pytest.skip("no Chromium: install it (Debian: apt install chromium) or name one in FRANKPLEDGE_CHROMIUM")
    return found


@pytest.fixture(scope="session")
def rscript() -> str:
    """An R that has the survey package, as the judge of our own survey statistics."""
    found = shutil.which("Rscript")
    asked = found and subprocess.run([found, "-e", "library(MASS); library(survey)"], capture_output=True, check=False)
    if not found or not asked or asked.returncode:
        pytest.skip("no R with its survey package: install it (Debian: apt install r-cran-mass r-cran-survey)")
    return found


@pytest.fixture(scope="session")
def axe_script() -> Path:
    """The accessibility checker that is run inside the page."""
    script = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        pytest.skip("no axe-core: ./frankpledge test installs it, npm ci does too")
    return script


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server that lasts for this run."""
    from tests.postgres import find_programs, server

    programs = find_programs()
    if programs is None:
        pytest.skip("no PostgreSQL: install it (Debian: apt install postgresql) to test on both databases")
    with server(programs) as address:
        yield address


def reasons(reporter: pytest.TerminalReporter) -> Counter[str]:
    """Count the skipped tests and modules by the reason they gave."""
    reports = reporter.stats.get("skipped", [])
    texts = (report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr) for report in reports)
    return Counter(text.removeprefix("Skipped: ") for text in texts)


def is_excused(reason: str) -> bool:
    """The real data are not ours to ship: without them, what needs them may be skipped."""
    return "FRANKPLEDGE_DATA" in reason and not os.environ.get("FRANKPLEDGE_DATA")


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = reasons(terminalreporter)
    if not skipped:
        return
    terminalreporter.section("NOT TESTED HERE", sep="!", red=True, bold=True)
    for reason, count in sorted(skipped.items()):
        terminalreporter.line(f"{count:5d} skipped: {reason}")
    if refused(skipped):
        terminalreporter.line("FRANKPLEDGE_NO_SKIPS is set, so this run counts as failed.", red=True)


def refused(skipped: Counter[str]) -> bool:
    return bool(os.environ.get("FRANKPLEDGE_NO_SKIPS")) and not all(map(is_excused, skipped))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    is_worker = hasattr(session.config, "workerinput")
    if reporter and not is_worker and session.exitstatus == pytest.ExitCode.OK and refused(reasons(reporter)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
