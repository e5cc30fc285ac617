"""The only writers of people, posts, roles and agencies."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.core.readiness.case import CouncilTier, Seniority
from frankpledge.core.readiness.case import Standing as Place
from frankpledge.foundation.accounts import events  # noqa: F401 -- registers its words
from frankpledge.foundation.accounts.models import (
    Agency,
    Invitation,
    Partnership,
    PartnershipAgency,
    Person,
    Post,
    PostHolding,
    RoleGrant,
    StaffAccess,
)
from frankpledge.foundation.accounts.permissions import (
    check_may_coordinate,
    check_may_end_role,
    check_may_manage_people,
)
from frankpledge.foundation.accounts.roles import ENDING, FOR_AN_AGENCY, Role
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.notifications.services import tell_address
from frankpledge.foundation.saving import save_checked

INVITATION_DAYS = 14
LONGEST_VISIT = timedelta(hours=8)


@dataclass(frozen=True)
class System:
    """What happens on time, or from the command line of whoever runs the system, is done by nobody here."""

    partnership: Partnership
    person: None = None


# --- Founding, from the host's command line ---------------------------------------------------------------


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
def found_coordinator(*, partnership: Partnership, email: str, name: str, password: str, at: datetime) -> Person:
    """Give a new partnership its first co-ordinator, who then invites everybody else."""
    person = add_person(email=email, name=name, password=password, at=at)
    _grant(System(partnership), person, Role.COORDINATOR, None, at.date(), None, at)
    return person


def add_person(*, email: str, name: str, password: str, at: datetime) -> Person:
    """Add somebody who can sign in, and can do nothing until given a role."""
    if Person.objects.filter(email__iexact=email).exists():
        raise Refused({"email": ["Somebody signs in with that address already."]})
    person = Person(email=email.lower(), name=name, joined=at)
    try:
        validate_password(password, person)
    except ValidationError as fault:
        raise Refused({"password": fault.messages}) from None
    person.set_password(password)
    save_checked(person)
    return person


# --- Agencies ---------------------------------------------------------------------------------------------


@transaction.atomic
def register_agency(
    *,
    name: str,
    sector: str,
    body: str = "",
    standing: str,
    since: date,
    by: Standing,
    at: datetime,
    reason: str = "",
    hours_a_month: int | None = None,
    operating_from: date | None = None,
    operating_until: date | None = None,
    council_tier: str = CouncilTier.NONE,
) -> PartnershipAgency:
    """Record a new agency and its place in the partnership."""
    check_may_coordinate(by)
    agency = Agency(
        name=name, sector=sector, council_tier=council_tier, operating_from=operating_from,
        operating_until=operating_until,
    )  # fmt: skip
    save_checked(agency)
    record("agency.registered", subject=agency, by=by, at=at)
    return _join(agency, body, standing, since, reason, hours_a_month, by, at)


@transaction.atomic
def admit_agency(
    *,
    agency: Agency,
    body: str = "",
    standing: str,
    since: date,
    by: Standing,
    at: datetime,
    reason: str = "",
    hours_a_month: int | None = None,
) -> PartnershipAgency:
    """Give an agency that is registered already, perhaps by a neighbour, its place in this partnership."""
    check_may_coordinate(by)
    return _join(agency, body, standing, since, reason, hours_a_month, by, at)


def _join(
    agency: Agency, body: str, standing: str, since: date, reason: str, hours: int | None, by: Standing, at: datetime
) -> PartnershipAgency:
    if PartnershipAgency.objects.filter(partnership=by.partnership, agency=agency, until=None).exists():
        raise Refused({"name": [f"{agency} takes part already."]})
    if standing == Place.MEMBER and not reason.strip():
        raise Refused({"reason": ["Say why a body that the law does not list is a member, and what it brings."]})
    place = PartnershipAgency(
        partnership=by.partnership, agency=agency, body=body, standing=standing, since=since, reason=reason,
        hours_a_month=hours,
    )  # fmt: skip
    save_checked(place)
    record("agency.joined", subject=agency, by=by, at=at, facts={"standing": standing, "since": since})
    return place


@transaction.atomic
def amend_place(
    *, place: PartnershipAgency, body: str, standing: str, reason: str, hours_a_month: int | None, by: Standing,
    at: datetime,
) -> None:  # fmt: skip
    """Correct how an agency takes part."""
    check_may_coordinate(by)
    by.check_owns(place)
    if standing == Place.MEMBER and not reason.strip():
        raise Refused({"reason": ["Say why a body that the law does not list is a member, and what it brings."]})
    place.body, place.standing, place.reason, place.hours_a_month = body, standing, reason, hours_a_month
    save_checked(place)
    record("agency.joined", subject=place.agency, by=by, at=at, facts={"standing": standing})


@transaction.atomic
def end_place(*, place: PartnershipAgency, until: date, by: Standing, at: datetime) -> None:
    """Record the last day on which an agency takes part."""
    check_may_coordinate(by)
    by.check_owns(place)
    if until < place.since:
        raise Refused({"until": ["The last day cannot be before the first."]})
    place.until = until
    save_checked(place)
    record("agency.left", subject=place.agency, by=by, at=at, facts={"until": until})


# --- Posts and who holds them -----------------------------------------------------------------------------


@transaction.atomic
def create_post(
    *, agency: Agency, title: str, level: str, since: date, by: Standing, at: datetime,
    seniority: str = Seniority.MIDDLE, co_ordinates: bool = False,
) -> Post:  # fmt: skip
    """Set up a post in an agency that takes part."""
    check_may_coordinate(by)
    if not PartnershipAgency.objects.filter(partnership=by.partnership, agency=agency).exists():
        raise Refused({"agency": ["That agency does not take part in this partnership."]})
    post = Post(
        partnership=by.partnership, agency=agency, title=title, level=level, seniority=seniority, since=since,
        co_ordinates=co_ordinates,
    )  # fmt: skip
    save_checked(post)
    record("post.created", subject=post, by=by, at=at, facts={"level": level})
    return post


@transaction.atomic
def fill_post(*, post: Post, person: Person, since: date, by: Standing, at: datetime) -> PostHolding:
    """Record who holds a post, ending whoever held it before on the day before."""
    check_may_coordinate(by)
    by.check_owns(post)
    for earlier in post.holdings.filter(until=None):
        if earlier.since >= since:
            raise Refused({"since": ["Somebody took the post on that day or later. Give a later day."]})
        earlier.until = since - timedelta(days=1)
        save_checked(earlier)
        record("post.left", subject=post, by=by, at=at, facts={"until": earlier.until})
    holding = PostHolding(post=post, person=person, since=since)
    save_checked(holding)
    record("post.taken", subject=post, by=by, at=at, facts={"since": since})
    return holding


@transaction.atomic
def leave_post(*, holding: PostHolding, until: date, by: Standing, at: datetime) -> None:
    """Record the last day on which somebody held a post; the post and its history stay."""
    check_may_coordinate(by)
    by.check_owns(holding.post)
    if until < holding.since:
        raise Refused({"until": ["The last day cannot be before the first."]})
    holding.until = until
    save_checked(holding)
    record("post.left", subject=holding.post, by=by, at=at, facts={"until": until})


# --- Roles and invitations --------------------------------------------------------------------------------


@transaction.atomic
def grant_role(
    *, person: Person, role: str, by: Standing, at: datetime, agency: Agency | None = None, until: date | None = None
) -> RoleGrant:
    """Give a role to somebody who signs in already."""
    check_may_manage_people(by)
    _check_role(by.partnership, role, agency, until, by.today)
    return _grant(by, person, Role(role), agency, by.today, until, at)


def _grant(
    by: Standing | System, person: Person, role: Role, agency: Agency | None, since: date, until: date | None,
    at: datetime,
) -> RoleGrant:  # fmt: skip
    held = RoleGrant.objects.filter(open_on(since), partnership=by.partnership, person=person, role=role, agency=agency)
    if held.exists():
        raise Refused({"role": ["They hold that role already."]})
    grant = RoleGrant(
        partnership=by.partnership, person=person, role=role, agency=agency, since=since, until=until,
        granted_by=by.person,
    )  # fmt: skip
    save_checked(grant)
    record("role.granted", subject=person, by=by, at=at, facts={"role": str(role), "until": until})
    return grant


def _check_role(partnership: Partnership, role: str, agency: Agency | None, until: date | None, today: date) -> None:
    reasons: dict[str, list[str]] = {"agency": [], "until": []}
    if role in FOR_AN_AGENCY and agency is None:
        reasons["agency"].append("Say for which agency this role is held.")
    if agency and not PartnershipAgency.objects.filter(partnership=partnership, agency=agency).exists():
        reasons["agency"].append("That agency does not take part in this partnership.")
    if role in ENDING and until is None:
        reasons["until"].append("A contractor's access needs a last day.")
    if until and until < today:
        reasons["until"].append("The last day is already past.")
    if any(reasons.values()):
        raise Refused(reasons)


@transaction.atomic
def end_role(*, grant: RoleGrant, by: Standing, at: datetime) -> None:
    """End a role from today; the grant stays as history."""
    check_may_end_role(by, grant.person)
    by.check_owns(grant)
    RoleGrant.objects.filter(pk=grant.pk).update(until=by.today - timedelta(days=1))
    record("role.ended", subject=grant.person, by=by, at=at, facts={"role": grant.role})


@transaction.atomic
def invite(
    *, email: str, role: str, by: Standing, at: datetime, agency: Agency | None = None, until: date | None = None
) -> tuple[Invitation, str]:
    """Invite somebody by mail. Returns the invitation and its token, which is kept nowhere but in the mail."""
    check_may_manage_people(by)
    _check_role(by.partnership, role, agency, until, by.today)
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


@transaction.atomic
def accept_invitation(*, token: str, name: str, password: str, at: datetime) -> Person:
    """Make the invited person's log-in (or use the one they have) and give the role."""
    found = find_invitation(token, at)
    invitation = Invitation.objects.select_for_update().filter(pk=found.pk, accepted_at=None).first() if found else None
    if invitation is None:
        raise Refused("This invitation has been used, withdrawn or has run out. Ask for a new one.")
    person = Person.objects.filter(email__iexact=invitation.email).first()
    if person is None:
        person = add_person(email=invitation.email, name=name, password=password, at=at)
    elif not person.check_password(password):
        raise Refused({"password": ["You sign in here already with that address: enter the password you have."]})
    invitation.accepted_at, invitation.accepted_by = at, person
    save_checked(invitation)
    acting = System(invitation.partnership)
    record("invitation.accepted", subject=invitation, by=acting, at=at)
    _grant(acting, person, Role(invitation.role), invitation.agency, at.date(), invitation.until, at)
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


# --- Host staff, and erasure ------------------------------------------------------------------------------


@transaction.atomic
def begin_visit(*, person: Person, partnership: Partnership, reason: str, hours: int, at: datetime) -> StaffAccess:
    """Let somebody who runs the system read one partnership's pages, for at most eight hours, for a stated reason."""
    if not person.is_host_staff:
        raise Refused("Only staff of the host may be given a visit.")
    if not reason.strip() or timedelta(hours=hours) > LONGEST_VISIT or hours < 1:
        raise Refused("Give a reason, and between one hour and eight.")
    visit = StaffAccess(
        partnership=partnership, person=person, reason=reason, starts_at=at, ends_at=at + timedelta(hours=hours)
    )
    save_checked(visit)
    record("staff.visit-began", subject=person, by=System(partnership), at=at, facts={"hours": hours})
    return visit


@transaction.atomic
def erase_person(*, person: Person, by: Standing, at: datetime) -> None:
    """Take a person's name and address away, leaving what they did under their posts (R038)."""
    check_may_manage_people(by)
    if RoleGrant.objects.filter(open_on(by.today), person=person).exists():
        raise Refused("End their roles first, in every partnership they work in.")
    person.name, person.email, person.is_active, person.erased = "", f"erased-{person.pk}@invalid.example", False, at
    person.set_unusable_password()
    save_checked(person)
    person.messages.all().delete()
    record("person.erased", subject=person, by=by, at=at)
