"""Keep the register of those for whom agencies may be asked, and introduce them (R117)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Person, RoleGrant
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.foundation.sharing.models import Requester
from frankpledge.foundation.sharing.permissions import check_may_register_requester


@transaction.atomic
def register_requester(
    *, person: Person, authority: str, work: str, until: date, by: Standing, at: datetime
) -> Requester:
    """Enter a contractor in the register: by whose authority agencies are asked for them, and for what work."""
    check_may_register_requester(by)
    works_here = RoleGrant.objects.filter(
        open_on(by.today), partnership=by.partnership, person=person, role=Role.CONTRACTOR
    )
    open_entries = Requester.objects.filter(partnership=by.partnership, person=person, ended_on=None)
    reasons = {
        "person": [] if works_here.exists() else ["Choose a contractor of this partnership."],
        "until": ["The last day is already past."] if until < by.today else [],
    }
    if open_entries.filter(until__gte=by.today).exists():
        reasons["person"].append("They are in the register already.")
    refuse_if_any(reasons)
    made = Requester(
        partnership=by.partnership, person=person, authority=authority, work=work, since=by.today, until=until,
        registered_by=by.person,
    )  # fmt: skip
    save_checked(made)
    record("requester.registered", subject=made, by=by, at=at, facts={"person": person.pk, "until": until})
    return made


@transaction.atomic
def end_requester(*, requester: Requester, by: Standing, at: datetime) -> None:
    """End an entry today: nothing more is asked for them."""
    check_may_register_requester(by)
    by.check_owns(requester)
    locked = Requester.objects.select_for_update().get(pk=requester.pk)
    if locked.ended_on:
        raise Refused("It has been ended already.")
    locked.ended_on = by.today
    save_checked(locked)
    record("requester.ended", subject=locked, by=by, at=at, facts={"person": locked.person_id})
