"""Invite people by mail, and let them in."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Agency, Invitation, Person
from frankpledge.foundation.accounts.permissions import check_may_manage_people
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services.founding import add_person
from frankpledge.foundation.accounts.services.roles import check_role, give_role
from frankpledge.foundation.accounts.services.system import System
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.notifications.services import tell_address
from frankpledge.foundation.saving import save_checked

INVITATION_DAYS = 14

USED_UP = "This invitation has been used, withdrawn or has run out. Ask for a new one."


@transaction.atomic
def invite(
    *, email: str, role: str, by: Standing, at: datetime, agency: Agency | None = None, until: date | None = None
) -> tuple[Invitation, str]:
    """Invite somebody by mail. Returns the invitation and its token, which is kept nowhere but in the mail."""
    check_may_manage_people(by)
    check_role(by.partnership, role, agency, until, by.today)
    token = secrets.token_urlsafe(32)
    invitation = Invitation(
        partnership=by.partnership, email=email.lower(), role=role, agency=agency, until=until,
        token_digest=_digest(token), invited_by=by.person, invited_at=at,
        expires_at=at + timedelta(days=INVITATION_DAYS),
    )  # fmt: skip
    save_checked(invitation)
    tell_address(
        invitation.email,
        subject=f"You are invited to {by.partnership}",
        text=f"{by.partnership} invites you to work with it on Frankpledge. "
        f"The link below works for {INVITATION_DAYS} days and once only.",
        path=reverse("accounts:accept", args=[token]),
        partnership=by.partnership,
        at=at,
    )
    record("person.invited", subject=invitation, by=by, at=at, facts={"role": role})
    return invitation, token


def find_invitation(token: str, at: datetime) -> Invitation | None:
    """Return the invitation a token opens, while it may still be accepted."""
    return (
        Invitation.objects.select_related("partnership", "agency")
        .filter(token_digest=_digest(token), accepted_at=None, withdrawn_at=None, expires_at__gt=at)
        .first()
    )


def find_invited_person(invitation: Invitation) -> Person | None:
    """Return who signs in with the invited address already, perhaps in another partnership."""
    return Person.objects.filter(email__iexact=invitation.email).first()


@transaction.atomic
def accept_invitation(*, token: str, password: str, at: datetime, name: str = "") -> Person:
    """Make the invited person's log-in (or use the one they have) and give the role."""
    invitation = _open_invitation(token, at)
    person = find_invited_person(invitation)
    if person is None:
        person = add_person(email=invitation.email, name=name, password=password, at=at)
    elif not person.check_password(password):
        raise Refused({"password": ["That is not the password you sign in with here."]})
    return _let_in(invitation, person, at)


@transaction.atomic
def accept_signed_in(*, token: str, person: Person, at: datetime) -> Person:
    """Give the role to the invited person, who is signed in already."""
    invitation = _open_invitation(token, at)
    if person != find_invited_person(invitation):
        raise Refused("This invitation was sent to another address. Sign out, then open the link again.")
    return _let_in(invitation, person, at)


def _open_invitation(token: str, at: datetime) -> Invitation:
    found = find_invitation(token, at)
    locked = Invitation.objects.select_for_update().filter(pk=found.pk, accepted_at=None).first() if found else None
    if locked is None:
        raise Refused(USED_UP)
    return locked


def _let_in(invitation: Invitation, person: Person, at: datetime) -> Person:
    invitation.accepted_at, invitation.accepted_by = at, person
    save_checked(invitation)
    acting = System(invitation.partnership)
    record("invitation.accepted", subject=invitation, by=acting, at=at)
    give_role(acting, person, Role(invitation.role), invitation.agency, at.date(), invitation.until, at)
    return person


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Standing, at: datetime) -> None:
    """Make an invitation that was not yet accepted worthless."""
    check_may_manage_people(by)
    by.check_owns(invitation)
    if invitation.accepted_at:
        raise Refused("It has been accepted already. End the role instead.")
    invitation.withdrawn_at = at
    save_checked(invitation)
    record("invitation.withdrawn", subject=invitation, by=by, at=at)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
