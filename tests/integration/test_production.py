"""A site in production: it starts only when it is safe, and says when it is not well."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.functional.serving import ROOT

SAFE = {
    "FRANKPLEDGE_SECRET_KEY": "".join(map(chr, range(40, 120))),
    "FRANKPLEDGE_HOSTS": "csp.example.org",
    "FRANKPLEDGE_ADDRESS": "https://csp.example.org",
    "FRANKPLEDGE_SMTP_HOST": "mail.example.org",
}


def manage(home: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FRANKPLEDGE_", "DATABASE_URL"))}
    told = kept | {"PYTHONPATH": str(ROOT / "src"), "FRANKPLEDGE_HOME": str(home)} | SAFE | settings
    told.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "frankpledge.site.manage", *words]
    return subprocess.run(command, env=told, capture_output=True, text=True, check=False)


def test_the_frameworks_own_check_finds_nothing_unsafe(tmp_path: Path) -> None:
    done = manage(tmp_path / "home", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_a_home_that_others_may_look_into_is_found(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    done = manage(home, "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 1
    assert "chmod 700" in done.stderr


def test_a_new_home_is_closed_to_others(tmp_path: Path) -> None:
    manage(tmp_path / "home", "check")
    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("FRANKPLEDGE_SECRET_KEY", "short"), ("FRANKPLEDGE_HOSTS", "*"), ("FRANKPLEDGE_HOSTS", ""),
        ("FRANKPLEDGE_ADDRESS", "http://csp.example.org"), ("FRANKPLEDGE_REQUIRE_TOTP", "no"),
        ("FRANKPLEDGE_DIGEST_HOUR", "24"), ("FRANKPLEDGE_MODE", "Demo"),
    ],
)  # fmt: skip
def test_it_does_not_start_where_a_setting_is_unsafe_and_names_it(tmp_path: Path, setting: str, value: str) -> None:
    done = manage(tmp_path / "home", "check", **{setting: value})
    assert done.returncode == 1
    assert setting in done.stderr
    assert "Traceback" not in done.stderr


def test_every_unsafe_setting_is_named_at_once(tmp_path: Path) -> None:
    done = manage(tmp_path / "home", "check", **dict.fromkeys(SAFE, ""))
    assert all(setting in done.stderr for setting in ("SECRET_KEY", "HOSTS", "ADDRESS"))


LOOK = """
import django, json; django.setup()
from django.test import Client
answer = Client().get("/health/", headers={"host": "csp.example.org"})
print(json.dumps([answer.status_code, answer.json()]))
"""


def test_a_database_that_is_away_is_told_in_a_word(tmp_path: Path) -> None:
    told = os.environ | SAFE | {"PYTHONPATH": str(ROOT / "src"), "FRANKPLEDGE_HOME": str(tmp_path)}
    told |= {"DATABASE_URL": "postgres://nobody:a-password@127.0.0.1:1/none"}
    told |= {"DJANGO_SETTINGS_MODULE": "frankpledge.site.settings", "FRANKPLEDGE_MODE": "production"}
    done = subprocess.run([sys.executable, "-c", LOOK], env=told, capture_output=True, text=True, check=True)
    status, found = json.loads(done.stdout)
    assert status == 503
    assert (found["database"], found["disk"], found["shelf"]) == ("failed", "ok", "ok")
    assert "a-password" not in done.stdout + done.stderr
