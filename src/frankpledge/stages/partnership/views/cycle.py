"""Pages of the timetable: where the partnership is, and what was recorded of each step."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.core.cycle.telling import tell_forecast
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.cycle import StepForm
from frankpledge.stages.partnership.permissions import (
    check_may_coordinate,
    check_may_read_structure,
    may_coordinate,
    may_keep_documents,
    may_read_business,
)
from frankpledge.stages.partnership.queries import cycle as queries
from frankpledge.stages.partnership.queries.agencies import regime_of
from frankpledge.stages.partnership.queries.calendar import CONSULT
from frankpledge.stages.partnership.queries.due_dates import next_due
from frankpledge.stages.partnership.services.cycle_steps import record_step
from frankpledge.stages.partnership.tables import cycle as tables


@partnership_page
def timetable(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show where the partnership is in its cycle, and what a delay does to the due date."""
    check_may_read_structure(standing)
    found = queries.open_cycle(standing)
    context: dict[str, Any] = {
        "title": "Timetable",
        "cycle": found,
        "may_coordinate": may_coordinate(standing),
        "reads_calendar": may_read_business(standing),
        "earlier": tables.cycle_rows(queries.cycles(standing).exclude(closed_on=None), standing.partnership.slug),
    }
    if found:
        context |= _as_it_stands(queries.timetable_of(found, standing.today), standing)
    return render(request, "partnership/cycle/timetable.html", context, using="pages")


@partnership_page
def closed(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show an earlier cycle as it ended."""
    found = queries.find_cycle(standing, pk)
    context = {"title": f"The cycle due {found.statutory_date:%-d %B %Y}", "cycle": found, "earlier": []}
    context |= _as_it_stands(queries.timetable_of(found, found.closed_on or standing.today), standing)
    return render(request, "partnership/cycle/timetable.html", context, using="pages")


def _as_it_stands(found: queries.Timetable, standing: Standing) -> dict[str, Any]:
    slug = standing.partnership.slug
    documents = queries.publications(standing, *found.rows)
    return {
        "drawn": tables.drawn_steps(found, slug),
        "rows": tables.step_rows(found, slug),
        "facts": tables.cycle_facts(found, next_due(regime_of(standing), found.cycle.statutory_date)),
        "forecast": tell_forecast(found.forecast),
        "misses": bool(found.forecast.days_late),
        "misorders": [str(one) for one in found.misorders],
        "documents": tables.publication_rows(documents, slug),
        "days_left": found.position.days_left,
    }


@partnership_page
def step(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one step: the law behind it, its days, and the documents that show it was taken."""
    row = queries.find_step(standing, pk)
    found = queries.step_of(row)
    context = {
        "title": found.label,
        "caption": "Step of the cycle",
        "row": row,
        "facts": tables.step_facts(found, row),
        "documents": tables.publication_rows(queries.publications(standing, row.step), standing.partnership.slug),
        "reads_calendar": row.step == CONSULT and may_read_business(standing),
        "may_keep_documents": may_keep_documents(standing),
        "may_record": may_coordinate(standing) and not row.cycle.closed_on,
        "back": {"href": reverse("partnership:cycle", args=[standing.partnership.slug]), "text": "Timetable"},
    }
    return render(request, "partnership/cycle/step.html", context, using="pages")


@partnership_page
def record(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask when a step was begun and when it ended."""
    check_may_coordinate(standing)
    row = queries.find_step(standing, pk)
    now = {"started": row.started, "ended": row.ended, "note": row.note}
    return form_page(
        request,
        StepForm(step=row, today=standing.today, initial=now, **sent_form(request)),
        title=f"Record the step: {queries.step_of(row).label}",
        save=partial(record_step, step=row, by=standing, at=request.at),
        done="The days are recorded. See below what they do to the due date.",
        to=reverse("partnership:cycle", args=[standing.partnership.slug]),
    )
