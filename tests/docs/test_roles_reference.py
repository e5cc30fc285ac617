"""The page on roles says what the access matrix says, and names every role as the program does."""

from dataclasses import replace

import pytest
from django.test import RequestFactory

from frankpledge.foundation.accounts.models import Partnership
from frankpledge.foundation.accounts.roles import PURPOSES, Role
from frankpledge.site.context import navigation
from tests.docs.pages import read
from tests.docs.roles_page import PAGE, SECTIONS, by_section, opening, page, paths_of, whole_page
from tests.site.access.row import EVERYBODY
from tests.site.test_access_matrix import ROWS
from tests.unit.permissions.people import standing


def test_the_page_is_what_the_matrix_gives() -> None:
    assert read(PAGE) == whole_page(), "make it anew: python -m tests.docs.roles_page"


def test_a_row_that_opens_to_one_role_more_changes_the_page() -> None:
    paths = paths_of(row.name for row in ROWS)
    for row in ROWS:
        opened = [replace(each, reads=EVERYBODY, sends=EVERYBODY) if each is row else each for each in ROWS]
        assert page(opened, paths) != page(ROWS, paths) or (row.reads, row.sends) == (EVERYBODY, EVERYBODY)


@pytest.mark.parametrize("role", Role)
def test_each_role_is_told_with_what_it_is_there_for(role: Role) -> None:
    assert f"| {role.label} | {PURPOSES[role]} |" in opening()


def test_every_section_named_holds_an_address() -> None:
    paths = paths_of(row.name for row in ROWS)
    assert [title for title, inside in by_section(ROWS, paths) if not inside] == []


def test_every_section_of_the_navigation_is_named() -> None:
    request = RequestFactory().get("/p/tithingham/")
    links = navigation(request, replace(standing("C"), partnership=Partnership(slug="tithingham")))
    assert {link["href"].split("/")[3] for link in links} <= set(SECTIONS)
