"""Every address × every role × own and other partnership × nobody signed in: allowed, refused or not there.

And what protects each of them, whoever reads it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from frankpledge.foundation.accounts import services
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from tests.site import access
from tests.site.access.row import LETTERS, Row, no_arguments
from tests.site.headers import INLINE, STALE, check_headers
from tests.site.shared import undone_at_the_end
from tests.universe.partnership import AT, Universe, found

OUTSIDE = {"front", "health", "accounts:accept", "accounts:own", "accounts:own-name", "accounts:own-mail"}
"""Addresses that belong to no partnership; tests of their own look after them, as after signing in."""

ALIKE_EVERYWHERE = {
    "evidence:answer",
    "evidence:item",
    "evidence:rests",
    "partnership:tier-row-add",
    "partnership:tier-rows-agree",
    "partnership:tier-sheet",
    "partnership:tier-statement-agree",
    "partnership:tier-statement-write",
}
"""Addresses that look the same in each partnership: it numbers its own things, or has one of the kind."""

Clients = dict[tuple[str, Role], Client]


@pytest.fixture(scope="module", autouse=True)
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One public shelf and one inbox for all that these tests make."""
    folder = tmp_path_factory.mktemp("matrix")
    with override_settings(RELEASES_ROOT=folder / "releases", INBOX=str(folder / "inbox")):
        yield folder


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


@pytest.fixture(scope="module")
def visitor(both: tuple[Universe, Universe], django_db_blocker: Any) -> Client:
    """The browser of host staff, visiting Tithingham."""
    with django_db_blocker.unblock():
        staff = services.add_host_staff(email="keeper@host.example", name="Keeper", at=AT)
        services.begin_visit(person=staff, partnership=both[0].partnership, reason="A page fails", hours=5, at=AT)
        return signed_in(staff)


@pytest.fixture
def slug(db: None, both: tuple[Universe, Universe]) -> str:
    """How Tithingham's addresses begin."""
    return both[0].partnership.slug


@pytest.fixture
def others(db: None, both: tuple[Universe, Universe]) -> str:
    """How the neighbour's addresses begin."""
    return both[1].partnership.slug


def rows() -> list[Row]:
    modules = [
        importlib.import_module(f"tests.site.access.{found.name}") for found in pkgutil.iter_modules(access.__path__)
    ]
    return [row for module in modules for row in getattr(module, "ROWS", [])]


ROWS = rows()


def address_of(row: Row, universe: Universe) -> str:
    """Make what a row is about, and return its address."""
    return reverse(row.name, args=[universe.partnership.slug, *row.arguments(universe)])


@dataclass(frozen=True)
class Opened:
    """One row, and the addresses of what was made for it: Tithingham's, and the neighbour's thing under Tithingham."""

    row: Row
    address: str
    theirs: str


@pytest.fixture(scope="module", params=ROWS, ids=lambda row: row.name)
def opened(
    request: pytest.FixtureRequest, both: tuple[Universe, Universe], clients: Clients, visitor: Client,
    django_db_blocker: Any,
) -> Iterator[Opened]:  # fmt: skip
    """Make what a row is about once for all that is asked of it. What each test changes is undone within."""
    row: Row = request.param
    town, neighbour = deepcopy(both)
    with undone_at_the_end(django_db_blocker):
        own = address_of(row, town)
        yield Opened(row, own, reverse(row.name, args=[town.partnership.slug, *row.arguments(neighbour)]))


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


def test_every_address_inside_a_partnership_has_a_row_and_no_row_is_left_over() -> None:
    assert {row.name for row in ROWS} == partnership_addresses()
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_every_view_inside_a_partnership_comes_through_the_one_door() -> None:
    inside = partnership_addresses()
    views = {name: pattern.callback for name, pattern in names(get_resolver()) if name in inside}
    assert [name for name, view in views.items() if not getattr(view, "is_partnership_page", False)] == []


@pytest.mark.parametrize("row", [row for row in ROWS if row.name in ALIKE_EVERYWHERE], ids=lambda row: row.name)
def test_what_another_partnership_has_opens_no_page_of_ones_own(
    row: Row, db: None, both: tuple[Universe, Universe], slug: str, clients: Clients
) -> None:
    assert_closed(reverse(row.name, args=[slug, *row.arguments(deepcopy(both[1]))]), slug, clients)


def test_each_role_reads_what_it_may_and_is_refused_the_rest(opened: Opened, slug: str, clients: Clients) -> None:
    row, address = opened.row, opened.address
    for role in Role:
        expected = 200 if row.may_read(role) else (403 if row.reads else None)
        status = status_of(clients[slug, role].get(address))
        if expected is None:
            assert status in (403, 405), f"{role} got {status} from {address}, which is only sent to"
        else:
            assert status == expected, f"{role} got {status} from {address}"


def test_each_role_sends_what_it_may_and_is_refused_the_rest(opened: Opened, slug: str, clients: Clients) -> None:
    row = opened.row
    for role in Role:
        before = transaction.savepoint()
        status = status_of(clients[slug, role].post(opened.address, {}))
        transaction.savepoint_rollback(before)  # so that nobody finds used up what another sent before
        if row.may_send(role):
            assert status in (200, 302), f"{role} got {status} sending to {row.name}"
        elif row.sends or not row.may_read(role):
            assert status in (403, 405), f"{role} got {status} sending to {row.name}"


def test_to_people_of_another_partnership_it_is_not_there(opened: Opened, others: str, clients: Clients) -> None:
    for role in Role:
        client = clients[others, role]
        assert {status_of(client.get(opened.address)), status_of(client.post(opened.address, {}))} == {404}


def test_nothing_of_another_partnership_opens_under_ones_own_address(
    opened: Opened, slug: str, clients: Clients
) -> None:
    names_nothing = opened.row.arguments is no_arguments or opened.row.name in ALIKE_EVERYWHERE
    assert (opened.theirs == opened.address) == names_nothing
    if not names_nothing:
        assert_closed(opened.theirs, slug, clients)


def test_nobody_gets_in_without_signing_in(opened: Opened, db: None, client: Client) -> None:
    for answer in (client.get(opened.address), client.post(opened.address, {})):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/")


def test_reading_it_is_guarded_holds_nothing_inline_and_changes_nothing(
    opened: Opened, slug: str, clients: Clients
) -> None:
    if not opened.row.reads:
        return
    before, answer = Event.objects.count(), clients[slug, LETTERS[opened.row.reads[0]]].get(opened.address)
    check_headers(answer)
    if not answer.streaming and answer["Content-Type"].startswith("text/html"):
        assert "no-store" in answer["Cache-Control"]
        assert INLINE.findall(answer.content.decode()) == []
    status_of(answer)
    assert Event.objects.count() == before


def test_nothing_is_done_that_another_site_had_sent(opened: Opened, slug: str, clients: Clients) -> None:
    if not opened.row.sends:
        return
    client = Client(enforce_csrf_checks=True)
    client.cookies = clients[slug, LETTERS[opened.row.sends[0]]].cookies
    before, answer = Event.objects.count(), client.post(opened.address, {})
    assert answer.status_code == 403
    assert STALE in answer.content.decode()
    assert Event.objects.count() == before


def test_it_is_shut_before_a_second_step_is_set_up(opened: Opened, slug: str, clients: Clients, settings: Any) -> None:
    settings.REQUIRE_TOTP = True
    client = clients[slug, Role.COORDINATOR]
    for answer in (client.get(opened.address), client.post(opened.address, {})):
        assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_activate_totp"))


def test_a_visit_of_host_staff_reads_and_never_sends(opened: Opened, slug: str, visitor: Client) -> None:
    before, read = Event.objects.count(), status_of(visitor.get(opened.address))
    assert read in ((200, 403) if opened.row.reads else (403, 405))
    assert visitor.post(opened.address, {}).status_code == 403
    assert Event.objects.count() == before


def assert_closed(address: str, slug: str, clients: Clients) -> None:
    for role in Role:
        client = clients[slug, role]
        assert status_of(client.get(address)) in (403, 404, 405)
        assert status_of(client.post(address, {})) in (403, 404, 405)


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
