"""Give roles and end them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import (
    Agency,
    Partnership,
    PartnershipAgency,
    Person,
    RoleGrant,
)
from frankpledge.foundation.accounts.permissions import (
    check_may_end_role,
    check_may_manage_people,
)
from frankpledge.foundation.accounts.roles import ENDING, FOR_AN_AGENCY, Role
from frankpledge.foundation.accounts.services.system import System
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked


@transaction.atomic
def grant_role(
    *, person: Person, role: str, by: Standing, at: datetime, agency: Agency | None = None, until: date | None = None
) -> RoleGrant:
    """Give a role to somebody who signs in already."""
    check_may_manage_people(by)
    check_role(by.partnership, role, agency, until, by.today)
    return give_role(by, person, Role(role), agency, by.today, until, at)


def give_role(
    by: Standing | System, person: Person, role: Role, agency: Agency | None, since: date, until: date | None,
    at: datetime,
) -> RoleGrant:  # fmt: skip
    """Give a role, whoever gives it; asking whether they may is the caller's part."""
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


def check_role(partnership: Partnership, role: str, agency: Agency | None, until: date | None, today: date) -> None:
    """Refuse a role that lacks what it needs: an agency of this partnership, a last day to come."""
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
