"""The launcher, run for real in a small copy of the checkout whose lists of packages are empty: no network."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from tests.unit.small_checkout import start


def stamp(copy: Path) -> Path:
    return copy / ".venv" / "frankpledge-installed"


def test_it_sets_up_once_and_then_hands_every_other_word_to_the_program(small_copy: Path) -> None:
    first = start(small_copy, "audit", "run", "my file.toml")
    again = start(small_copy, "refuse")
    assert "Setting up" in first.stderr
    assert '"arguments": ["audit", "run", "my file.toml"]' in first.stdout
    assert f'"folder": "{small_copy.parent}"' in first.stdout
    assert first.stdout.count("\n") == 1, "stdout is the program's alone"
    assert again.stderr == ""
    assert (first.returncode, again.returncode) == (0, 3)


def test_a_failed_set_up_is_not_trusted_and_a_mended_one_works(small_copy: Path) -> None:
    listed = small_copy / "requirements" / "core.txt"
    listed.write_text("no-such-package==1.0 --hash=sha256:" + "0" * 64 + "\n")
    failed = start(small_copy, "audit")
    listed.write_text("")
    assert (failed.returncode, failed.stdout, stamp(small_copy).exists()) == (2, "", False)
    assert "Traceback" not in failed.stderr
    assert start(small_copy, "audit").returncode == 0


def test_a_set_up_killed_half_way_is_made_anew(small_copy: Path) -> None:
    half_made = small_copy / ".venv" / "made-by-frankpledge"
    process = subprocess.Popen([sys.executable, small_copy / "frankpledge", "audit"], start_new_session=True)
    while not half_made.exists() and process.poll() is None:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    (small_copy / ".venv" / "left over").touch()
    assert not stamp(small_copy).exists()
    assert start(small_copy, "audit").returncode == 0
    assert not (small_copy / ".venv" / "left over").exists()


def test_a_changed_list_is_installed_before_the_program_starts(small_copy: Path) -> None:
    start(small_copy, "audit")
    (small_copy / "requirements" / "core.txt").write_text("# changed\n")
    assert "Setting up" in start(small_copy, "audit").stderr


def test_somebody_elses_environment_is_left_alone(small_copy: Path) -> None:
    (small_copy / ".venv").mkdir()
    (small_copy / ".venv" / "theirs").touch()
    done = start(small_copy, "audit")
    assert done.returncode == 2
    assert "not made by this program" in done.stderr
    assert (small_copy / ".venv" / "theirs").exists()


def test_help_needs_no_set_up_and_offers_what_exists(small_copy: Path) -> None:
    done = start(small_copy, "--help")
    assert done.returncode == 0
    assert not (small_copy / ".venv").exists()
    assert {"demo", "test", "site", "public", "manage"} <= set(done.stdout.split())


def test_no_word_at_all_is_a_fault_told_in_one_line(small_copy: Path) -> None:
    done = start(small_copy)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("version", [(2, 7), (3, 8), (3, 10), (3, 14)])
def test_an_unfit_python_is_refused_naming_the_fit_ones(launcher: ModuleType, version: tuple[int, int]) -> None:
    with pytest.raises(launcher.Stop, match=r"3\.11, 3\.12, 3\.13; this is Python {}\.{}".format(*version)):
        launcher.check_python(version)


def test_the_launcher_and_the_project_name_the_same_pythons(launcher: ModuleType, root: Path) -> None:
    asked = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    (least, below) = launcher.SUPPORTED[0], launcher.SUPPORTED[-1][1] + 1
    assert asked == f">={least[0]}.{least[1]},<3.{below}"


@pytest.mark.parametrize(
    ("environment", "at_terminal", "opens"),
    [
        ({"DISPLAY": ":0"}, True, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True, True),
        ({"DISPLAY": ":0"}, False, False),
        ({"DISPLAY": ":0", "CI": "true"}, True, False),
        ({}, True, sys.platform in ("win32", "darwin")),
    ],
)
def test_a_browser_opens_only_where_a_person_is_looking(
    launcher: ModuleType, environment: dict[str, str], at_terminal: bool, opens: bool
) -> None:
    assert launcher.may_open(environment, at_terminal) == opens


def versions(listed: Path) -> dict[str, set[str]]:
    """Return the versions each package is pinned to, whatever Python or system each is for."""
    found: dict[str, set[str]] = {}
    for line in listed.read_text(encoding="utf-8").splitlines():
        if "==" in line:
            found.setdefault(line.split("==")[0], set()).add(line.split(";")[0].strip(" \\"))
    return found


@pytest.mark.parametrize(("lesser", "greater"), [("core", "web"), ("web", "dev"), ("core", "models")])
def test_each_list_holds_all_of_the_lesser_one_at_the_same_versions(root: Path, lesser: str, greater: str) -> None:
    less, more = (versions(root / "requirements" / f"{name}.txt") for name in (lesser, greater))
    assert {name: lines for name, lines in less.items() if more.get(name) != lines} == {}


@pytest.mark.parametrize("lock", ["core", "web", "dev", "models", "node", "uv"])
def test_every_pinned_package_has_a_hash_and_no_list_an_address(root: Path, lock: str) -> None:
    text = (root / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    entries = text.replace("\\\n", " ").splitlines()
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "//" not in text


def test_every_package_the_project_asks_for_is_locked(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = project["optional-dependencies"]
    locks = {"web": extra["web"], "dev": [*extra["web"], *extra["dev"]], "models": extra["models"]}
    for lock, asked in locks.items():
        locked = versions(root / "requirements" / f"{lock}.txt")
        names = [re.split(r"[>\[]", wanted)[0] for wanted in [*project["dependencies"], *asked]]
        assert [name for name in names if name not in locked] == []


def test_npms_lock_names_no_address(root: Path) -> None:
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))
    packages = [package for name, package in lock["packages"].items() if name]
    assert packages
    assert all(package["integrity"] and "resolved" not in package for package in packages)
