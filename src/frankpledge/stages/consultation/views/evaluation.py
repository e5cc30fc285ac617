"""Pages of what exercises were worth."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation.forms.evaluation import (
    EvaluationForm,
    LessonsFilter,
)
from frankpledge.stages.consultation.permissions import (
    check_may_read_consultation,
    check_may_run_consultation,
)
from frankpledge.stages.consultation.queries.evaluation import evaluations
from frankpledge.stages.consultation.queries.exercises import find_exercise
from frankpledge.stages.consultation.services.evaluation import evaluate_exercise
from frankpledge.stages.consultation.tables import evaluation as tables
from frankpledge.stages.consultation.views.exercises import exercise_address
from frankpledge.stages.consultation.views.listing import chosen, page_of


@partnership_page
def evaluate(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what an exercise was worth."""
    check_may_run_consultation(standing)
    exercise = find_exercise(standing, pk)
    worth = getattr(exercise, "evaluation", None)
    now = {name: getattr(worth, name) for name in EvaluationForm.base_fields} if worth else {}
    return form_page(
        request,
        EvaluationForm(reader=standing, exercise=exercise, initial=now, **sent_form(request)),
        title="Evaluate the exercise",
        caption=exercise.title,
        save=partial(evaluate_exercise, exercise=exercise, by=standing, at=request.at),
        done="It is kept for whoever plans the next exercise of its kind.",
        to=exercise_address(standing, pk),
        back=exercise_address(standing, pk),
    )


@partnership_page
def lessons(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List what exercises of all cycles were worth."""
    check_may_read_consultation(standing)
    narrowed = LessonsFilter(request.GET, reader=standing)
    page = page_of(request, evaluations(standing, **chosen(narrowed)))
    context = {
        "title": "What exercises were worth",
        "filter": narrowed,
        "page": page,
        "rows": tables.worth_rows(page, standing),
    }
    return render(request, "consultation/lessons.html", context, using="pages")
