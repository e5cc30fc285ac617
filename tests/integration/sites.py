"""Sites on either database, built through services in processes of their own, looked at as a person would."""

from __future__ import annotations

import re
import shutil
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path

from tests.functional.serving import Home, free_port, manage
from tests.migrated import DATABASE, migrated_file
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
    folder.mkdir(parents=True)
    on_file = f"sqlite:///{folder / DATABASE}"
    name = re.sub(r"\W", "_", f"{folder.parent.name}_{folder.name}".lower())
    return Site(folder, free_port(), free_port(), new_database(postgres, name) if vendor == "postgresql" else on_file)


def migrated(site: Site) -> Site:
    """Give a site its tables; on SQLite those of a file made before."""
    if site.database.startswith("sqlite"):
        shutil.copyfile(migrated_file(), site.folder / DATABASE)
    else:
        manage(site, "migrate", "--verbosity", "0")
    return site


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
