"""The only writer of what a cycle started from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import cycle as events  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Baseline, Cycle, InheritedAim
from frankpledge.stages.partnership.permissions import check_may_coordinate


class Aim(NamedTuple):
    """A priority, the objective and target under it, and the evidence it was said to rest on; all but one may lack."""

    priority: str
    objective: str = ""
    target: str = ""
    finding: str = ""
    consultation: str = ""


@transaction.atomic
def inherit_aims(*, cycle: Cycle, aims: Iterable[Aim], by: Standing, at: datetime) -> list[InheritedAim]:
    """Record the strategy before this cycle, line by line."""
    check_may_coordinate(by)
    by.check_owns(cycle)
    made = []
    for place, each in enumerate(aims, start=1):
        aim = InheritedAim(partnership=by.partnership, cycle=cycle, place=place, **each._asdict())
        save_checked(aim)
        made.append(aim)
    record("cycle.strategy-inherited", subject=cycle, by=by, at=at, facts={"lines": len(made)})
    return made


@transaction.atomic
def set_baseline(
    *, cycle: Cycle, measure: str, value: Decimal, unit: str, on: date, by: Standing, at: datetime
) -> Baseline:
    """Record a figure from which the cycle's change is measured."""
    check_may_coordinate(by)
    by.check_owns(cycle)
    baseline = Baseline(partnership=by.partnership, cycle=cycle, measure=measure, value=value, unit=unit, on=on)
    save_checked(baseline)
    record("baseline.set", subject=baseline, by=by, at=at, facts={"on": on})
    return baseline


@transaction.atomic
def carry_baselines(*, cycle: Cycle, by: Standing, at: datetime) -> int:
    """Take the baselines of the cycle before over to this one; return how many (R020)."""
    check_may_coordinate(by)
    by.check_owns(cycle, cycle.previous)
    earlier = list(cycle.previous.baselines.all()) if cycle.previous else []
    for each in earlier:
        carried = Baseline(
            partnership=by.partnership, cycle=cycle, measure=each.measure, value=each.value, unit=each.unit,
            on=each.on, carried_from=each,
        )  # fmt: skip
        save_checked(carried)
    if earlier:
        record("baseline.carried", subject=cycle, by=by, at=at, facts={"baselines": len(earlier)})
    return len(earlier)
