"""Pages of those who agreed to be asked again, and of who designed and ran an exercise."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation.forms.people import DropForm, HandForm, PeopleFilter, PersonForm, WithdrawForm
from frankpledge.stages.consultation.permissions import (
    check_may_read_people,
    check_may_run_consultation,
    may_run_consultation,
)
from frankpledge.stages.consultation.queries import people as queries
from frankpledge.stages.consultation.queries.exercises import find_exercise, find_sitting
from frankpledge.stages.consultation.services import people as services
from frankpledge.stages.consultation.tables import people as tables
from frankpledge.stages.consultation.views.listing import chosen, page_of


@partnership_page
def people(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List those who can be asked again, by the day on which they are deleted, and how many of each group."""
    check_may_read_people(standing)
    narrowed = PeopleFilter(request.GET, reader=standing)
    page = page_of(request, queries.people_of(standing, **chosen(narrowed)))
    context = {
        "title": "People who agreed to be asked again",
        "filter": narrowed,
        "page": page,
        "rows": tables.people_rows(page, standing),
        "groups": tables.group_rows(queries.groups_with_people(standing), standing),
    }
    return render(request, "consultation/people.html", context, using="pages")


@partnership_page
def sitting_people(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show how many came to a sitting, and those of them who agreed to be asked again."""
    check_may_read_people(standing)
    sitting = find_sitting(standing, pk)
    page = page_of(request, queries.who_agreed_at(standing, sitting))
    context = {
        "title": "Who came",
        "caption": str(sitting),
        "sitting": sitting,
        "page": page,
        "rows": tables.people_rows(page, standing),
        "can_enter": sitting.on <= standing.today,
    }
    return render(request, "consultation/sitting_people.html", context, using="pages")


@partnership_page
def enter(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for somebody who agreed to be asked again."""
    check_may_read_people(standing)
    return form_page(
        request,
        PersonForm(reader=standing, initial={"consented_on": standing.today}, **sent_form(request)),
        title="Enter somebody who agreed",
        save=partial(services.enter_person, by=standing, at=request.at),
        done="Entered.",
        to=_people(standing),
        back=_people(standing),
    )


@partnership_page
def enter_at_sitting(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for somebody who agreed at a sitting."""
    check_may_read_people(standing)
    sitting = find_sitting(standing, pk)
    page = reverse("consultation:sitting-people", args=[standing.partnership.slug, pk])
    return form_page(
        request,
        PersonForm(reader=standing, initial={"consented_on": sitting.on}, **sent_form(request)),
        title="Enter somebody who agreed",
        caption=str(sitting),
        save=partial(services.enter_person, sitting=sitting, by=standing, at=request.at),
        done="Entered.",
        to=page,
        back=page,
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Change the details of somebody who agreed."""
    check_may_read_people(standing)
    found = queries.find_person(standing, pk)
    now = {name: getattr(found, name) for name in PersonForm.base_fields}
    return form_page(
        request,
        PersonForm(reader=standing, initial=now, **sent_form(request)),
        title="Change what is kept",
        save=partial(services.amend_person, person=found, by=standing, at=request.at),
        done="Saved.",
        to=_people(standing),
        back=_people(standing),
    )


@partnership_page
def withdraw(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether somebody's details are to be deleted at once."""
    check_may_read_people(standing)
    found = queries.find_person(standing, pk)
    return form_page(
        request,
        WithdrawForm(**sent_form(request)),
        title="Delete what is kept of them",
        caption=found.name,
        button="Delete it",
        save=partial(services.withdraw_person, person=found, by=standing, at=request.at),
        done="Deleted.",
        to=_people(standing),
        back=_people(standing),
    )


@partnership_page
def hands(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show who designed and ran an exercise, and their training."""
    exercise = find_exercise(standing, pk)
    changes = may_run_consultation(standing)
    context = {
        "title": "Who designed and ran it",
        "caption": exercise.title,
        "exercise": exercise,
        "rows": tables.hand_rows(queries.hands(standing, exercise), standing, changes=changes),
        "changes": changes,
    }
    return render(request, "consultation/hands.html", context, using="pages")


@partnership_page
def name_hand(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask who designed or ran an exercise."""
    check_may_run_consultation(standing)
    exercise = find_exercise(standing, pk)
    return form_page(
        request,
        HandForm(reader=standing, **sent_form(request)),
        title="Name who designed or ran it",
        caption=exercise.title,
        save=partial(services.name_hand, exercise=exercise, by=standing, at=request.at),
        done="Named.",
        to=_hands(standing, pk),
        back=_hands(standing, pk),
    )


@partnership_page
def drop_hand(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether somebody was named by mistake."""
    check_may_run_consultation(standing)
    found = queries.find_hand(standing, pk)
    return form_page(
        request,
        DropForm(**sent_form(request)),
        title="Take it back",
        caption=f"{found}, {found.exercise}",
        button="Take it back",
        save=partial(services.drop_hand, hand=found, by=standing, at=request.at),
        done="Taken back.",
        to=_hands(standing, found.exercise_id),
        back=_hands(standing, found.exercise_id),
    )


def _people(standing: Standing) -> str:
    return reverse("consultation:people", args=[standing.partnership.slug])


def _hands(standing: Standing, pk: int) -> str:
    return reverse("consultation:hands", args=[standing.partnership.slug, pk])
