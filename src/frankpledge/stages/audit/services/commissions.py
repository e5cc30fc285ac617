"""Write commissions: why the work is bought, of whom, what it owes, and what must stay here (R100, R113, R163)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Person, Post, RoleGrant
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.audit.events import work as events  # noqa: F401 -- registers its words
from frankpledge.stages.audit.models import Audit, Commission, Option, Owed
from frankpledge.stages.audit.permissions import check_may_run_audit
from frankpledge.stages.audit.services.audits import check_may_change
from frankpledge.stages.partnership.services.membership import check_not_after

FEWEST_OPTIONS = 2
"""A choice is one among several."""


@transaction.atomic
def record_commission(
    *, audit: Audit, title: str, brief: str, manager: Post, data_contact: Post, starts: date, ends: date,
    data_access: str, data_access_until: date, by: Standing, at: datetime, contractor: str = "",
    person: Person | None = None,
) -> Commission:  # fmt: skip
    """Record a commission: what is wanted, by when, who manages it, and which data are open to it until when."""
    check_may_change(audit, by)
    commission = Commission(partnership=by.partnership, audit=audit)
    _fill(
        commission, by, title=title, brief=brief, manager=manager, data_contact=data_contact, starts=starts, ends=ends,
        data_access=data_access, data_access_until=data_access_until, contractor=contractor, person=person,
    )  # fmt: skip
    facts = {"audit": audit.pk, "until": ends, "access_until": data_access_until}
    record("commission.recorded", subject=commission, by=by, at=at, facts=facts)
    return commission


@transaction.atomic
def amend_commission(
    *, commission: Commission, title: str, brief: str, manager: Post, data_contact: Post, starts: date, ends: date,
    data_access: str, data_access_until: date, by: Standing, at: datetime, contractor: str = "",
    person: Person | None = None,
) -> None:  # fmt: skip
    """Change a commission."""
    by.check_owns(commission)
    check_may_change(commission.audit, by)
    _fill(
        commission, by, title=title, brief=brief, manager=manager, data_contact=data_contact, starts=starts, ends=ends,
        data_access=data_access, data_access_until=data_access_until, contractor=contractor, person=person,
    )  # fmt: skip
    facts = {"until": ends, "access_until": data_access_until}
    record("commission.amended", subject=commission, by=by, at=at, facts=facts)


def _fill(commission: Commission, by: Standing, **given: Any) -> None:
    by.check_owns(given["manager"], given["data_contact"])
    _check_works_here(given["person"], by)
    late = "Access to data cannot last longer than the commission."
    refuse_if_any(
        {
            "ends": ["The last day cannot be before the first."] if given["ends"] < given["starts"] else [],
            "data_access_until": [late] if given["data_access_until"] > given["ends"] else [],
        }
    )
    for field, value in given.items():
        setattr(commission, field, value)
    save_checked(commission)


def _check_works_here(person: Person | None, by: Standing) -> None:
    held = RoleGrant.objects.filter(open_on(by.today), partnership=by.partnership, role=Role.CONTRACTOR, person=person)
    if person and not held.exists():
        raise Refused({"person": ["Choose somebody who has a contractor’s role here today."]})


@transaction.atomic
def weigh_option(
    *, commission: Commission, kind: str, what: str, cost: Decimal, person_days: Decimal, skills: str, by: Standing,
    at: datetime,
) -> Option:  # fmt: skip
    """Put a way of getting the work done on record, in house or bought, with its cost and skills (R113)."""
    by.check_owns(commission)
    check_may_change(commission.audit, by)
    option = Option(
        partnership=by.partnership, commission=commission, kind=kind, what=what, cost=cost, person_days=person_days,
        skills=skills,
    )  # fmt: skip
    save_checked(option)
    facts = {"commission": commission.pk, "kind": kind}
    record("commission.option-weighed", subject=option, by=by, at=at, facts=facts)
    return option


@transaction.atomic
def choose_option(*, commission: Commission, option: Option, reason: str, by: Standing, at: datetime) -> None:
    """Choose among the options, saying why; an earlier choice gives way."""
    by.check_owns(commission, option)
    check_may_change(commission.audit, by)
    if option.commission_id != commission.pk or commission.options.count() < FEWEST_OPTIONS:
        raise Refused({"option": ["Weigh at least two ways of getting the work done, and choose among them."]})
    commission.options.filter(is_chosen=True).exclude(pk=option.pk).update(is_chosen=False)
    option.is_chosen, option.reason = True, reason
    save_checked(option)
    facts = {"commission": commission.pk, "kind": option.kind}
    record("commission.option-chosen", subject=option, by=by, at=at, facts=facts)


@transaction.atomic
def add_owed(*, commission: Commission, kind: str, what: str, due: date, by: Standing, at: datetime) -> Owed:
    """Record something that the commission owes by a day: a milestone, a deliverable, knowledge passed on."""
    by.check_owns(commission)
    check_may_change(commission.audit, by)
    owed = Owed(partnership=by.partnership, commission=commission, kind=kind, what=what, due=due)
    save_checked(owed)
    facts = {"commission": commission.pk, "kind": kind, "due": due}
    record("commission.owed-added", subject=owed, by=by, at=at, facts=facts)
    return owed


@transaction.atomic
def record_delivery(*, owed: Owed, done_on: date, by: Standing, at: datetime) -> None:
    """Record that something owed was delivered."""
    check_may_run_audit(by)
    by.check_owns(owed)
    check_not_after(by, done_on, "done_on")
    owed.done_on = done_on
    save_checked(owed)
    record("commission.owed-done", subject=owed, by=by, at=at, facts={"on": done_on})
