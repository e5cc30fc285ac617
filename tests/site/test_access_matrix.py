"""Every address × every role × own and other partnership × nobody signed in: allowed, refused or not there."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from tests.site import access
from tests.site.access.row import Row
from tests.site.shared import undone_at_the_end
from tests.universe.partnership import Universe, found

OUTSIDE = {"front", "health", "accounts:accept", "accounts:own", "accounts:own-name", "accounts:own-mail"}
"""Addresses that belong to no partnership; tests of their own look after them, as after signing in."""


Clients = dict[tuple[str, Role], Client]


@pytest.fixture(scope="module")
def both(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Universe, Universe]]:
    """Tithingham and its neighbour, made once for all these tests."""
    with undone_at_the_end(django_db_blocker):
        yield found(), found("Hundredbury Partnership", "hundredbury")


@pytest.fixture(scope="module")
def clients(both: tuple[Universe, Universe], django_db_blocker: Any) -> Clients:
    """Everybody's browser, signed in once: which partnership's, which role's."""
    with django_db_blocker.unblock():
        return {(each.partnership.slug, role): signed_in(each.people[role]) for each in both for role in Role}


@pytest.fixture
def town(db: None, both: tuple[Universe, Universe]) -> Universe:
    """Tithingham's partnership, as it was made."""
    return deepcopy(both[0])


@pytest.fixture
def neighbour(db: None, both: tuple[Universe, Universe]) -> Universe:
    """Another partnership, as it was made."""
    return deepcopy(both[1])


def rows() -> list[Row]:
    modules = [
        importlib.import_module(f"tests.site.access.{found.name}") for found in pkgutil.iter_modules(access.__path__)
    ]
    return [row for module in modules for row in getattr(module, "ROWS", [])]


ROWS = rows()


def names(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every named address of the site."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern, inner)
        else:
            yield f"{prefix}{pattern.name}", pattern


def partnership_addresses() -> set[str]:
    found = {name for name, _ in names(get_resolver())}
    return {name for name in found - OUTSIDE if not name.startswith(("account_", "mfa_", "supply-api:"))}


def address_of(row: Row, universe: Universe) -> str:
    return reverse(row.name, args=[universe.partnership.slug, *row.arguments(universe)])


def test_every_address_inside_a_partnership_has_a_row_and_no_row_is_left_over() -> None:
    assert {row.name for row in ROWS} == partnership_addresses()
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_every_view_inside_a_partnership_comes_through_the_one_door() -> None:
    inside = partnership_addresses()
    views = {name: pattern.callback for name, pattern in names(get_resolver()) if name in inside}
    assert [name for name, view in views.items() if not getattr(view, "is_partnership_page", False)] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_role_reads_what_it_may_and_is_refused_the_rest(row: Row, town: Universe, clients: Clients) -> None:
    address = address_of(row, town)
    for role in Role:
        client = clients[town.partnership.slug, role]
        expected = 200 if row.may_read(role) else (403 if row.reads else None)
        status = status_of(client.get(address))
        if expected is None:
            assert status in (403, 405), f"{role} got {status} from {address}, which is only sent to"
        else:
            assert status == expected, f"{role} got {status} from {address}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_role_sends_what_it_may_and_is_refused_the_rest(row: Row, town: Universe, clients: Clients) -> None:
    address = address_of(row, town)
    for role in Role:
        before = transaction.savepoint()
        status = status_of(clients[town.partnership.slug, role].post(address, {}))
        transaction.savepoint_rollback(before)  # so that nobody finds used up what another sent before
        if row.may_send(role):
            assert status in (200, 302), f"{role} got {status} sending to {row.name}"
        elif row.sends or not row.may_read(role):
            assert status in (403, 405), f"{role} got {status} sending to {row.name}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_to_people_of_another_partnership_it_is_not_there(
    row: Row, town: Universe, neighbour: Universe, clients: Clients
) -> None:
    address = address_of(row, town)
    for role in Role:
        client = clients[neighbour.partnership.slug, role]
        assert {status_of(client.get(address)), status_of(client.post(address, {}))} == {404}


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.arguments.__name__ != "no_arguments"], ids=lambda row: row.name
)
def test_nothing_of_another_partnership_opens_under_ones_own_address(
    row: Row, town: Universe, neighbour: Universe, clients: Clients
) -> None:
    theirs = reverse(row.name, args=[town.partnership.slug, *row.arguments(neighbour)])
    for role in Role:
        client = clients[town.partnership.slug, role]
        assert status_of(client.get(theirs)) in (403, 404, 405)
        assert status_of(client.post(theirs, {})) in (403, 404, 405)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_nobody_gets_in_without_signing_in(row: Row, town: Universe, client: Client) -> None:
    address = address_of(row, town)
    for answer in (client.get(address), client.post(address, {})):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/")


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def status_of(answer: HttpResponse) -> int:
    """Return how an answer came out, having read to its end the file it may be sending.

    Reading closes the file as a browser's going on does; closing the answer by hand would close the database too.
    """
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code
