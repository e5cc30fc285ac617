"""In production the site refuses to start unsafely, and tells browsers to be careful."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from frankpledge.site.environment import Insecure, read_environment
from tests.migrated import DATABASE, migrated_file

ROOT = Path(__file__).parents[2]

SAFE = {
    "FRANKPLEDGE_SECRET_KEY": "Qw7-long-and-random-enough-for-a-test-of-settings-only-9x",
    "FRANKPLEDGE_HOSTS": "safe.example",
    "FRANKPLEDGE_ADDRESS": "https://safe.example",
    "FRANKPLEDGE_SMTP_HOST": "mail.example",
}

LACKING = {
    "FRANKPLEDGE_SECRET_KEY": "FRANKPLEDGE_SECRET_KEY must be a random secret of at least 50 characters.",
    "FRANKPLEDGE_HOSTS": "FRANKPLEDGE_HOSTS must name the host names the site answers to, separated by commas.",
    "FRANKPLEDGE_ADDRESS": "FRANKPLEDGE_ADDRESS must be the site's address and begin with https://.",
    "FRANKPLEDGE_SMTP_HOST": "FRANKPLEDGE_SMTP_HOST must name the server that sends mail: "
    "invitations and recovery need it.",
}

WRONG = {
    "FRANKPLEDGE_SECRET_KEY": ["short", "x" * 80],
    "FRANKPLEDGE_HOSTS": ["*", "safe.example,*", " , "],
    "FRANKPLEDGE_ADDRESS": ["http://safe.example"],
    "FRANKPLEDGE_REQUIRE_TOTP": ["no"],
    "FRANKPLEDGE_SMTP_SECURITY": ["none", "off"],
    "FRANKPLEDGE_SMTP_PORT": ["a port"],
    "FRANKPLEDGE_WORKERS": ["0", "many", "-1"],
    "FRANKPLEDGE_MODE": ["debug", ""],
}


def refused(given: dict[str, str]) -> list[str]:
    with pytest.raises(Insecure) as told:
        read_environment(given)
    return told.value.reasons


def test_a_safe_environment_is_taken_and_is_production_without_being_told() -> None:
    found = read_environment(SAFE)
    assert found.is_production
    assert found.require_totp


@pytest.mark.parametrize("name", LACKING)
def test_each_lack_is_refused_by_name(name: str) -> None:
    assert refused({key: value for key, value in SAFE.items() if key != name}) == [LACKING[name]]


def test_all_that_is_lacking_is_told_at_once() -> None:
    assert refused({}) == list(LACKING.values())


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_each_unsafe_value_is_refused_by_the_name_of_its_setting(name: str, value: str) -> None:
    (reason,) = refused(SAFE | {name: value})
    assert reason.startswith(f"{name} ")


def run(given: dict[str, str], home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FRANKPLEDGE_", "DJANGO_"))}
    environment = kept | {"PYTHONPATH": str(ROOT / "src"), "FRANKPLEDGE_HOME": str(home)} | given
    environment.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, *words], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_program_stops_with_every_reason_and_no_traceback(tmp_path: Path) -> None:
    stopped = run({}, tmp_path, "-m", "frankpledge.site.manage", "check")
    assert stopped.returncode == 1
    assert stopped.stderr.splitlines() == ["Frankpledge will not start:", *(f"  {each}" for each in LACKING.values())]


ASKED = """
import json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "frankpledge.site.settings"
import django; django.setup()
from django.conf import settings
from django.test import Client
from datetime import date
from django.utils.timezone import now
from frankpledge.foundation.accounts import services
at, phrase = now(), "a long made-up phrase"
made = services.found_partnership(
    name="T", slug="t", regime="england", tier="unitary", started=date(2026, 1, 1), at=at)
person = services.found_coordinator(partnership=made, email="c@t.example", name="C", password=phrase, at=at)
client = Client(HTTP_HOST="safe.example")
page = client.get("/sign-in/", secure=True)
done = client.post("/sign-in/", {"login": person.email, "password": phrase}, secure=True)
first = client.get("/p/t/", secure=True)
print(json.dumps({
    "cookies": {name: {part: each[part] for part in ("secure", "httponly", "samesite", "max-age")}
                for answer in (page, done) for name, each in answer.cookies.items()},
    "strict": page["Strict-Transport-Security"],
    "plain": [client.get("/sign-in/")["Location"], client.get("/sign-in/").status_code],
    "other host": Client(HTTP_HOST="evil.example").get("/sign-in/", secure=True).status_code,
    "signed in": done.status_code, "first page": first["Location"],
    "hash": person.password.split("$")[0], "debug": settings.DEBUG,
}))
"""


def test_cookies_connections_and_the_second_step_in_production(tmp_path: Path) -> None:
    shutil.copyfile(migrated_file(), tmp_path / DATABASE)
    done = run(SAFE, tmp_path, "-c", ASKED)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    for name in ("sessionid", "csrftoken"):
        assert told["cookies"][name]["secure"] is True
        assert told["cookies"][name]["httponly"] is True
        assert told["cookies"][name]["samesite"] == "Lax"
    assert told["cookies"]["sessionid"]["max-age"] == ""
    assert told["strict"] == "max-age=31536000"
    assert told["plain"] == ["https://safe.example/sign-in/", 301]
    assert told["other host"] == 400
    assert (told["signed in"], told["first page"]) == (302, "/sign-in/second-step/app/")
    assert (told["hash"], told["debug"]) == ("argon2", False)
