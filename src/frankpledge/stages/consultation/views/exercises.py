"""Pages of exercises: the list, each one's own page, and the sittings at which it meets people."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation.forms.exercises import CallOffForm, ExerciseFilter, ExerciseForm, SittingForm
from frankpledge.stages.consultation.permissions import (
    check_may_read_consultation,
    check_may_run_consultation,
    may_run_consultation,
)
from frankpledge.stages.consultation.queries import exercises as queries
from frankpledge.stages.consultation.queries.counts import counts_of
from frankpledge.stages.consultation.queries.evaluation import MOST, alike, evaluations
from frankpledge.stages.consultation.queries.feedback import feedback_of, may_be_told
from frankpledge.stages.consultation.queries.issues import raised_in
from frankpledge.stages.consultation.queries.review import review_of
from frankpledge.stages.consultation.queries.strategy import versions
from frankpledge.stages.consultation.rules.balance import spread_of, ways_unused
from frankpledge.stages.consultation.rules.duties import duties_of
from frankpledge.stages.consultation.services import exercises as services
from frankpledge.stages.consultation.tables import exercises as tables
from frankpledge.stages.consultation.tables.evaluation import worth_facts, worth_rows
from frankpledge.stages.consultation.tables.issues import feedback_rows
from frankpledge.stages.consultation.views.listing import chosen, page_of
from frankpledge.stages.partnership.queries.agencies import regime_of
from frankpledge.stages.partnership.queries.cycle import open_cycle
from frankpledge.stages.publication.permissions import may_propose


@partnership_page
def exercises(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List the exercises of every cycle, the latest first, and the kinds of places tried and untried."""
    check_may_read_consultation(standing)
    narrowed = ExerciseFilter(request.GET)
    page = page_of(request, queries.exercises_of(standing, **chosen(narrowed)))
    settings = queries.settings_used(standing)
    spread = spread_of((each.phase, each.method) for each in queries.in_cycle(standing, open_cycle(standing)))
    context = {
        "title": "Exercises",
        "filter": narrowed,
        "page": page,
        "rows": tables.exercise_rows(page, standing),
        "settings": tables.settings_rows(settings),
        "untried": tables.untried_texts(settings),
        "spread": tables.spread_rows(spread),
        "ways_unused": tables.ways_texts(ways_unused(spread)),
        "may_run": may_run_consultation(standing),
    }
    return render(request, "consultation/exercises.html", context, using="pages")


@partnership_page
def exercise(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one exercise, what is done for it, and what earlier ones of its kind were worth."""
    found = queries.find_exercise(standing, pk)
    changes = may_run_consultation(standing) and not found.called_off_on and found.cycle.closed_on is None
    worth = getattr(found, "evaluation", None)
    strategy = versions(standing, found.cycle).first()
    context = {
        "title": found.title,
        "caption": "Exercise",
        "exercise": found,
        "facts": [
            *tables.exercise_facts(found, standing, duties_of(regime_of(standing)), strategy),
            *tables.review_facts(found, review_of(standing, found)),
        ],
        "sittings": tables.sitting_rows(queries.sittings(standing, found), standing, changes=changes),
        "counts": counts_of(standing, found),
        "raised": raised_in(standing, found),
        "may_raise": may_run_consultation(standing) and not found.called_off_on and found.opens <= standing.today,
        "told": feedback_rows(feedback_of(standing, found), standing),
        "may_tell": may_propose(standing) and may_be_told(found, standing.today),
        "worth": worth_facts(worth) if worth else [],
        "earlier": worth_rows(alike(standing, found), standing),
        "changes": changes,
        "is_over": found.closes < standing.today,
        "may_evaluate": may_run_consultation(standing) and not found.called_off_on and found.closes < standing.today,
    }
    return render(request, "consultation/exercise.html", context, using="pages")


@partnership_page
def plan(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask what exercise to plan, beside what earlier ones were worth."""
    check_may_run_consultation(standing)
    return form_page(
        request,
        ExerciseForm(
            reader=standing,
            initial={name: request.GET.get(name, "") for name in ("phase", "method")},
            **sent_form(request),
        ),
        title="Plan an exercise",
        template="consultation/plan_exercise.html",
        earlier=worth_rows(evaluations(standing)[:MOST], standing),
        save=partial(services.plan_exercise, cycle=open_cycle(standing), by=standing, at=request.at),
        done="It is planned. What earlier exercises of its kind were worth stands below.",
        to=lambda made: exercise_address(standing, made.pk),
        back=reverse("consultation:exercises", args=[standing.partnership.slug]),
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Plan an exercise anew."""
    check_may_run_consultation(standing)
    found = queries.find_exercise(standing, pk)
    now = {name: getattr(found, name) for name in ExerciseForm.base_fields if name not in ("reaches", "forums")}
    now |= {"reaches": found.reaches.all(), "forums": found.forums.all()}
    return form_page(
        request,
        ExerciseForm(reader=standing, initial=now, **sent_form(request)),
        title="Change the exercise",
        caption=found.title,
        save=partial(services.amend_exercise, exercise=found, by=standing, at=request.at),
        done="Saved.",
        to=exercise_address(standing, pk),
        back=exercise_address(standing, pk),
    )


@partnership_page
def call_off(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask why an exercise is called off."""
    check_may_run_consultation(standing)
    found = queries.find_exercise(standing, pk)
    return form_page(
        request,
        CallOffForm(**sent_form(request)),
        title="Call the exercise off",
        caption=found.title,
        button="Call it off",
        save=partial(services.call_off_exercise, exercise=found, by=standing, at=request.at),
        done="It is called off.",
        to=exercise_address(standing, pk),
        back=exercise_address(standing, pk),
    )


@partnership_page
def plan_sitting(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask when and where an exercise meets people."""
    check_may_run_consultation(standing)
    found = queries.find_exercise(standing, pk)
    return form_page(
        request,
        SittingForm(**sent_form(request)),
        title="Add a sitting",
        caption=found.title,
        save=partial(services.plan_sitting, exercise=found, by=standing, at=request.at),
        done="The sitting is added.",
        to=exercise_address(standing, pk),
        back=exercise_address(standing, pk),
    )


@partnership_page
def amend_sitting(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Change a sitting, or say who came."""
    check_may_run_consultation(standing)
    found = queries.find_sitting(standing, pk)
    now = {name: getattr(found, name) for name in SittingForm.base_fields}
    return form_page(
        request,
        SittingForm(initial=now, **sent_form(request)),
        title="Change the sitting",
        caption=str(found),
        save=partial(services.amend_sitting, sitting=found, by=standing, at=request.at),
        done="Saved.",
        to=exercise_address(standing, found.exercise_id),
        back=exercise_address(standing, found.exercise_id),
    )


def exercise_address(standing: Standing, pk: int) -> str:
    """Return where an exercise's own page is."""
    return reverse("consultation:exercise", args=[standing.partnership.slug, pk])
