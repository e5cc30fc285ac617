"""Take over what a partnership is already, in one transaction: all of it, or nothing (R020)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from frankpledge.adapters.joining import Entry
from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import Tier
from frankpledge.core.faults import Refused
from frankpledge.core.readiness.case import CouncilTier, Seniority
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.services import create_post, register_agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.models import Cycle, CycleStep, Group
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.queries.joining import Draft, groups_named
from frankpledge.stages.partnership.services.cycle import plan_cycle
from frankpledge.stages.partnership.services.cycle_steps import record_step
from frankpledge.stages.partnership.services.groups import set_up_group
from frankpledge.stages.partnership.services.inheritance import Aim, inherit_aims, set_baseline
from frankpledge.stages.partnership.services.seats import give_seat

AIM = ("Priority", "Objective", "Target", "Audit finding", "Consultation result")
NO_DUE_DATE = "Enter the day on which the next strategy is due: the cycle is planned back from it."


@transaction.atomic
def join_midway(*, draft: Draft, statutory_date: date | None, by: Standing, at: datetime) -> Draft:
    """Set up what a draft holds: agencies, groups, posts with their seats, and the cycle under way.

    Where no cycle is planned yet, one is, worked back from ``statutory_date``, from the day on which its first step
    was begun.
    """
    check_may_coordinate(by)
    if not any(draft.rows.values()):
        raise Refused("There is nothing in the workbook that could be taken over.")
    agencies = {name: place.agency for name, place in draft.there.agencies.items()}
    agencies |= {entry.text("Agency").lower(): _register(entry, draft, by, at) for entry in draft.of("Members")}
    groups = dict(draft.there.groups)
    groups |= {entry.text("Group").lower(): _set_up(entry, by, at) for entry in draft.of("Groups")}
    for entry in draft.of("Posts"):
        _create(entry, agencies, groups, by, at)
    if draft.needs_cycle:
        _take_over_cycle(draft, statutory_date, by, at)
    counts = {sheet.lower().replace(" ", "-"): len(entries) for sheet, entries in draft.rows.items()}
    record("partnership.joined-midway", subject=by.partnership, by=by, at=at, facts=counts)
    return draft


def _register(entry: Entry, draft: Draft, by: Standing, at: datetime) -> Agency:
    place = register_agency(
        name=entry.text("Agency"), sector=entry.text("Sector"), standing=entry.text("Standing"),
        body=draft.there.bodies.get(entry.text("Body").lower(), ""), since=_day(entry, "Since"),
        reason=entry.text("Reason"), council_tier=entry.text("Council") or CouncilTier.NONE, by=by, at=at,
    )  # fmt: skip
    return place.agency


def _set_up(entry: Entry, by: Standing, at: datetime) -> Group:
    return set_up_group(
        name=entry.text("Group"), level=entry.text("Level"), started=_day(entry, "Since"), remit=entry.text("Remit"),
        by=by, at=at,
    )  # fmt: skip


def _create(entry: Entry, agencies: dict[str, Agency], groups: dict[str, Group], by: Standing, at: datetime) -> None:
    since = _day(entry, "Since")
    post = create_post(
        agency=agencies[entry.text("Agency").lower()], title=entry.text("Post"), level=entry.text("Level"),
        seniority=entry.text("Seniority") or Seniority.MIDDLE, since=since, by=by, at=at,
    )  # fmt: skip
    for name in groups_named(entry):
        group = groups[name.lower()]
        give_seat(group=group, post=post, since=max(since, group.started), by=by, at=at)


def _take_over_cycle(draft: Draft, due: date | None, by: Standing, at: datetime) -> None:
    cycle = draft.there.cycle or _plan(draft, due, by, at)
    if aims := [Aim(*map(entry.text, AIM)) for entry in draft.of("Last strategy")]:
        inherit_aims(cycle=cycle, aims=aims, by=by, at=at)
    for entry in draft.of("Baselines"):
        set_baseline(
            cycle=cycle, measure=entry.text("Measure"), value=entry.values["Value"], unit=entry.text("Unit"),
            on=_day(entry, "Date"), by=by, at=at,
        )  # fmt: skip
    rows = {row.step: row for row in CycleStep.objects.filter(cycle=cycle).select_related("cycle__partnership")}
    for entry in draft.of("Steps"):
        record_step(
            step=rows[draft.there.steps[entry.text("Step").lower()]], started=_day(entry, "Begun"),
            ended=entry.values.get("Ended"), out_of_order=True, by=by, at=at,
        )  # fmt: skip


def _plan(draft: Draft, due: date | None, by: Standing, at: datetime) -> Cycle:
    if due is None:
        raise Refused(
            {"statutory_date": ["Enter the day on which the strategy is due: the cycle is planned back from it."]}
        )
    regime = read_regime(by.partnership.regime)
    steps = [step for step in regime.steps_in(Tier(by.partnership.tier)) if not step.is_continuing]
    first = min((_day(entry, "Begun") for entry in draft.of("Steps")), default=by.today)
    cycle = plan_cycle(
        statutory_date=due, contingency_days=regime.recommended_contingency_days, planned_on=first, by=by, at=at,
        minimum_days={step.key: step.recommended_minimum_days for step in steps},
    )  # fmt: skip
    cycle.imported_on = by.today
    save_checked(cycle)
    return cycle


def _day(entry: Entry, heading: str) -> date:
    day = entry.values[heading]
    if not isinstance(day, date):
        raise TypeError(heading)
    return day
