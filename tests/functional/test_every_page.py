"""Every page that anybody is led to: no dead link, and what must hold of it on a telephone and at a desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from frankpledge.foundation.accounts.roles import Role
from tests.functional.crawling import Crawl, Seen, dangling
from tests.functional.emptying import send_empty
from tests.functional.looking import Eyes
from tests.functional.serving import Home
from tests.functional.town import LOG_INS, PASSWORD, email_of, serve_town

SITE, PUBLIC = "frankpledge.site.urls", "frankpledge.public.urls"
NOBODY = (
    "/sign-in/",
    "/sign-in/password/forgotten/",
    "/sign-in/password/forgotten/sent/",
    "/sign-in/password/new/done/",
)
OWN = ("/", "/account/", "/sign-in/again/", "/sign-in/out/", "/sign-in/second-step/app/")
WRONG = ("/p/tithingham/nowhere/", "/p/elsewhere/", "/sign-in/password/new/1-used/", "/invitation/used/")
"""Addresses that lead to the pages for when something is wrong."""


@pytest.fixture(scope="module")
def town(built_town: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with serve_town(built_town, tmp_path_factory.mktemp("every-page") / "home") as home:
        yield home


@pytest.fixture(scope="module")
def eyes_of(browser: Any, town: Home, axe_script: Path) -> Callable[[Role | None], Any]:
    @contextmanager
    def opened(role: Role | None, site: str = "") -> Iterator[Eyes]:
        eyes = Eyes(browser, site or town.site, axe_script)
        if role:
            eyes.sign_in(email_of(LOG_INS[role]), PASSWORD)
        yield eyes
        eyes.close()

    return opened


@pytest.fixture(scope="module")
def looked_at() -> set[Any]:
    """What pages looked like that were looked at: what two roles see alike is looked at once."""
    return set()


DOCUMENTS = {"publication:file", "file"}
"""What a release holds is shut in a policy under which no test can look at it either; it has tests of its own."""


def new_ones(pages: list[Seen], looked_at: set[Any]) -> Iterator[Seen]:
    for page in pages:
        if page.looks_like not in looked_at and page.name not in DOCUMENTS:
            looked_at.add(page.looks_like)
            yield page


@pytest.mark.parametrize("role", Role)
def test_every_page_a_role_is_led_to_is_sound(role: Role, eyes_of: Any, looked_at: set[Any]) -> None:
    with eyes_of(role) as eyes:
        crawl = Crawl(eyes.site, eyes.context.request, SITE).follow(*OWN)
        faults = [fault for page in new_ones(crawl.pages, looked_at) for fault in eyes.look_at(page.address)]
        assert crawl.faults + dangling(crawl) + faults == []


def test_the_pages_for_people_who_have_not_signed_in_are_sound(eyes_of: Any) -> None:
    with eyes_of(None) as eyes:
        crawl = Crawl(eyes.site, eyes.context.request, SITE).follow(*NOBODY)
        faults = [fault for page in new_ones(crawl.pages, set()) for fault in eyes.look_at(page.address)]
        assert crawl.faults + dangling(crawl) + faults == []


def test_every_public_page_is_sound(eyes_of: Any, town: Home) -> None:
    with eyes_of(None, town.public) as eyes:
        crawl = Crawl(eyes.site, eyes.context.request, PUBLIC).follow("/")
        faults = [fault for page in new_ones(crawl.pages, set()) for fault in eyes.look_at(page.address)]
        assert crawl.faults + dangling(crawl) + faults == []
        assert {page.name for page in crawl.pages} >= {"front", "partnership", "release", "source"}


MAY_BE_EMPTY: set[str] = set()
"""Pages whose form may be sent with nothing in it: everything on them is optional."""


def test_every_form_sent_empty_tells_what_is_missing_where_it_is(
    browser: Any, built_town: Home, axe_script: Path, tmp_path: Path
) -> None:
    faults, taken, asked = [], set(), set()
    with serve_town(built_town, tmp_path / "home") as home:
        for role in Role:
            eyes = Eyes(browser, home.site, axe_script)
            eyes.sign_in(email_of(LOG_INS[role]), PASSWORD)
            pages = Crawl(eyes.site, eyes.context.request, SITE).follow(*OWN).pages
            for page in sorted(pages, key=lambda page: page.name in MAY_BE_EMPTY):
                if page.outline.asks and page.name not in asked:
                    asked.add(page.name)
                    for was_taken, _, wrong in send_empty(eyes, page.address):
                        faults += wrong
                        taken |= {page.name} if was_taken else set()
            eyes.close()
    assert faults == []
    assert taken == MAY_BE_EMPTY
