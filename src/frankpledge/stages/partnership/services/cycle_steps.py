"""The only writer of when the steps of a cycle were taken."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from frankpledge.core.cycle import Outlook, Tier
from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, who_holds
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.notifications.services import tell
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import cycle as events  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Cycle, CycleStep
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.queries.cycle import newly_out_of_order, timetable_of
from frankpledge.stages.partnership.queries.tiers import agreed_on
from frankpledge.stages.partnership.rules.tiers import reasons_not_to_start_audit
from frankpledge.stages.partnership.services.cycle import check_open


@transaction.atomic
def record_step(
    *,
    step: CycleStep,
    started: date | None,
    ended: date | None,
    by: Standing,
    at: datetime,
    note: str = "",
    out_of_order: bool = False,
) -> CycleStep:
    """Record when a step was begun and when it ended.

    A step taken before one that it rests on is recorded only when ``out_of_order`` says that this is known (R004).
    """
    check_may_coordinate(by)
    by.check_owns(step)
    check_open(step.cycle)
    _check_days(started, ended, by)
    if started and step.started is None:
        _check_tiers(step, by)
    was_late = _is_late(step.cycle, by.today)
    warned = newly_out_of_order(step, started, ended, by.today)
    if warned and not out_of_order:
        raise Refused({"out_of_order": warned})
    step.started, step.ended, step.note = started, ended, note
    save_checked(step)
    kind = "step.recorded-out-of-order" if warned else "step.recorded"
    facts = {"step": step.step, "started": started, "ended": ended}
    record(kind, subject=step.cycle, by=by, at=at, facts=facts)
    if _is_late(step.cycle, by.today) and not was_late:
        _tell_that_it_is_late(by, at)
    return step


def _check_days(started: date | None, ended: date | None, by: Standing) -> None:
    reasons: dict[str, list[str]] = {"started": [], "ended": []}
    for field, day in (("started", started), ("ended", ended)):
        if day and day > by.today:
            reasons[field].append("Record a step once it has happened: this day lies ahead.")
    if ended and not started:
        reasons["started"].append("Enter the day on which the step was begun as well.")
    if started and ended and ended < started:
        reasons["ended"].append("The step cannot end before it was begun.")
    refuse_if_any(reasons)


def _check_tiers(step: CycleStep, by: Standing) -> None:
    """R084: in a two-tier area the first step waits until both tiers have agreed what they do."""
    if step.place == 1:
        refuse_if_any({"started": reasons_not_to_start_audit(Tier(by.partnership.tier), agreed_on(by))})


def _is_late(cycle: Cycle, today: date) -> bool:
    return timetable_of(cycle, today).forecast.outlook is Outlook.LATE


def _tell_that_it_is_late(by: Standing, at: datetime) -> None:
    people = who_holds(by.partnership, by.today, Role.CHAIR, Role.COORDINATOR)
    for person in people.filter(is_active=True).exclude(pk=by.person.pk):
        tell(
            person, subject="The timetable now misses the due date", partnership=by.partnership, at=at,
            text="A step was recorded after which the forecast of your partnership's cycle misses its due date.",
            path=reverse("partnership:cycle", args=[by.partnership.slug]),
        )  # fmt: skip
