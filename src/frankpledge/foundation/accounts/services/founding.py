"""Set up a partnership, its first co-ordinator, and people who can sign in."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Partnership, Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services.roles import give_role
from frankpledge.foundation.accounts.services.system import System
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked


@transaction.atomic
def found_partnership(
    *, name: str, slug: str, regime: str, tier: str, started: date, at: datetime, code: str = "", predecessor: str = ""
) -> Partnership:
    """Set up a partnership. Done by whoever hosts the system, not by a person who signs in."""
    if Partnership.objects.filter(slug=slug).exists():
        raise Refused({"slug": ["There is a partnership of that name in addresses already. Choose another."]})
    made = Partnership(
        name=name, slug=slug, regime=regime, tier=tier, started=started, code=code, predecessor=predecessor
    )
    save_checked(made)
    record("partnership.founded", subject=made, by=System(made), at=at)
    return made


@transaction.atomic
def found_coordinator(
    *, partnership: Partnership, email: str, name: str, at: datetime, password: str | None = None
) -> Person:
    """Give a new partnership its first co-ordinator, who then invites everybody else."""
    person = add_person(email=email, name=name, password=password, at=at)
    give_role(System(partnership), person, Role.COORDINATOR, None, at.date(), None, at)
    return person


@transaction.atomic
def add_host_staff(*, email: str, name: str, at: datetime) -> Person:
    """Add somebody who works for the host. It opens nothing: each visit is asked for, limited and logged."""
    person = Person.objects.filter(email__iexact=email).first() or add_person(email=email, name=name, at=at)
    if person.is_host_staff:
        raise Refused({"email": ["They are host staff already."]})
    person.is_host_staff = True
    save_checked(person)
    return person


def add_person(*, email: str, name: str, at: datetime, password: str | None = None) -> Person:
    """Add somebody who can do nothing until given a role; without a password they must first set one by a link."""
    if Person.objects.filter(email__iexact=email).exists():
        raise Refused({"email": ["Somebody signs in with that address already."]})
    person = Person(email=email.lower(), name=name, joined=at)
    if password is not None:
        _check_password(password, person)
    person.set_password(password)
    save_checked(person)
    return person


def _check_password(password: str, person: Person) -> None:
    try:
        validate_password(password, person)
    except ValidationError as fault:
        raise Refused({"password": fault.messages}) from None
