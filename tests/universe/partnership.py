"""Tithingham's partnership: its agencies, and one person in each role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from frankpledge.foundation.accounts import services
from frankpledge.foundation.accounts.models import Agency, Partnership, PartnershipAgency, Person, Post
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, find_standing

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BEGAN = date(2025, 4, 1)
PASSWORD = "a long made-up phrase"

FOR_AGENCY = {Role.AGENCY_REPRESENTATIVE: "Tithingham Police", Role.DATA_LIAISON: "Tithingham Police"}


@dataclass(frozen=True)
class Universe:
    """The partnership, its agencies by name, and its people by role."""

    partnership: Partnership
    places: dict[str, PartnershipAgency]
    people: dict[Role, Person]

    def agency(self, name: str) -> Agency:
        """Return an agency by name."""
        return self.places[name].agency

    def as_(self, role: Role, at: datetime = AT) -> Standing:
        """Return the standing of whoever holds a role."""
        standing = find_standing(self.partnership, self.people[role], at)
        assert standing is not None
        return standing

    @property
    def coordinator(self) -> Standing:
        """The co-ordinator's standing."""
        return self.as_(Role.COORDINATOR)

    def post(self, agency: str = "Tithingham Police", title: str = "Superintendent", **given: object) -> Post:
        """Set up a post, as the co-ordinator does."""
        wanted = {"level": "strategic", "since": BEGAN, "at": AT} | given
        by = wanted.pop("by", None) or self.coordinator
        return services.create_post(agency=self.agency(agency), title=title, by=by, **wanted)


AGENCIES = (
    ("Tithingham Borough Council", "local-government", "responsible", "unitary"),
    ("Tithingham Police", "police", "responsible", "none"),
    ("Tithingham Probation", "probation", "responsible", "none"),
    ("Tithingham Victim Support", "voluntary", "participating", "none"),
)


def found(name: str = "Tithingham Community Safety Partnership", slug: str = "tithingham", tier: str = "unitary",
          regime: str = "england", at: datetime = AT) -> Universe:  # fmt: skip
    """Build a partnership with four agencies and a person in each role."""
    partnership = services.found_partnership(
        name=name, slug=slug, regime=regime, tier=tier, started=BEGAN, at=at, code="E07999001"
    )
    first = services.found_coordinator(
        partnership=partnership, email=f"coordinator@{slug}.example", name="Co-ordinator", password=PASSWORD, at=at
    )
    by = find_standing(partnership, first, at)
    assert by is not None
    places = {
        agency: services.register_agency(
            name=agency, sector=sector, standing=standing, council_tier=council, since=BEGAN, by=by, at=at
        )
        for agency, sector, standing, council in AGENCIES
    }
    people = {Role.COORDINATOR: first} | {
        role: _join(role, slug, places, by, at) for role in Role if role != Role.COORDINATOR
    }
    return Universe(partnership, places, people)


def _join(role: Role, slug: str, places: dict[str, PartnershipAgency], by: Standing, at: datetime) -> Person:
    """Invite somebody and let them accept, as people come in."""
    place = places.get(FOR_AGENCY.get(role, ""))
    until = at.date() + timedelta(days=300) if role is Role.CONTRACTOR else None
    _, token = services.invite(
        email=f"{role}@{slug}.example", role=role, agency=place.agency if place else None, until=until, by=by, at=at
    )
    return services.accept_invitation(token=token, name=role.label, password=PASSWORD, at=at)
