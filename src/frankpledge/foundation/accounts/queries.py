"""Who is who, for those who may know."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from frankpledge.foundation.accounts.models import (
    Agency,
    Invitation,
    Partnership,
    PartnershipAgency,
    Person,
    Post,
    RoleGrant,
    StaffAccess,
)
from frankpledge.foundation.accounts.permissions import check_may_manage_people, check_may_read
from frankpledge.foundation.accounts.standing import Standing, open_on


def partnerships_of(person: Person, at: datetime) -> list[Partnership]:
    """Return the partnerships in which a person has a role today, or visits for the host now."""
    granted = RoleGrant.objects.filter(open_on(timezone.localdate(at)), person=person).values("partnership")
    visited = StaffAccess.objects.filter(person=person, starts_at__lte=at, ends_at__gt=at).values("partnership")
    return list(Partnership.objects.filter(Q(pk__in=granted) | Q(pk__in=visited)).order_by("name"))


def own_roles(person: Person, at: datetime) -> QuerySet[RoleGrant]:
    """Return the roles a person holds today, in every partnership."""
    held = RoleGrant.objects.filter(open_on(timezone.localdate(at)), person=person)
    return held.select_related("partnership", "agency").order_by("partnership__name", "role", "pk")


def places(standing: Standing) -> QuerySet[PartnershipAgency]:
    """Return the agencies' places in the partnership, those that ended too, by name."""
    check_may_read(standing)
    return PartnershipAgency.objects.filter(partnership=standing.partnership).select_related("agency", "partnership")


def agencies(standing: Standing) -> QuerySet[Agency]:
    """Return the agencies that take part today."""
    check_may_read(standing)
    open_places = PartnershipAgency.objects.filter(open_on(standing.today), partnership=standing.partnership)
    return Agency.objects.filter(pk__in=open_places.values("agency"))


def posts(standing: Standing) -> QuerySet[Post]:
    """Return the partnership's posts that exist today."""
    check_may_read(standing)
    return Post.objects.filter(open_on(standing.today), partnership=standing.partnership).select_related("agency")


def people(standing: Standing) -> QuerySet[Person]:
    """Return the people with a role in the partnership today."""
    check_may_read(standing)
    held = RoleGrant.objects.filter(open_on(standing.today), partnership=standing.partnership)
    return Person.objects.filter(pk__in=held.values("person"))


def grants(standing: Standing) -> QuerySet[RoleGrant]:
    """Return every role given in the partnership, with whose it is."""
    check_may_manage_people(standing)
    return RoleGrant.objects.filter(partnership=standing.partnership).select_related("person", "agency")


def invitations(standing: Standing) -> QuerySet[Invitation]:
    """Return invitations that may still be accepted."""
    check_may_manage_people(standing)
    waiting = Invitation.objects.filter(partnership=standing.partnership, accepted_at=None, withdrawn_at=None)
    return waiting.filter(expires_at__gt=standing.at).select_related("agency")
