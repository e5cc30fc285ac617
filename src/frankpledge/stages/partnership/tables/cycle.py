"""The rows of the timetable, and the drawing of where the partnership is in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from frankpledge.core.cycle import ForecastStep, Plan, Progress, Step, StepStanding
from frankpledge.core.cycle import Standing as Place
from frankpledge.core.cycle.telling import days
from frankpledge.stages.partnership.models import Cycle, CycleStep, Document
from frankpledge.stages.partnership.queries.cycle import Timetable
from frankpledge.stages.partnership.queries.due_dates import DueDate
from frankpledge.ui.addresses import reverse
from frankpledge.ui.formats import date_text, period_text

Row = list[Any]
STATES = {Place.ENDED: "done", Place.BEGUN: "in progress", Place.READY: "ready", Place.WAITING: "to come"}


def state_of(standing: StepStanding) -> str:
    """Say in a word where a step stands."""
    return "overdue" if standing.overdue_days else STATES[standing.standing]


def step_rows(timetable: Timetable, slug: str) -> list[Row]:
    """Return a row a step: planned, forecast and actual days, days to spare, and its state in a word."""
    return [
        [
            {"text": one.step.planned.step.label, "href": _href(timetable, one.step.key, slug)},
            _span(one.step.planned.start, one.step.planned.end),
            "" if one.step.progress is Progress.ENDED else _span(one.step.start, one.step.end),
            _actual(timetable.rows[one.step.key]),
            None if one.step.progress is Progress.ENDED else timetable.forecast.days_to_spare(one.step.key),
            {"status": state_of(one)},
        ]
        for one in timetable.position.steps
    ]


def drawn_steps(timetable: Timetable, slug: str, *, linked: bool = True) -> list[dict[str, str]]:
    """Return the steps as the drawing of the cycle wants them, those that go on through the period last."""
    here = _here(timetable)
    drawn = [
        {
            "text": one.step.planned.step.label,
            "href": _href(timetable, one.step.key, slug) if linked else "",
            "dates": _dates(one.step),
            "state": _drawn_state(one, here),
            "note": _note(timetable, one),
        }
        for one in timetable.position.steps
    ]
    going_on = "later" if here else "now"
    through = [{"text": s.label, "dates": "through the period", "state": going_on} for s in timetable.continuing]
    return drawn + through


def plan_rows(plan: Plan) -> list[Row]:
    """Return a row a step of a plan: its days, how long it takes, its slack, and whether it would be too late."""
    return [
        [
            one.step.label, one.start, one.end, one.step.recommended_minimum_days, one.slack_days,
            {"status": "too late" if one.slack_days < 0 else "fits"},
        ]
        for one in plan.steps
    ]  # fmt: skip


def step_facts(step: Step, row: CycleStep) -> list[tuple[str, Any]]:
    """Return what is known of a step, a pair a line."""
    caution = f" ({step.source.caution})" if step.source.caution else ""
    return [
        ("Law", f"{step.statute}. Source: {step.source.text}{caution}"),
        ("What shows that it was taken", "; ".join(step.evidence)),
        ("Days it needs at least", row.minimum_days),
        ("Why so many", step.days_reason if row.minimum_days == step.recommended_minimum_days else "your own choice"),
        ("Planned", _span(row.planned_start, row.planned_end)),
        ("Begun", row.started),
        ("Ended", row.ended),
        ("Note", row.note),
    ]


def publication_rows(documents: Iterable[Document], slug: str) -> list[Row]:
    """Return a row a document that is evidence of a step: its title, when and where it was published."""
    return [
        [
            {"text": each.title, "href": reverse("partnership:document", args=[slug, each.pk])}, each.version,
            {"status": each.status}, each.published_on, each.published_at,
        ]
        for each in documents
    ]  # fmt: skip


def cycle_facts(timetable: Timetable, due: DueDate | None) -> list[tuple[str, Any]]:
    """Return what is known of a cycle, a pair a line."""
    cycle = timetable.cycle
    return [
        ("Due", cycle.statutory_date),
        ("What the regime says of the date", _regime_says(due)),
        ("For the period", period_text(cycle.period_from, cycle.period_to)),
        ("Days kept in hand", f"{timetable.forecast.contingency_left_days} of {days(cycle.contingency_days)} left"),
        ("Planned on", cycle.planned_on),
        *([("Taken over midway on", cycle.imported_on)] if cycle.imported_on else []),
    ]


def cycle_rows(cycles: Iterable[Cycle], slug: str) -> list[Row]:
    """Return a row a cycle: when it was due, for what period, and when it was closed."""
    return [
        [
            {
                "text": f"Due {date_text(each.statutory_date)}",
                "href": reverse("partnership:cycle-closed", args=[slug, each.pk]),
            },
            period_text(each.period_from, each.period_to),
            each.closed_on,
        ]
        for each in cycles
    ]


def _regime_says(due: DueDate | None) -> str:
    if due is None or due.day is None:
        return "The regime's day is not known to this program."
    source = (due.rule.dates_source or due.rule.source).text
    return f"{due.rule.label}: {date_text(due.day)}. Source: {source}{f' ({due.caution})' if due.caution else ''}"


def _href(timetable: Timetable, key: str, slug: str) -> str:
    return reverse("partnership:step", args=[slug, timetable.rows[key].pk])


def _actual(row: CycleStep) -> str:
    if row.started and row.ended:
        return _span(row.started, row.ended)
    return f"begun {date_text(row.started)}" if row.started else ""


def _dates(step: ForecastStep) -> str:
    return _span(step.start, step.end) if step.start else f"ended {date_text(step.end)}"


def _span(first: date | None, last: date) -> str:
    """Write the days of a step: one day as one."""
    return date_text(last) if first == last else period_text(first, last)


def _here(timetable: Timetable) -> str:
    """Return the key of the step that the partnership is at: under way, else the next; none once all have ended."""
    ordered = timetable.position.standing(Place.BEGUN) or timetable.position.standing(Place.READY, Place.WAITING)
    return ordered[0].step.key if ordered else ""


def _drawn_state(one: StepStanding, here: str) -> str:
    if one.standing is Place.ENDED:
        return "done"
    if one.overdue_days:
        return "late"
    return "now" if one.step.key == here or one.standing is Place.BEGUN else "later"


def _note(timetable: Timetable, one: StepStanding) -> str:
    if one.standing is Place.ENDED:
        return ""
    labels = {step.step.key: step.step.planned.step.label for step in timetable.position.steps}
    said = []
    if one.overdue_days:
        said.append(f"{days(one.overdue_days)} overdue.")
    if one.step.moved_days > 0:
        pushed = f", pushed by “{labels[one.step.pushed_by]}”" if one.step.pushed_by else ""
        said.append(f"{days(one.step.moved_days)} later than planned{pushed}.")
    return " ".join(said)
