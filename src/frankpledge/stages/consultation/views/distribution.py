"""Pages of what went out for an exercise, and what came back."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation.forms.distribution import (
    DistributionForm,
    as_chosen,
)
from frankpledge.stages.consultation.permissions import (
    check_may_run_consultation,
    may_run_consultation,
)
from frankpledge.stages.consultation.queries.distribution import distributions, find_distribution
from frankpledge.stages.consultation.queries.exercises import find_exercise
from frankpledge.stages.consultation.services.distribution import amend_distribution, log_distribution
from frankpledge.stages.consultation.tables import distribution as tables
from frankpledge.stages.consultation.views.listing import page_of


@partnership_page
def distribution(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what went out for an exercise, and what came back."""
    exercise = find_exercise(standing, pk)
    page = page_of(request, distributions(standing, exercise))
    changes = may_run_consultation(standing) and not exercise.called_off_on and exercise.cycle.closed_on is None
    context = {
        "title": "What went out",
        "caption": exercise.title,
        "exercise": exercise,
        "page": page,
        "rows": tables.distribution_rows(page, standing, changes=changes),
        "changes": changes,
    }
    return render(request, "consultation/distribution.html", context, using="pages")


@partnership_page
def log(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what went out."""
    check_may_run_consultation(standing)
    exercise = find_exercise(standing, pk)
    return form_page(
        request,
        DistributionForm(reader=standing, initial={"on": standing.today}, **sent_form(request)),
        title="Log what went out",
        caption=exercise.title,
        save=partial(log_distribution, exercise=exercise, by=standing, at=request.at),
        done="It is logged.",
        to=_distribution(standing, pk),
        back=_distribution(standing, pk),
    )


@partnership_page
def amend_log(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Correct a line of the log, or say what came back."""
    check_may_run_consultation(standing)
    found = find_distribution(standing, pk)
    return form_page(
        request,
        DistributionForm(reader=standing, now=found, initial=as_chosen(found), **sent_form(request)),
        title="Change a line of the log",
        caption=str(found),
        save=partial(amend_distribution, distribution=found, by=standing, at=request.at),
        done="Saved.",
        to=_distribution(standing, found.exercise_id),
        back=_distribution(standing, found.exercise_id),
    )


def _distribution(standing: Standing, pk: int) -> str:
    return reverse("consultation:distribution", args=[standing.partnership.slug, pk])
