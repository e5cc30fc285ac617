"""Every page that anybody is led to: no dead link, and what must hold of it on a telephone and at a desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.urls import get_resolver

from tests.functional.crawling import Crawl, Seen, dangling
from tests.functional.emptying import send_empty
from tests.functional.looking import Eyes
from tests.functional.serving import Home
from tests.functional.states import ELSEWHERE
from tests.functional.town import LOG_INS, PASSWORD, email_of, serve_town
from tests.site.test_access_matrix import names

SITE, PUBLIC = "frankpledge.site.urls", "frankpledge.public.urls"
PEOPLE = (*LOG_INS.values(), "fire", "probation")
"""One person a role, and two representatives who have been asked something that the first has not."""

NOBODY = (
    "/sign-in/",
    "/sign-in/password/forgotten/",
    "/sign-in/password/forgotten/sent/",
    "/sign-in/password/new/done/",
)
OWN = ("/", "/account/", "/sign-in/again/", "/sign-in/out/", "/sign-in/second-step/app/")
MEETINGS = ("/p/tithingham/meetings/", "/p/tithingham/meetings/actions/?state=open")
WRONG = ("/p/tithingham/nowhere/", "/p/elsewhere/", "/invitation/used/", "/sign-in/password/new/1-used/")
"""Addresses that lead to the pages for when something is wrong."""

DOCUMENTS = {"publication:file", "file"}
"""What a release holds is shut in a policy under which no test can look at it either; it has tests of its own."""

Look = Callable[[str], Eyes]


@pytest.fixture(scope="module")
def town(built_town: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with serve_town(built_town, tmp_path_factory.mktemp("every-page") / "home") as home:
        yield home


@pytest.fixture(scope="module")
def eyes_of(browser: Any, town: Home, axe_script: Path) -> Look:
    @cache
    def opened(who: str) -> Eyes:
        eyes = Eyes(browser, town.site, axe_script)
        eyes.sign_in(email_of(who), PASSWORD)
        return eyes

    return opened


@pytest.fixture(scope="module")
def crawl_of(eyes_of: Look) -> Callable[[str], Crawl]:
    """Everything that somebody is led to, found once."""

    @cache
    def found(who: str) -> Crawl:
        eyes = eyes_of(who)
        starts = (*OWN, *MEETINGS) if who == "coordinator" else OWN
        return Crawl(eyes.site, eyes.context.request, SITE).follow(*starts)

    return found


@pytest.fixture
def stranger(browser: Any, town: Home, axe_script: Path) -> Iterator[Eyes]:
    eyes = Eyes(browser, town.site, axe_script)
    yield eyes
    eyes.close()


Parts = dict[str, set[tuple[str, str]]]


@pytest.fixture(scope="module")
def looked_at() -> Parts:
    """The kinds of element that were looked at on each page, by its name, whoever saw it."""
    return defaultdict(set)


def new_ones(pages: Iterable[Seen], looked_at: Parts) -> Iterator[Seen]:
    """Return the pages with anything on them that was not looked at under their name, those with most of it first."""
    for page in sorted(pages, key=lambda page: -len(page.outline.parts)):
        if page.name not in DOCUMENTS and not (page.name in looked_at and page.outline.parts <= looked_at[page.name]):
            looked_at[page.name] |= page.outline.parts
            yield page


@pytest.mark.parametrize("who", PEOPLE)
def test_every_page_somebody_is_led_to_is_sound(who: str, eyes_of: Look, crawl_of: Any, looked_at: Parts) -> None:
    crawl = crawl_of(who)
    faults = [fault for page in new_ones(crawl.pages, looked_at) for fault in eyes_of(who).look_at(page.address)]
    assert crawl.faults + dangling(crawl) + faults == []


def test_the_pages_for_people_who_have_not_signed_in_are_sound(stranger: Eyes) -> None:
    crawl = Crawl(stranger.site, stranger.context.request, SITE).follow(*NOBODY)
    faults = [fault for page in new_ones(crawl.pages, defaultdict(set)) for fault in stranger.look_at(page.address)]
    assert crawl.faults + dangling(crawl) + faults == []


@pytest.mark.parametrize("address", WRONG)
def test_the_pages_for_when_something_is_wrong_are_sound(address: str, stranger: Eyes) -> None:
    stranger.sign_in(email_of("observer"), PASSWORD)
    assert [fault for fault in stranger.look_at(address) if "Failed to load resource" not in fault] == []


def test_the_page_that_refuses_is_sound(stranger: Eyes) -> None:
    stranger.sign_in(email_of("observer"), PASSWORD)
    faults = stranger.look_at("/p/tithingham/meetings/")
    assert "You may not do that" in stranger.page.title()
    assert [fault for fault in faults if "Failed to load resource" not in fault] == []


def test_every_public_page_is_sound(browser: Any, town: Home, axe_script: Path) -> None:
    eyes = Eyes(browser, town.public, axe_script)
    crawl = Crawl(eyes.site, eyes.context.request, PUBLIC).follow("/")
    faults = [fault for page in new_ones(crawl.pages, defaultdict(set)) for fault in eyes.look_at(page.address)]
    eyes.close()
    assert crawl.faults + dangling(crawl) + faults == []
    assert {page.name for page in crawl.pages} >= {"front", "partnership", "release", "source"}


OUTSIDE = {"accounts:accept", "partnership:invitation-withdraw", "health"}
"""An invitation has its journey; the health page is read by programs."""


def test_no_page_is_left_out_but_those_that_nobody_can_be_led_to(crawl_of: Any) -> None:
    reached = {page.name for who in PEOPLE for page in crawl_of(who).pages}
    apart = ("account_", "mfa_", "supply-api:")
    there = {name for name, _ in names(get_resolver(SITE)) if not name.startswith(apart)}
    assert there - reached - OUTSIDE == set(ELSEWHERE)


MAY_BE_EMPTY = {
    "audit:conclusion-claim",
    "audit:conclusion-tie",
    "audit:task-record",
    "consultation:group-answers",
    "partnership:briefing-acknowledge",
    "partnership:document-supersede",
    "partnership:group-joint",
    "partnership:lead-accept",
    "partnership:risk-tie",
    "partnership:step-record",
}
"""Pages whose form may be sent with nothing in it: everything on them is optional."""


def test_every_form_sent_empty_tells_what_is_missing_where_it_is(
    browser: Any, built_town: Home, crawl_of: Any, axe_script: Path, tmp_path: Path
) -> None:
    faults, taken, asked = [], set(), set()
    with serve_town(built_town, tmp_path / "home") as home:
        for who in PEOPLE:
            eyes = Eyes(browser, home.site, axe_script)
            eyes.sign_in(email_of(who), PASSWORD)
            for page in sorted(crawl_of(who).pages, key=lambda page: page.name in MAY_BE_EMPTY):
                if page.outline.asks and page.name not in asked:
                    asked.add(page.name)
                    for was_taken, wrong in send_empty(eyes, page.address):
                        faults += wrong
                        taken |= {page.name} if was_taken else set()
            eyes.close()
    assert faults == []
    assert taken == MAY_BE_EMPTY
