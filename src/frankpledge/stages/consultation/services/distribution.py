"""Log what went out for an exercise, by which way, at whose cost, and what came back by it (R187, R203, R211)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.events import exercises as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import Distribution, Exercise, GroupToHear
from frankpledge.stages.consultation.services.exercises import check_may_change
from frankpledge.stages.partnership.services.membership import check_not_after, check_took_part


@transaction.atomic
def log_distribution(
    *, exercise: Exercise, on: date, channel: str, what: str, where: str, by: Standing, at: datetime,
    copies: int | None = None, group: GroupToHear | None = None, paid_by: Agency | None = None,
    cost: Decimal | None = None, returned: int | None = None,
) -> Distribution:  # fmt: skip
    """Log something that has gone out."""
    check_may_change(exercise, by)
    logged = Distribution(partnership=by.partnership, exercise=exercise)
    _fill(
        logged, by, on=on, channel=channel, what=what, where=where, copies=copies, group=group, paid_by=paid_by,
        cost=cost, returned=returned,
    )  # fmt: skip
    record("distribution.logged", subject=logged, by=by, at=at, facts=_facts(logged))
    return logged


@transaction.atomic
def amend_distribution(
    *, distribution: Distribution, on: date, channel: str, what: str, where: str, by: Standing, at: datetime,
    copies: int | None = None, group: GroupToHear | None = None, paid_by: Agency | None = None,
    cost: Decimal | None = None, returned: int | None = None,
) -> None:  # fmt: skip
    """Correct a line of the log, or say what came back by it."""
    by.check_owns(distribution)
    check_may_change(distribution.exercise, by)
    _fill(
        distribution, by, on=on, channel=channel, what=what, where=where, copies=copies, group=group, paid_by=paid_by,
        cost=cost, returned=returned,
    )  # fmt: skip
    record("distribution.amended", subject=distribution, by=by, at=at, facts=_facts(distribution))


def _fill(distribution: Distribution, by: Standing, **given: Any) -> None:
    by.check_owns(given["group"])
    check_not_after(by, given["on"])
    check_took_part(by, paid_by=given["paid_by"])
    for field, value in given.items():
        setattr(distribution, field, value)
    save_checked(distribution)


def _facts(distribution: Distribution) -> dict[str, str | int | date | bool | None]:
    return {"exercise": distribution.exercise_id, "channel": distribution.channel, "on": distribution.on}
