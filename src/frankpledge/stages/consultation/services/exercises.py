"""Plan exercises of consultation, change them, call them off, and plan the sittings at which they meet people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.events import exercises as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import Exercise, Forum, GroupToHear, Sitting
from frankpledge.stages.consultation.permissions import check_may_run_consultation
from frankpledge.stages.consultation.rules.duties import KEYS
from frankpledge.stages.consultation.rules.phases import Method, Phase
from frankpledge.stages.consultation.rules.planning import DoneBy
from frankpledge.stages.partnership.models import Cycle


@transaction.atomic
def plan_exercise(
    *, cycle: Cycle | None, title: str, phase: Phase | str, method: Method | str, aim: str, audience: str, opens: date,
    closes: date, by: Standing, at: datetime, method_reason: str = "", reaches: Iterable[GroupToHear] = (),
    forums: Iterable[Forum] = (), duties: Iterable[str] = (), lead: Post | None = None,
    done_by: DoneBy | str = DoneBy.IN_HOUSE, done_by_reason: str = "", cost_planned: Decimal | None = None,
    hours_planned: int | None = None,
) -> Exercise:  # fmt: skip
    """Plan an exercise in a cycle under way."""
    check_may_run_consultation(by)
    if cycle is None:
        raise Refused("Plan the cycle first: an exercise belongs to one.")
    by.check_owns(cycle)
    _check_under_way(cycle)
    planned = Exercise(partnership=by.partnership, cycle=cycle, planned_on=by.today)
    _fill(
        planned, by, list(reaches), list(forums), title=title, phase=phase, method=method, method_reason=method_reason,
        aim=aim, audience=audience, opens=opens, closes=closes, duties=sorted(set(duties)), lead=lead, done_by=done_by,
        done_by_reason=done_by_reason, cost_planned=cost_planned, hours_planned=hours_planned,
    )  # fmt: skip
    facts = {"phase": str(phase), "opens": opens, "closes": closes}
    record("consultation.planned", subject=planned, by=by, at=at, facts=facts)
    return planned


@transaction.atomic
def amend_exercise(
    *, exercise: Exercise, title: str, phase: Phase | str, method: Method | str, aim: str, audience: str, opens: date,
    closes: date, by: Standing, at: datetime, method_reason: str = "", reaches: Iterable[GroupToHear] = (),
    forums: Iterable[Forum] = (), duties: Iterable[str] = (), lead: Post | None = None,
    done_by: DoneBy | str = DoneBy.IN_HOUSE, done_by_reason: str = "", cost_planned: Decimal | None = None,
    hours_planned: int | None = None,
) -> None:  # fmt: skip
    """Plan an exercise anew; once people are asked, its first day stays."""
    check_may_change(exercise, by)
    if exercise.opens <= by.today and opens != exercise.opens:
        raise Refused({"opens": ["People are being asked already: the first day stays."]})
    _fill(
        exercise, by, list(reaches), list(forums), title=title, phase=phase, method=method, method_reason=method_reason,
        aim=aim, audience=audience, opens=opens, closes=closes, duties=sorted(set(duties)), lead=lead, done_by=done_by,
        done_by_reason=done_by_reason, cost_planned=cost_planned, hours_planned=hours_planned,
    )  # fmt: skip
    facts = {"phase": str(phase), "opens": opens, "closes": closes}
    record("consultation.amended", subject=exercise, by=by, at=at, facts=facts)


@transaction.atomic
def call_off_exercise(*, exercise: Exercise, why: str, by: Standing, at: datetime) -> None:
    """Call an exercise off that has not closed; why it was stays on record."""
    check_may_change(exercise, by)
    refuse_if_any(
        {
            "": ["It is over: it can be evaluated, and no longer called off."] if exercise.closes < by.today else [],
            "why": [] if why.strip() else ["Say why it is called off."],
        }
    )
    exercise.called_off_on, exercise.called_off_why = by.today, why.strip()
    save_checked(exercise)
    record("consultation.called-off", subject=exercise, by=by, at=at, facts={"on": by.today})


@transaction.atomic
def plan_sitting(
    *, exercise: Exercise, on: date, place: str, setting: str, by: Standing, at: datetime, place_ties: str = "",
    chair: str = "", chair_ties: str = "", came: int | None = None, filled_in: int | None = None,
) -> Sitting:  # fmt: skip
    """Plan an occasion at which the exercise meets people, or record one that was held (R208, R230)."""
    check_may_change(exercise, by)
    sitting = Sitting(partnership=by.partnership, exercise=exercise)
    _seat(
        sitting, by, on=on, place=place, setting=setting, place_ties=place_ties, chair=chair, chair_ties=chair_ties,
        came=came, filled_in=filled_in,
    )  # fmt: skip
    record("sitting.planned", subject=sitting, by=by, at=at, facts=_facts(sitting))
    return sitting


@transaction.atomic
def amend_sitting(
    *, sitting: Sitting, on: date, place: str, setting: str, by: Standing, at: datetime, place_ties: str = "",
    chair: str = "", chair_ties: str = "", came: int | None = None, filled_in: int | None = None,
) -> None:  # fmt: skip
    """Change a sitting, or record who came to it."""
    by.check_owns(sitting)
    check_may_change(sitting.exercise, by)
    _seat(
        sitting, by, on=on, place=place, setting=setting, place_ties=place_ties, chair=chair, chair_ties=chair_ties,
        came=came, filled_in=filled_in,
    )  # fmt: skip
    record("sitting.amended", subject=sitting, by=by, at=at, facts=_facts(sitting))


def check_may_change(exercise: Exercise, by: Standing) -> None:
    """Refuse whoever may not run consultation, and any change of what was called off or belongs to a closed cycle."""
    check_may_run_consultation(by)
    by.check_owns(exercise)
    _check_under_way(exercise.cycle)
    if exercise.called_off_on:
        raise Refused("This exercise was called off. Plan another.")


def _check_under_way(cycle: Cycle) -> None:
    if cycle.closed_on is not None:
        raise Refused("The cycle is closed: plan the exercise in the one under way.")


def _fill(
    exercise: Exercise, by: Standing, groups: list[GroupToHear], forums: list[Forum], **given: Any
) -> None:  # fmt: skip
    by.check_owns(given["lead"], *groups, *forums)
    unknown = set(given["duties"]) - set(KEYS)
    refuse_if_any(
        {
            "closes": ["The last day cannot be before the first."] if given["closes"] < given["opens"] else [],
            "duties": ["Choose among the duties listed."] if unknown else [],
        }
    )
    for field, value in given.items():
        setattr(exercise, field, value)
    save_checked(exercise)
    exercise.reaches.set(groups)
    exercise.forums.set(forums)


def _seat(sitting: Sitting, by: Standing, **given: Any) -> None:
    is_counted = given["came"] is not None or given["filled_in"] is not None
    if is_counted and given["on"] > by.today:
        raise Refused({"came": ["Record who came once the day has come."]})
    for field, value in given.items():
        setattr(sitting, field, value)
    save_checked(sitting)


def _facts(sitting: Sitting) -> dict[str, str | int | date | bool | None]:
    return {"exercise": sitting.exercise_id, "on": sitting.on, "came": sitting.came}
