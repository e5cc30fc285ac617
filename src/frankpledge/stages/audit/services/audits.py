"""Write an audit's particulars and take it from one state to the next."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.audit.events import audits as events  # noqa: F401 -- registers its words
from frankpledge.stages.audit.models import Audit
from frankpledge.stages.audit.permissions import check_may_run_audit
from frankpledge.stages.audit.rules.states import NEXT, State, why_not_begun
from frankpledge.stages.partnership.models import Group
from frankpledge.stages.partnership.queries.cycle import open_cycle


@transaction.atomic
def set_up_audit(
    *, title: str, kind: str, period_from: date, period_to: date, work_from: date, work_to: date, by: Standing,
    at: datetime, lead: Post | None = None, oversight: Group | None = None, person_days: Decimal | None = None,
    cost: Decimal | None = None,
) -> Audit:  # fmt: skip
    """Set up the audit of the cycle under way, or an interim one within it (R107)."""
    check_may_run_audit(by)
    cycle = open_cycle(by)
    if cycle is None:
        raise Refused("Plan the cycle first: an audit belongs to one.")
    if kind == Audit.Kind.CYCLE and cycle.audits.filter(kind=kind).exists():
        raise Refused({"kind": ["The cycle has its audit. Set up an interim audit, or change the one there is."]})
    audit = Audit(partnership=by.partnership, cycle=cycle, kind=kind)
    _fill(
        audit, by, title=title, period_from=period_from, period_to=period_to, work_from=work_from, work_to=work_to,
        lead=lead, oversight=oversight, person_days=person_days, cost=cost,
    )  # fmt: skip
    record("audit.set-up", subject=audit, by=by, at=at, facts={"kind": kind, "cycle": cycle.pk})
    return audit


@transaction.atomic
def amend_audit(
    *, audit: Audit, title: str, period_from: date, period_to: date, work_from: date, work_to: date, by: Standing,
    at: datetime, lead: Post | None = None, oversight: Group | None = None, person_days: Decimal | None = None,
    cost: Decimal | None = None,
) -> None:  # fmt: skip
    """Change an audit's particulars. Another period is another scope, to be agreed anew."""
    check_may_change(audit, by)
    if (audit.period_from, audit.period_to) != (period_from, period_to):
        audit.scope_version += 1
    _fill(
        audit, by, title=title, period_from=period_from, period_to=period_to, work_from=work_from, work_to=work_to,
        lead=lead, oversight=oversight, person_days=person_days, cost=cost,
    )  # fmt: skip
    facts = {"lead": lead.pk if lead else None, "work_to": work_to}
    record("audit.amended", subject=audit, by=by, at=at, facts=facts)


def _fill(audit: Audit, by: Standing, **given: Any) -> None:
    by.check_owns(given["lead"], given["oversight"])
    pairs = (("period_from", "period_to"), ("work_from", "work_to"))
    refuse_if_any(
        {last: ["The last day cannot be before the first."] for first, last in pairs if given[last] < given[first]}
    )
    for field, value in given.items():
        setattr(audit, field, value)
    save_checked(audit)


@transaction.atomic
def write_purpose(*, audit: Audit, purpose: str, definitions: str, by: Standing, at: datetime) -> None:
    """Write what the audit is for and what its words mean, which agencies agree to before the work (R116)."""
    check_may_change(audit, by)
    audit.purpose, audit.definitions = purpose, definitions
    save_checked(audit)
    change_scope(audit)
    record("audit.purpose-written", subject=audit, by=by, at=at, facts={"version": audit.scope_version})


@transaction.atomic
def move_audit(*, audit: Audit, state: str, by: Standing, at: datetime) -> None:
    """Begin an audit, close it, or take a closed one up again."""
    check_may_run_audit(by)
    by.check_owns(audit)
    if state not in NEXT[State(audit.state)]:
        raise Refused({"state": ["The audit cannot go there from where it stands."]})
    if audit.state == State.PLANNED and state == State.UNDER_WAY:
        counts = (part.filter(is_in=True).count() for part in (audit.questions, audit.sources))
        refuse_if_any({"state": why_not_begun(*counts)})
    audit.state = state
    save_checked(audit)
    record("audit.moved", subject=audit, by=by, at=at, facts={"state": state})


def check_may_change(audit: Audit, by: Standing) -> None:
    """Refuse whoever may not run it, and any change of a closed audit."""
    check_may_run_audit(by)
    by.check_owns(audit)
    check_open(audit)


def check_open(audit: Audit) -> None:
    """Refuse what would change a closed audit."""
    if audit.state == State.CLOSED:
        raise Refused("This audit is closed. Take it up again first.")


def change_scope(audit: Audit) -> None:
    """Count a change of the scope, so that no agency has agreed to what it has not seen."""
    _count_up(audit, "scope_version")


def change_text(audit: Audit) -> None:
    """Count a change of what the audit says, so that no agency has signed what it has not seen."""
    _count_up(audit, "text_version")


def _count_up(audit: Audit, field: str) -> None:
    """Count in the database: of two changes at once, each counts."""
    Audit.objects.filter(pk=audit.pk).update(**{field: F(field) + 1})
    audit.refresh_from_db(fields=[field])
