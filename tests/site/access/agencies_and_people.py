"""Agencies, people, posts, roles; the overview and the log."""

from __future__ import annotations

from typing import Any

from frankpledge.foundation.accounts import services
from frankpledge.foundation.accounts.models import RoleGrant
from frankpledge.foundation.accounts.roles import Role
from tests.site.access.row import COORDINATOR, EVERYBODY, MEMBERS_AND_CONTRACTOR, Row
from tests.universe.partnership import AT, BEGAN, Universe


def an_agency(universe: Universe) -> list[Any]:
    return [universe.places["Tithingham Victim Support"].pk]


def a_post(universe: Universe) -> list[Any]:
    return [universe.post().pk]


def a_holding(universe: Universe) -> list[Any]:
    person = universe.people[Role.CHAIR]
    return [services.fill_post(post=universe.post(), person=person, since=BEGAN, by=universe.coordinator, at=AT).pk]


def a_person(universe: Universe) -> list[Any]:
    return [universe.people[Role.CHAIR].pk]


def a_role(universe: Universe) -> list[Any]:
    chair = universe.people[Role.CHAIR]
    return [RoleGrant.objects.get(partnership=universe.partnership, role=Role.CHAIR, person=chair).pk]


def an_invitation(universe: Universe) -> list[Any]:
    invited, _ = services.invite(email="new@tithingham.example", role=Role.CHAIR, by=universe.coordinator, at=AT)
    return [invited.pk]


ROWS = [
    Row("home", EVERYBODY),
    Row("log", "COH"),
    Row("partnership:agencies", MEMBERS_AND_CONTRACTOR),
    Row("partnership:agency-register", COORDINATOR, COORDINATOR),
    Row("partnership:agency", MEMBERS_AND_CONTRACTOR, arguments=an_agency),
    Row("partnership:agency-amend", COORDINATOR, COORDINATOR, an_agency),
    Row("partnership:agency-end", COORDINATOR, COORDINATOR, an_agency),
    Row("partnership:people", COORDINATOR),
    Row("partnership:person", COORDINATOR, arguments=a_person),
    Row("partnership:person-erase", COORDINATOR, COORDINATOR, a_person),
    Row("partnership:roles-ended", COORDINATOR),
    Row("partnership:invite", COORDINATOR, COORDINATOR),
    Row("partnership:invitation-withdraw", COORDINATOR, COORDINATOR, an_invitation),
    Row("partnership:role-grant", COORDINATOR, COORDINATOR),
    Row("partnership:role-end", COORDINATOR, COORDINATOR, a_role),
    Row("partnership:post-create", COORDINATOR, COORDINATOR),
    Row("partnership:post", MEMBERS_AND_CONTRACTOR, arguments=a_post),
    Row("partnership:post-fill", COORDINATOR, COORDINATOR, a_post),
    Row("partnership:post-leave", COORDINATOR, COORDINATOR, a_holding),
]
