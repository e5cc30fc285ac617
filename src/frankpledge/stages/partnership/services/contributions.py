"""Write what agencies bring besides attending (R056)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from frankpledge.core.faults import refuse_if_any
from frankpledge.core.readiness.case import ContributionKind
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import means  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Contribution
from frankpledge.stages.partnership.permissions import check_may_record_for_agency
from frankpledge.stages.partnership.services.membership import check_take_part, still_to_come, unknown_steps

UNITS: dict[str, str] = {ContributionKind.MONEY: "pounds", ContributionKind.TIME: "hours"}
"""What is added up must be told in one unit: money in pounds, staff time in hours."""


@transaction.atomic
def record_contribution(
    *, agency: Agency, kind: str, what: str, on: date, by: Standing, at: datetime, amount: Decimal | None = None,
    unit: str = "", step: str = "",
) -> Contribution:  # fmt: skip
    """Record something an agency brought, as its own people or the co-ordinator may."""
    check_may_record_for_agency(by, agency)
    check_take_part(by, [agency])
    made = Contribution(partnership=by.partnership, agency=agency)
    _fill(made, kind, what, on, amount, unit, step, by)
    record("contribution.recorded", subject=made, by=by, at=at, facts=_facts(made))
    return made


@transaction.atomic
def amend_contribution(
    *, contribution: Contribution, kind: str, what: str, on: date, by: Standing, at: datetime,
    amount: Decimal | None = None, unit: str = "", step: str = "",
) -> None:  # fmt: skip
    """Correct what was recorded; the agency stays."""
    by.check_owns(contribution)
    check_may_record_for_agency(by, contribution.agency)
    _fill(contribution, kind, what, on, amount, unit, step, by)
    record("contribution.amended", subject=contribution, by=by, at=at, facts=_facts(contribution))


@transaction.atomic
def remove_contribution(*, contribution: Contribution, by: Standing, at: datetime) -> None:
    """Take away what was recorded by mistake; the log keeps that it was there."""
    by.check_owns(contribution)
    check_may_record_for_agency(by, contribution.agency)
    record("contribution.removed", subject=contribution, by=by, at=at, facts=_facts(contribution))
    contribution.delete()


def _fill(
    made: Contribution, kind: str, what: str, on: date, amount: Decimal | None, unit: str, step: str, by: Standing
) -> None:
    unit = UNITS.get(kind, unit.strip())
    uncounted = ["Say what the amount counts, such as people, rooms or records."]
    reasons = {
        "kind": [] if kind in set(ContributionKind) else ["Choose what kind it was."],
        "unit": uncounted if amount is not None and not unit else [],
        "on": still_to_come(by, on),
        "step": unknown_steps(by, [step]),
    }
    refuse_if_any(reasons)
    made.kind, made.what, made.on, made.step = kind, what, on, step
    made.amount, made.unit = amount, unit if amount is not None else ""
    save_checked(made)


def _facts(made: Contribution) -> dict[str, str | int | date | None]:
    return {"agency": made.agency_id, "kind": made.kind, "on": made.on, "step": made.step}
