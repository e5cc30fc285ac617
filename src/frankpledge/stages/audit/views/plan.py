"""Pages of the plan of an audit's tasks."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.audit.forms.work import RecordTaskForm, TaskForm
from frankpledge.stages.audit.permissions import check_may_read_scope, check_may_run_audit, may_run_audit
from frankpledge.stages.audit.queries import plan as queries
from frankpledge.stages.audit.queries.audits import find_audit
from frankpledge.stages.audit.queries.scope import scope_of
from frankpledge.stages.audit.rules.states import State
from frankpledge.stages.audit.services import plan as services
from frankpledge.stages.audit.tables import work as tables


@partnership_page
def plan(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show the tasks in the order of the work, what is to spare, and whether it is done in time."""
    check_may_read_scope(standing)
    audit = find_audit(standing, pk)
    found, scope = queries.plan_of(standing, audit), scope_of(standing, audit)
    changes = may_run_audit(standing) and audit.state != State.CLOSED
    context = {
        "title": "Plan of the work",
        "caption": audit.title,
        "audit": audit,
        "plan": found,
        "scope": scope,
        "facts": tables.plan_facts(found, audit.person_days, scope.needed),
        "rows": tables.task_rows(found, standing, changes=changes),
        "changes": changes,
    }
    return render(request, "audit/plan.html", context, using="pages")


@partnership_page
def task(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one task, and what guidance says of its kind."""
    found = queries.find_task(standing, pk)
    context = {
        "title": found.title,
        "caption": "Task",
        "task": found,
        "facts": tables.task_facts(found),
        "passage": tables.passage_of(found.kind),
        "changes": may_run_audit(standing) and found.audit.state != State.CLOSED,
    }
    return render(request, "audit/task.html", context, using="pages")


@partnership_page
def plan_task(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for a task."""
    check_may_run_audit(standing)
    audit = find_audit(standing, pk)
    return form_page(
        request,
        TaskForm(reader=standing, audit=audit, **sent_form(request)),
        title="Plan a task",
        caption=audit.title,
        save=partial(services.plan_task, audit=audit, by=standing, at=request.at),
        done="The task is planned.",
        to=_plan(standing, pk),
        back=_plan(standing, pk),
    )


@partnership_page
def amend_task(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Plan a task anew."""
    check_may_run_audit(standing)
    found = queries.find_task(standing, pk)
    now = {
        name: getattr(found, name) for name in ("title", "kind", "person_days", "days", "owner", "source", "research")
    }
    now |= {"rests_on": found.rests_on.all()}
    return form_page(
        request,
        TaskForm(reader=standing, audit=found.audit, task=found, initial=now, **sent_form(request)),
        title="Change the task",
        caption=found.audit.title,
        save=partial(services.amend_task, task=found, by=standing, at=request.at),
        done="Saved.",
        to=_plan(standing, found.audit_id),
        back=reverse("audit:task", args=[standing.partnership.slug, pk]),
    )


@partnership_page
def record_task(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask when a task was begun and done."""
    check_may_run_audit(standing)
    found = queries.find_task(standing, pk)
    return form_page(
        request,
        RecordTaskForm(initial={"started": found.started, "ended": found.ended}, **sent_form(request)),
        title="When it was done",
        caption=found.title,
        save=partial(services.record_task, task=found, by=standing, at=request.at),
        done="Recorded. The days of what rests on it are worked out anew.",
        to=_plan(standing, found.audit_id),
        back=_plan(standing, found.audit_id),
    )


def _plan(standing: Standing, pk: int) -> str:
    return reverse("audit:plan", args=[standing.partnership.slug, pk])
