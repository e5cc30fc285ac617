"""The rows of an audit's plan, commissions, reviews and improvements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import (
    Commission,
    Conclusion,
    DataStrategy,
    Finding,
    Improvement,
    Option,
    Owed,
    Review,
)
from frankpledge.stages.audit.permissions import may_finish_improvement, may_run_audit
from frankpledge.stages.audit.queries.conclusions import cites_nothing
from frankpledge.stages.audit.queries.plan import AuditPlan
from frankpledge.stages.audit.rules.guidance import KINDS, PASSAGES, TaskKind
from frankpledge.stages.audit.tables.links import days_text, link
from frankpledge.ui.formats import money_text, period_text

Row = list[Any]


def task_rows(plan: AuditPlan, standing: Standing, *, changes: bool) -> list[Row]:
    """Return a row a task, in the order of the work: planned, really done, what is to spare, and how it stands."""
    return [
        [
            link(task.title, "task", standing, task.pk), str(task.owner or "nobody yet"), task.person_days,
            "; ".join(each.title for each in task.rests_on.all()), period_text(step.planned.start, step.planned.end),
            period_text(task.started, task.ended) if task.started else None,
            None if task.ended or not plan.forecast else plan.forecast.days_to_spare(step.key),
            {"status": _state(step.progress, late=step.moved_days > 0)},
            link("Record", "task-record", standing, task.pk) if changes else None,
        ]
        for task, step in plan.tasks
    ]  # fmt: skip


def _state(progress: str, *, late: bool) -> str:
    if progress == "ended":
        return "done late" if late else "done"
    if progress == "begun":
        return "late" if late else "under way"
    return "delayed" if late else "to come"


def plan_facts(plan: AuditPlan, available: Any, needed: Any) -> list[tuple[str, Any]]:
    """Return how the plan stands against the time there is."""
    found = plan.forecast
    return [
        ("Person-days of all tasks", days_text(plan.person_days)),
        ("Person-days the scope and the other tasks need", days_text(needed)),
        ("Person-days there are", days_text(available)),
        ("Last task ends, as it stands today", found.finish if found else None),
        ("Work must be done by", found.plan.statutory_date if found else None),
    ]


def task_facts(task: Any) -> list[tuple[str, Any]]:
    """Return what is known of a task."""
    return [
        ("Kind", KINDS[TaskKind(task.kind)]),
        ("Done by", str(task.owner or "nobody yet")),
        ("Person-days", days_text(task.person_days)),
        ("Calendar days", task.days),
        ("Analyses", str(task.source or "")),
        ("Part of new research", str(task.research or "")),
        ("Rests on", "; ".join(each.title for each in task.rests_on.all())),
        ("Begun on", task.started),
        ("Done on", task.ended),
    ]


def passage_of(kind: str) -> dict[str, str] | None:
    """Return what guidance says of a kind of task, where any was read (R157)."""
    found = PASSAGES.get(TaskKind(kind))
    return {"says": found.says, "source": found.source, "mark": found.mark} if found else None


def commission_rows(found: Iterable[Commission], standing: Standing) -> list[Row]:
    """Return a row a commission."""
    return [
        [
            link(each.title, "commission", standing, each.pk), each.contractor or "not chosen yet",
            str(each.manager), each.ends, each.data_access_until,
            each.open, each.late,  # type: ignore[attr-defined]
        ]
        for each in found
    ]  # fmt: skip


def commission_facts(each: Commission, standing: Standing) -> list[tuple[str, Any]]:
    """Return what is known of a commission."""
    ended = each.data_access_until < standing.today
    return [
        ("Brief", each.brief),
        ("Contractor", each.contractor or "not chosen yet"),
        ("From and until", period_text(each.starts, each.ends)),
        ("Managed by", str(each.manager)),
        ("Questions about data go to", str(each.data_contact)),
        ("Data open to the contractor", each.data_access),
        ("That access ends on", each.data_access_until),
        ("Access today", {"status": "ended" if ended else "open"}),
    ]


def option_rows(found: Iterable[Option]) -> list[Row]:
    """Return a row a way of getting the work done, the chosen one first, with why (R113)."""
    return [
        [
            each.what, each.get_kind_display(), money_text(each.cost), each.person_days, each.skills,
            {"status": "chosen"} if each.is_chosen else "", each.reason if each.is_chosen else "",
        ]
        for each in found
    ]  # fmt: skip


def owed_rows(found: Iterable[Owed], standing: Standing) -> list[Row]:
    """Return a row a thing owed, by the day it is due."""
    records = may_run_audit(standing)
    return [
        [
            each.what, each.get_kind_display(), each.due, each.done_on, {"status": _owed_state(each, standing)},
            link("Record delivery", "owed-done", standing, each.pk) if records and not each.done_on else None,
        ]
        for each in found
    ]  # fmt: skip


def _owed_state(each: Owed, standing: Standing) -> str:
    if each.done_on:
        return "done"
    return "overdue" if each.due < standing.today else "to come"


def drafted_rows(found: Iterable[Conclusion], standing: Standing) -> list[Row]:
    """Return a row a thing the contractor drafted: whether it cites what was found here, and how it was changed."""
    return [
        [
            link(str(each), "conclusion", standing, each.pk),
            {"status": "cites nothing"} if cites_nothing(each) else "",
            each.said, each.changes, each.changed_by,  # type: ignore[attr-defined]
        ]
        for each in found
    ]  # fmt: skip


def review_rows(found: Iterable[Review]) -> list[Row]:
    """Return a row a review: its three answers."""
    return [[each.on, each.get_how_display(), each.reviewed_by, each.data, each.analysis, each.use] for each in found]


def improvement_rows(found: Iterable[Improvement], standing: Standing, held: frozenset[int]) -> list[Row]:
    """Return a row an improvement; ``held`` are the posts the reader holds."""
    return [
        [
            each.what, _comes_from(each), str(each.owner), each.due, {"status": _improved(each, standing)},
            each.outcome or _finish(each, standing, held),
        ]
        for each in found
    ]  # fmt: skip


def _comes_from(each: Improvement) -> str:
    if each.review:
        return f"Review of {each.review.on:%-d %B %Y}"
    return each.finding.sentence if each.finding else "The partnership"


def _improved(each: Improvement, standing: Standing) -> str:
    if each.done_on:
        return "done"
    return "overdue" if each.due < standing.today else "open"


def _finish(each: Improvement, standing: Standing, held: frozenset[int]) -> Any:
    holders = frozenset({standing.person.pk}) if each.owner_id in held else frozenset()
    if not may_finish_improvement(standing, each.owner, holders):
        return ""
    return link("Record that it is done", "improvement-done", standing, each.pk)


def note_rows(found: Iterable[Finding], standing: Standing, audit_pk: int) -> list[Row]:
    """Return a row a weakness that countings met and for which nothing is planned, with the way to plan its mend."""
    plans = may_run_audit(standing)
    return [
        [
            each.sentence, str(each.counting.submission.agency),
            link("Plan its mend", "improvement-plan", standing, audit_pk, query=f"?note={each.pk}") if plans else None,
        ]
        for each in found
    ]  # fmt: skip


def strategy_facts(each: DataStrategy) -> list[tuple[str, Any]]:
    """Return what the data strategy says."""
    return [
        ("Leads on information", str(each.lead)),
        ("Which data are wanted, and what for", each.wanted),
        ("How they are shared and looked after", each.sharing),
        ("Systems and skills to build", each.skills),
        ("Written on", each.written_on),
        ("To be looked at again by", each.review_by),
    ]


def version_rows(found: Iterable[DataStrategy]) -> list[Row]:
    """Return a row a version."""
    return [[each.written_on, str(each.lead), each.wanted, each.sharing, each.skills] for each in found]
