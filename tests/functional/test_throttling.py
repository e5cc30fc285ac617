"""Guessing is slowed down whichever process answers: what one counts, all know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from tests.functional.serving import Home, free_port, new_home, run_script, serve_site
from tests.universe.partnership import PASSWORD

KNOWN, UNKNOWN = "chair@tithingham.example", "nobody@tithingham.example"
WAIT = "Too many attempts. Wait five minutes, then try again"

BUILD = """
from django.utils.timezone import now
from tests.universe.partnership import found
found(at=now())
"""


@pytest.fixture(scope="module")
def two_sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Two servers, each of two processes, on the same database."""
    first = new_home(tmp_path_factory.mktemp("home"))
    second = Home(first.folder, free_port(), free_port())
    run_script(first, BUILD)
    with serve_site(first), serve_site(second):
        yield first.site, second.site


def send(site: str, path: str, **sent: str) -> tuple[int, str]:
    """Open a form in a browser of its own, send it; return the status and the page."""
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    page = opener.open(f"{site}{path}").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    form = urlencode(sent | {"csrfmiddlewaretoken": token}).encode()
    try:
        with opener.open(Request(f"{site}{path}", form)) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as fault:
        with fault:
            return fault.code, fault.read().decode()


@pytest.mark.parametrize("who", [KNOWN, UNKNOWN])
def test_wrong_passwords_given_to_one_process_are_counted_by_another(who: str, two_sites: tuple[str, str]) -> None:
    first, second = two_sites
    for guess in range(5):
        _, page = send((first, second)[guess % 2], "/sign-in/", login=who, password=f"guess {guess}")
        assert "The email address or the password is not right" in page
    for site in two_sites:
        status, page = send(site, "/sign-in/", login=who, password=PASSWORD)
        assert status == 200
        assert WAIT in page


@pytest.mark.parametrize("who", [KNOWN, UNKNOWN])
def test_links_asked_for_from_one_process_are_counted_by_another(who: str, two_sites: tuple[str, str]) -> None:
    first, second = two_sites
    answers = [send(site, "/sign-in/password/forgotten/", email=who)[0] for site in (first, second, first, second)]
    assert answers == [200, 200, 200, 429]
