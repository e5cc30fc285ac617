"""A plan before it is saved: what stands in the form, what would come of it, and what the next cycle takes over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from frankpledge.core.cycle import Forecast, Plan, Step, Tier, plan_back, reforecast, with_own_minimums
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import PartnershipAgency, Post
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.sharing.models import Party, SharingProtocol
from frankpledge.stages.partnership.models import Action, Cycle, CycleStep, Group
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.queries.agencies import regime_of
from frankpledge.stages.partnership.queries.cycle import actuals_of, last_closed, steps_of
from frankpledge.stages.partnership.queries.due_dates import DueDate, next_due, period_from

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Draft:
    """What a plan is drawn up from. ``rows`` are those of the cycle that is planned anew."""

    steps: tuple[Step, ...]
    due: DueDate | None
    years: int
    made_on: date
    today: date
    initial: Mapping[str, Any]
    previous: Cycle | None
    rows: tuple[CycleStep, ...] = ()


def new_draft(standing: Standing) -> Draft:
    """Return what a new cycle is drawn up from: the regime, and the days chosen last time."""
    check_may_coordinate(standing)
    regime, previous = regime_of(standing), last_closed(standing)
    steps = tuple(s for s in regime.steps_in(Tier(standing.partnership.tier)) if not s.is_continuing)
    after = max(standing.today, previous.statutory_date if previous else date.min) + DAY
    due = next_due(regime, after)
    days = {row.step: row.minimum_days for row in previous.steps.all()} if previous else {}
    known = {step.key: days.get(step.key, step.recommended_minimum_days) for step in steps}
    contingency = previous.contingency_days if previous else regime.recommended_contingency_days
    initial = {"contingency_days": contingency, **_fields(known)}
    if due and due.is_verified:
        initial["statutory_date"] = due.day
    return Draft(steps, due, _years(standing, after), standing.today, standing.today, initial, previous)


def draft_of(cycle: Cycle, standing: Standing) -> Draft:
    """Return what a cycle under way is planned anew from."""
    check_may_coordinate(standing)
    rows = tuple(cycle.steps.all())
    steps = tuple(step for step in steps_of(cycle) if not step.is_continuing)
    named = ("statutory_date", "contingency_days", "period_from", "period_to")
    initial = {name: getattr(cycle, name) for name in named} | _fields({row.step: row.minimum_days for row in rows})
    due = next_due(regime_of(standing), cycle.statutory_date)
    years = _years(standing, cycle.statutory_date)
    return Draft(steps, due, years, cycle.planned_on, standing.today, initial, None, rows)


def tried(draft: Draft, cleaned: Mapping[str, Any]) -> tuple[Plan, Forecast | None]:
    """Return the plan as it would be saved, and the forecast where steps are recorded already."""
    if cleaned["statutory_date"] <= draft.made_on:
        raise Refused({"statutory_date": ["That day has passed. Enter the next day on which it is due."]})
    own = with_own_minimums(draft.steps, dict(cleaned["minimum_days"]))
    plan = plan_back(own, cleaned["statutory_date"], cleaned["contingency_days"], draft.made_on)
    return plan, reforecast(plan, actuals_of(draft.rows), draft.today) if draft.rows else None


def what_goes_on(standing: Standing, cycle: Cycle) -> list[tuple[str, int]]:
    """Count what stays when a cycle closes, and what the next one takes over (R020)."""
    check_may_coordinate(standing)
    here, today = Q(partnership=standing.partnership), open_on(standing.today)
    groups = Group.objects.filter(here).filter(Q(ended=None) | Q(ended__gte=standing.today))
    return [
        ("Agencies", PartnershipAgency.objects.filter(here, today).count()),
        ("Groups", groups.count()),
        ("Posts", Post.objects.filter(here, today).count()),
        ("Protocols", _signed_protocols(here)),
        ("Open actions", Action.objects.filter(here, done_on=None, dropped_on=None).count()),
        ("Baselines", cycle.baselines.count()),
    ]


def _signed_protocols(here: Q) -> int:
    unsigned = Party.objects.filter(protocol=OuterRef("pk"), signature=None)
    opened = SharingProtocol.objects.filter(here, opened_on__isnull=False, ended=None)
    return opened.filter(~Exists(unsigned)).count()


def _fields(days: Mapping[str, int]) -> dict[str, Any]:
    return {f"days_{key}": count for key, count in days.items()}


def _years(standing: Standing, day: date) -> int:
    period = period_from(regime_of(standing), day)
    return (period.last + DAY).year - period.first.year
