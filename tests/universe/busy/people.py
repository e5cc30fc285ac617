"""Agencies, the people who work in them, their posts and roles."""

from __future__ import annotations

from datetime import timedelta
from itertools import cycle, islice

from django.contrib.auth.hashers import make_password

from frankpledge.core.readiness.case import Level, Sector, Seniority, Standing
from frankpledge.foundation.accounts.models import (
    Agency,
    Invitation,
    PartnershipAgency,
    Person,
    Post,
    PostHolding,
    RoleGrant,
)
from frankpledge.foundation.accounts.roles import Role
from tests.universe.busy.town import BEGAN, TODAY, Town, insert
from tests.universe.partnership import AT, PASSWORD

ROLES = (
    *[Role.AGENCY_REPRESENTATIVE] * 6, *[Role.DATA_LIAISON] * 2, Role.CHAIR, Role.INFORMATION_OFFICER,
    Role.OUTPUT_CHECKER, Role.COORDINATOR,
)  # fmt: skip
"""What people are given, over and over."""
LEVELS = (Level.STRATEGIC, Level.CO_ORDINATING, Level.OPERATIONAL, Level.OPERATIONAL)
EVERY_SO_MANY = 15
"""One post in so many has changed hands, and one in so many stands empty."""


def add_agencies(town: Town) -> None:
    """Bring the four agencies of the universe to so many."""
    first = list(town.universe.places.values())
    missing = town.size.agencies - len(first)
    sectors, standings = list(Sector), list(Standing)
    slug = town.universe.partnership.slug
    agencies = insert(
        Agency(
            name=f"{slug.capitalize()} agency {number:02}", sector=sectors[number % len(sectors)],
            hours_a_month=town.rng.randrange(20, 200) if town.chance(0.7) else None,
        )
        for number in range(missing)
    )  # fmt: skip
    more = insert(
        town.row(
            PartnershipAgency, agency=agency, standing=standings[number % len(standings)], since=town.some_day(),
            reason="Knows the estates.", hours_a_month=town.rng.randrange(5, 60),
        )
        for number, agency in enumerate(agencies)
    )  # fmt: skip
    town.places = first + more
    for place in more:
        town.log.add("agency.registered", place.agency, place.since, town.clerk)
        town.log.add("agency.joined", place, place.since, town.clerk)


def add_people(town: Town) -> None:
    """Bring the people of the universe to so many, each with a role."""
    known = list(town.universe.people.values())
    slug, password = town.universe.partnership.slug, make_password(PASSWORD)
    paces = list(Person.MailPace)
    more = insert(
        Person(
            email=f"officer{number:03}@{slug}.example", name=f"Officer {number:03}", password=password, joined=AT,
            mail_pace=paces[number % len(paces)],
        )
        for number in range(town.size.people - len(known))
    )  # fmt: skip
    town.people = known + more
    roles = islice(cycle(ROLES), len(more))
    grants = insert(
        town.row(
            RoleGrant, person=person, role=role, agency=town.places[number % len(town.places)].agency,
            since=town.some_day(), granted_by_id=town.clerk,
        )
        for number, (person, role) in enumerate(zip(more, roles, strict=True))
    )  # fmt: skip
    for grant in grants:
        town.log.add("role.granted", grant.person, grant.since, town.clerk, role=str(grant.role))
    _invite_more(town)


def _invite_more(town: Town) -> None:
    slug = town.universe.partnership.slug
    waiting = insert(
        town.row(
            Invitation, email=f"invited{number}@{slug}.example", role=Role.CHAIR, invited_by_id=town.clerk,
            token_digest=f"{slug} {number}", invited_at=AT - timedelta(days=3), expires_at=AT + timedelta(days=11),
        )
        for number in range(town.size.share(20))
    )  # fmt: skip
    for invitation in waiting:
        town.log.add("person.invited", invitation, invitation.invited_at.date(), town.clerk, role=Role.CHAIR.value)


def add_posts(town: Town) -> None:
    """Set up a post for every person, and a few that nobody holds or that others held before."""
    empty = town.size.people // EVERY_SO_MANY
    seniorities = list(Seniority)
    town.posts = insert(
        town.row(
            Post, agency=town.places[number % len(town.places)].agency, title=f"Officer {number:03}",
            level=LEVELS[number % len(LEVELS)], seniority=seniorities[number % len(seniorities)], since=BEGAN,
            co_ordinates=number == 0,
        )
        for number in range(town.size.people + empty)
    )  # fmt: skip
    held = list(zip(town.posts, town.people, strict=False))
    began = [town.some_day(BEGAN + timedelta(days=1)) for _ in held]
    now = [
        PostHolding(post=post, person=person, since=since) for (post, person), since in zip(held, began, strict=True)
    ]
    before = [
        PostHolding(post=holding.post, person=town.people[number - 1], since=BEGAN,
                    until=holding.since - timedelta(days=1))
        for number, holding in enumerate(now) if number % EVERY_SO_MANY == 1
    ]  # fmt: skip
    insert(before + now)
    town.holder = {post.pk: person.pk for post, person in held}
    for holding in now:
        town.log.add("post.created", holding.post, BEGAN, town.clerk, level=str(holding.post.level))
        town.log.add("post.taken", holding.post, holding.since, town.clerk, since=holding.since.isoformat())


def end_some_places(town: Town) -> None:
    """Let one agency in twenty have left at the end of last month; its people and posts stay as history."""
    left = TODAY.replace(day=1) - timedelta(days=1)
    gone = [place for place in town.places[19::20] if place.since < left]
    PartnershipAgency.objects.filter(pk__in=[place.pk for place in gone]).update(until=left)
    for place in gone:
        town.log.add("agency.left", place, left, town.clerk, until=left.isoformat())
