"""Opens addresses of the matrix on a busy partnership and counts the queries each takes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, resolve, reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.partnership.models import Cycle
from tests.site.access.row import Row
from tests.site.test_access_matrix import status_of
from tests.universe.busy.build import Busy
from tests.universe.partnership import AT

VALUES = re.compile(r"'[^']*'|\b\d+\b")
READERS = (Role.COORDINATOR, Role.CHAIR, Role.AGENCY_REPRESENTATIVE, Role.INFORMATION_OFFICER)
"""Those who open most pages, and for whom most stands on them."""


@dataclass(frozen=True)
class Opened:
    """How an address opened: for whom, with what status, in which queries."""

    role: Role
    address: str
    status: int
    queries: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many queries it took."""
        return len(self.queries)

    def told(self) -> str:
        """Say it for whoever must mend the page: how often each query came, whatever it asked for."""
        shapes = Counter(VALUES.sub("?", query) for query in self.queries)
        listed = "\n".join(f"  {times:3} x {shape[:200]} ... {shape[-200:]}" for shape, times in shapes.most_common())
        return f"{self.address} for {self.role}: {self.status} in {self.count} queries\n{listed}"


def opened(busy: Busy, row: Row, arguments: list[Any]) -> list[Opened]:
    """Open an address as each reader who may read it."""
    address = reverse(row.name, args=[busy.universe.partnership.slug, *arguments])
    people = busy.universe.people
    return [_opened_by(people[role], role, address) for role in READERS if row.may_read(role)]


def _opened_by(person: Person, role: Role, address: str) -> Opened:
    client = Client()
    client.force_login(person)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
        status = status_of(answer)
    return Opened(role, address, status, tuple(each["sql"] for each in captured.captured_queries))


def arguments_of(row: Row, busy: Busy) -> list[Any]:
    """Let the row's own maker make its thing. Where that is a cycle, the one under way is closed to make room."""
    try:
        with transaction.atomic():
            return row.arguments(busy.universe)
    except Refused:
        under_way = Cycle.objects.filter(partnership=busy.universe.partnership, closed_on=None)
        under_way.update(closed_on=AT.date())
        return row.arguments(busy.universe)


def kind_of(row: Row) -> str:
    """Return what stands before the key in an address: ``meetings`` of ``meetings/<int:pk>/agenda/new/``."""
    try:
        route = resolve(reverse(row.name, args=["any", 1])).route
    except NoReverseMatch:
        return ""
    return route.removeprefix("p/<slug:slug>/").partition("/<int:pk>")[0]
