"""Pages of the shared calendar: the calendar itself, the exercises in it, and each one."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.calendar import ExerciseFields, ExerciseFilter, ExerciseForm
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.models import OtherExercise
from frankpledge.stages.partnership.permissions import (
    check_may_enter_exercise,
    check_may_enter_some_exercise,
    check_may_read_business,
    may_coordinate,
    may_enter_exercise,
    may_enter_some_exercise,
)
from frankpledge.stages.partnership.queries import calendar as queries
from frankpledge.stages.partnership.queries.agencies import regime_of
from frankpledge.stages.partnership.queries.due_dates import all_due
from frankpledge.stages.partnership.rules.calendar_flags import NEAR_DAYS
from frankpledge.stages.partnership.services import calendar as services
from frankpledge.stages.partnership.tables import calendar as tables
from frankpledge.stages.partnership.views.listing import chosen, page_of


@partnership_page
def calendar(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show agencies' exercises beside the cycle's steps, and where they clash, double or offer an opportunity."""
    check_may_read_business(standing)
    found = queries.calendar_of(standing)
    page = page_of(request, tables.entries(found, standing))
    flagged = page_of(request, found.flags, "flagged")
    context = {
        "title": "Calendar",
        "calendar": found,
        "page": page,
        "flagged": flagged,
        "flags": tables.flag_rows(flagged, standing),
        "months": tables.months(found),
        "near_days": NEAR_DAYS,
        "today_at": tables.today_at(found, standing.today),
        "regime_dates": tables.regime_rows(all_due(regime_of(standing), standing.today)),
        "may_enter": may_enter_some_exercise(standing),
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/calendar/calendar.html", context, using="pages")


@partnership_page
def exercises(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List everything that was entered, whatever the cycle."""
    check_may_read_business(standing)
    narrowed = ExerciseFilter(request.GET, reader=standing)
    page = page_of(request, queries.exercises(standing, **chosen(narrowed)))
    context = {
        "title": "Other agencies' exercises",
        "filter": narrowed,
        "page": page,
        "rows": tables.exercise_rows(page, standing),
        "may_enter": may_enter_some_exercise(standing),
    }
    return render(request, "partnership/calendar/exercises.html", context, using="pages")


@partnership_page
def exercise(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one exercise, and what is flagged of it."""
    found = queries.find_exercise(standing, pk)
    context = {
        "title": found.name,
        "caption": "An agency's exercise",
        "exercise": found,
        "facts": tables.exercise_facts(found),
        "flags": tables.flag_rows(queries.flags_of(queries.calendar_of(standing), found), standing, pk),
        "may_enter": may_enter_exercise(standing, found.agency) and not found.cancelled_on,
    }
    return render(request, "partnership/calendar/exercise.html", context, using="pages")


def _to(standing: Standing, found: OtherExercise) -> str:
    return reverse("partnership:exercise", args=[standing.partnership.slug, found.pk])


@partnership_page
def enter(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask what an agency does, and when."""
    check_may_enter_some_exercise(standing)
    back = reverse("partnership:calendar", args=[standing.partnership.slug])
    return form_page(
        request,
        ExerciseForm(reader=standing, **sent_form(request)),
        title="Enter an exercise",
        intro="Something an agency does for ends of its own that asks people, or that the partnership should know of "
        "when it plans: a plan, a consultation, a survey, an inspection.",
        save=partial(services.enter_exercise, by=standing, at=request.at),
        done="It is entered. What it clashes with, and what it offers, is told below.",
        to=lambda made: _to(standing, made),
        back=back,
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Correct what was entered, or move it."""
    found = queries.find_exercise(standing, pk)
    check_may_enter_exercise(standing, found.agency)
    now: dict[str, Any] = {name: getattr(found, name) for name in ExerciseFields.base_fields}
    return form_page(
        request,
        ExerciseFields(reader=standing, initial=now, **sent_form(request)),
        title="Correct or move an exercise",
        caption=str(found.agency),
        save=partial(services.amend_exercise, exercise=found, by=standing, at=request.at),
        done="Saved.",
        to=_to(standing, found),
        back=_to(standing, found),
    )


@partnership_page
def cancel(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether it was cancelled."""
    found = queries.find_exercise(standing, pk)
    check_may_enter_exercise(standing, found.agency)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="Cancel this exercise",
        intro=f"“{found.name}”, {found.agency}. It leaves the calendar from today on; what was over by then stays.",
        save=partial(services.cancel_exercise, exercise=found, by=standing, at=request.at),
        done="It is cancelled.",
        to=_to(standing, found),
        back=_to(standing, found),
        button="Cancel the exercise",
    )
