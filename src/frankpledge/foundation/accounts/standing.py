"""What a person is in a partnership today: the key that every query and service asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Protocol

from django.db.models import Q, QuerySet
from django.utils import timezone

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Agency, Partnership, Person, RoleGrant, StaffAccess
from frankpledge.foundation.accounts.roles import MEMBERS, Role


class Belongs(Protocol):
    """Anything that belongs to one partnership."""

    partnership_id: int


@dataclass(frozen=True)
class Standing:
    """A person in a partnership: the roles held there, and the agencies they are held for.

    Queries take it first, services take it as ``by``: nothing is read or written without saying for which
    partnership and as whom.
    """

    partnership: Partnership
    person: Person
    grants: frozenset[tuple[Role, int | None]]
    at: datetime
    visit_ends_at: datetime | None = None
    """Until when somebody who runs the system may look in; nobody else's standing has it."""

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles held today."""
        return frozenset(role for role, _ in self.grants)

    @property
    def is_staff_visit(self) -> bool:
        """Whether it is a look by host staff, who read and change nothing."""
        return self.visit_ends_at is not None

    @cached_property
    def today(self) -> date:
        """The day of the request, where the partnership is."""
        return timezone.localdate(self.at)

    @property
    def is_member(self) -> bool:
        """Whether the person belongs to the partnership, rather than works for it or looks on."""
        return bool(self.roles & MEMBERS)

    def holds(self, *roles: Role) -> bool:
        """Say whether any of the roles is held."""
        return not self.roles.isdisjoint(roles)

    def acts_for(self, agency_id: int | None, *roles: Role) -> bool:
        """Say whether any of the roles (by default: representative) is held for that agency."""
        wanted = roles or (Role.AGENCY_REPRESENTATIVE,)
        return any((role, agency_id) in self.grants for role in wanted)

    @property
    def agency_ids(self) -> frozenset[int]:
        """The agencies the person speaks or supplies for."""
        return frozenset(agency for _, agency in self.grants if agency is not None)

    @property
    def represented(self) -> frozenset[int]:
        """The agencies the person represents, and so may answer for."""
        return frozenset(agency for role, agency in self.grants if role is Role.AGENCY_REPRESENTATIVE and agency)

    def check_owns(self, *things: Belongs | None) -> None:
        """Refuse anything of another partnership; a view has answered 404 long before."""
        if any(thing is not None and thing.partnership_id != self.partnership.pk for thing in things):
            raise Refused("That belongs to another partnership.")


def open_on(day: date, prefix: str = "") -> Q:
    """Return the condition that something with ``since`` and ``until`` holds on a day, both included."""
    began = Q(**{f"{prefix}since__lte": day})
    return began & (Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gte": day}))


def who_holds(
    partnership: Partnership, day: date, *roles: Role, agencies: Iterable[Agency | int] | None = None
) -> QuerySet[Person]:
    """Return the people who hold any of the roles in a partnership on a day, once each.

    ``agencies`` narrows it to those who hold one for any of these.
    """
    held = Q(grants__partnership=partnership, grants__role__in=roles) & open_on(day, "grants__")
    if agencies is not None:
        held &= Q(grants__agency__in=list(agencies))
    return Person.objects.filter(held).distinct()


def find_standing(partnership: Partnership, person: Person, at: datetime) -> Standing | None:
    """Return what the person is in the partnership at that moment, or ``None`` for nothing at all."""
    found = find_standing_in(partnership.slug, person, at)
    return replace(found, partnership=partnership) if found else None


def _find_visit(partnership: Partnership, person: Person, at: datetime) -> Standing | None:
    """A visitor sees what an observer sees, and reads the working pages beside; the visit ends by itself."""
    open_now = StaffAccess.objects.filter(partnership=partnership, person=person, starts_at__lte=at, ends_at__gt=at)
    visit = open_now.order_by("ends_at").last()
    grants = frozenset({(Role.OBSERVER, None)})
    return Standing(partnership, person, grants, at, visit_ends_at=visit.ends_at) if visit else None


def find_standing_in(slug: str, person: Person, at: datetime) -> Standing | None:
    """Return the person's standing in the partnership of that name in addresses, or ``None``.

    Every page asks it first, so it comes in one plain query for whoever has a role there.
    """
    today = timezone.localdate(at)
    held = RoleGrant.objects.filter(partnership__slug=slug, person=person).select_related("partnership").order_by()
    found = [grant for grant in held if grant.since <= today and (grant.until is None or grant.until >= today)]
    if found:
        grants = frozenset((Role(grant.role), grant.agency_id) for grant in found)
        return Standing(found[0].partnership, person, grants, at)
    partnership = Partnership.objects.filter(slug=slug).first() if person.is_host_staff else None
    return _find_visit(partnership, person, at) if partnership else None
