"""What tests of the site share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.kept import forget_all
from frankpledge.stages.audit.services import counting
from tests.site.counted_once import Memory
from tests.site.snapshot import Snapshot, take
from tests.universe.partnership import AT, Universe, found


@pytest.fixture(scope="session", autouse=True)
def connection_of_the_test() -> Iterator[None]:
    """Closing an answer ends its request once more; the connection in whose transaction the test stands must stay."""
    usual = BaseDatabaseWrapper.close_if_unusable_or_obsolete

    def unless_in_transaction(connection: BaseDatabaseWrapper) -> None:
        if not connection.in_atomic_block:
            usual(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "close_if_unusable_or_obsolete", unless_in_transaction)
        yield


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every request happens at the moment at which the universe was built."""
    monkeypatch.setattr("frankpledge.site.middleware.now", lambda: AT)


@pytest.fixture(autouse=True)
def shelf(settings: Any, tmp_path: Path) -> Path:
    """A public shelf of the test's own, and an inbox."""
    settings.RELEASES_ROOT = tmp_path / "releases"
    settings.INBOX = str(tmp_path / "inbox")
    return settings.RELEASES_ROOT


@pytest.fixture(scope="session", autouse=True)
def counted_once() -> Iterator[None]:
    """Tests want a release at hand far oftener than they want to know how it was counted."""
    memory = Memory(counting.count, counting.write_bundle)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "count", memory.count)
        patch.setattr(counting, "write_bundle", memory.write_bundle)
        yield


@pytest.fixture(autouse=True)
def nothing_kept_from_before() -> None:
    """A database rolled back has the same chains again, over other facts."""
    forget_all()


@pytest.fixture(scope="session")
def partnerships(django_db_setup: None, django_db_blocker: Any) -> list[Snapshot[Universe]]:
    """Tithingham's partnership and another, built once by services."""
    with django_db_blocker.unblock():
        return take(found, partial(found, "Hundredbury Partnership", "hundredbury"))


@pytest.fixture
def town(db: None, partnerships: list[Snapshot[Universe]]) -> Universe:
    """Tithingham's partnership, with a person in each role."""
    return partnerships[0].lay()


@pytest.fixture
def neighbour(db: None, partnerships: list[Snapshot[Universe]]) -> Universe:
    """Another partnership, whose people have nothing to do with Tithingham."""
    return partnerships[1].lay()


@pytest.fixture
def signed_in(client: Client) -> Callable[[Person], Client]:
    """Sign somebody in."""

    def sign_in(person: Person) -> Client:
        client.force_login(person)
        return client

    return sign_in


@pytest.fixture
def coordinator_client(town: Universe, client: Client) -> Client:
    """The co-ordinator's browser."""
    client.force_login(town.people[Role.COORDINATOR])
    return client
