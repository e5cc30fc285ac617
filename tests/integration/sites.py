"""Sites on either database, built through services in processes of their own, looked at as a person would."""

from __future__ import annotations

import re
import shutil
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path

from tests.functional.serving import Home, free_port
from tests.migrated import DATABASE, migrated_database, migrated_file
from tests.postgres import new_database
from tests.universe.partnership import PASSWORD

VENDORS = ("sqlite", "postgresql")
BEGIN = "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'frankpledge.site.settings'\nimport django; django.setup()\n"
"""What a script of its own process starts with, to be in the site."""


@dataclass(frozen=True)
class Site(Home):
    """A home, and the database beside it."""

    database: str

    def environment(self) -> dict[str, str]:
        """Return what the processes are told."""
        return super().environment() | {"DATABASE_URL": self.database}


def new_site(folder: Path, postgres: str, vendor: str) -> Site:
    """Return a site with nothing in it on a database that has no tables yet."""
    return _site(folder, new_database(postgres, _name(folder)) if vendor == "postgresql" else _file_in(folder))


def migrated_site(folder: Path, postgres: str, vendor: str) -> Site:
    """Return a site that has its tables, which are a copy of those of a database made before."""
    if vendor == "postgresql":
        return _site(folder, new_database(postgres, _name(folder), copy_of=migrated_database(postgres)))
    site = _site(folder, _file_in(folder))
    shutil.copyfile(migrated_file(), folder / DATABASE)
    return site


def _site(folder: Path, database: str) -> Site:
    folder.mkdir(parents=True)
    return Site(folder, free_port(), free_port(), database)


def _file_in(folder: Path) -> str:
    return f"sqlite:///{folder / DATABASE}"


def _name(folder: Path) -> str:
    return re.sub(r"\W", "_", f"{folder.parent.name}_{folder.name}".lower())


class Browser:
    """Opens pages of a served site and keeps its cookies."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def open(self, path: str, form: dict[str, str] | None = None) -> str:
        """Return the text of a page, or of the one that a form leads to."""
        content = urllib.parse.urlencode(form).encode() if form is not None else None
        with self.opener.open(self.address + path, content, timeout=30) as answer:
            return str(answer.read().decode())

    def sign_in(self, email: str, password: str = PASSWORD) -> str:
        """Fill in the page for signing in; return the page it leads to."""
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.open("/sign-in/"))
        assert found
        return self.open("/sign-in/", {"csrfmiddlewaretoken": found[1], "login": email, "password": password})
