"""Let those who run the system look into one partnership: for a stated reason, not for long, and seen by it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Partnership, Person, RoleGrant, StaffAccess
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services.system import System
from frankpledge.foundation.accounts.standing import open_on
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.notifications.services import tell
from frankpledge.foundation.saving import save_checked

LONGEST_VISIT = timedelta(hours=8)


@transaction.atomic
def begin_visit(*, person: Person, partnership: Partnership, reason: str, hours: int, at: datetime) -> StaffAccess:
    """Let somebody who runs the system read one partnership's pages, for at most eight hours, for a stated reason."""
    if not person.is_host_staff:
        raise Refused("Only staff of the host may be given a visit.")
    if not reason.strip() or timedelta(hours=hours) > LONGEST_VISIT or hours < 1:
        raise Refused("Give a reason, and between one hour and eight.")
    if RoleGrant.objects.filter(open_on(at.date()), partnership=partnership, person=person).exists():
        raise Refused("They hold a role in this partnership: they see its pages as themselves.")
    visit = StaffAccess(
        partnership=partnership, person=person, reason=reason, starts_at=at, ends_at=at + timedelta(hours=hours)
    )
    save_checked(visit)
    record("staff.visit-began", subject=person, by=System(partnership), at=at, facts={"hours": hours})
    _tell_coordinators(visit, hours, at)
    return visit


@transaction.atomic
def end_visit(*, person: Person, partnership: Partnership, at: datetime) -> None:
    """End a visit before its time. At its time it ends by itself."""
    if not _open_visits(person, partnership, at).update(ends_at=at):
        raise Refused("They are not visiting that partnership now.")
    record("staff.visit-ended", subject=person, by=System(partnership), at=at)


def _open_visits(person: Person, partnership: Partnership, at: datetime):
    return StaffAccess.objects.filter(person=person, partnership=partnership, starts_at__lt=at, ends_at__gt=at)


def _tell_coordinators(visit: StaffAccess, hours: int, at: datetime) -> None:
    held = RoleGrant.objects.filter(open_on(at.date()), partnership=visit.partnership, role=Role.COORDINATOR)
    for grant in held.select_related("person"):
        tell(
            grant.person,
            subject="Host staff may look into your partnership",
            text=f"Somebody who runs this site may read your partnership's pages for {hours} hours from now. "
            "They can change nothing. The log says who.",
            path=reverse("log", args=[visit.partnership.slug]),
            partnership=visit.partnership,
            at=at,
        )
