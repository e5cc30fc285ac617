"""Pages of actions: the list, each one, and what came of it."""

from __future__ import annotations

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.refusals import question_of
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.foundation.paging import KeysFirst
from frankpledge.stages.partnership.forms.meeting_outcome import ActionForm, ActionsFilter, DropForm, FinishForm
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.models import Action
from frankpledge.stages.partnership.permissions import check_may_coordinate, check_may_read_business, may_coordinate
from frankpledge.stages.partnership.queries import actions as queries
from frankpledge.stages.partnership.services import actions as services
from frankpledge.stages.partnership.tables import meeting_outcome as tables

PAGE = 50

may_finish = question_of(services.check_may_finish)


def _to(standing: Standing, action: Action) -> str:
    return reverse("partnership:action", args=[standing.partnership.slug, action.pk])


@partnership_page
def actions(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List actions, the most pressing first: mine, an agency's, in one state, as chosen."""
    check_may_read_business(standing)
    filters = ActionsFilter({"state": "open", **request.GET.dict()}, reader=standing)
    asked = filters.cleaned_data if filters.is_valid() else {"state": "open", "mine": False, "agency": None}
    page = KeysFirst(queries.actions(standing, **asked), PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Actions",
        "back": reverse("partnership:meetings", args=[standing.partnership.slug]),
        "filters": filters,
        "page": page,
        "rows": tables.action_rows(page, standing),
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/actions/list.html", context, using="pages")


@partnership_page
def action(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show an action: whose it is, by when, and by what authority."""
    found = queries.find_action(standing, pk)
    is_open = not (found.done_on or found.dropped_on)
    context = {
        "title": "Action",
        "action": found,
        "facts": tables.action_facts(found, standing),
        "is_open": is_open,
        "may_finish": is_open and may_finish(standing, found),
        "may_coordinate": may_coordinate(standing),
        "back": reverse("partnership:actions", args=[standing.partnership.slug]),
    }
    return render(request, "partnership/actions/one.html", context, using="pages")


@partnership_page
def new(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for an action set outside meetings."""
    check_may_coordinate(standing)
    return form_page(
        request,
        ActionForm(reader=standing, **sent_form(request)),
        title="Set an action",
        save=partial(services.set_action, by=standing, at=request.at),
        done="The action is set.",
        to=lambda made: _to(standing, made),
        back=reverse("partnership:actions", args=[standing.partnership.slug]),
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for a correction to an action."""
    check_may_coordinate(standing)
    found = queries.find_action(standing, pk)
    names = ("what", "post", "agency", "due", "planned_hours", "decision", "topic")
    now = {name: getattr(found, name) for name in names} | ({"agency": None} if found.post else {})
    form = ActionForm(reader=standing, initial=now, **sent_form(request))
    save = partial(services.amend_action, action=found, by=standing, at=request.at)
    return _page(request, standing, found, form, "Amend the action", save, "Saved.")


def _page(
    request: HttpRequest, standing: Standing, found: Action, form: forms.Form, title: str, save: partial[None],
    done: str,
) -> HttpResponse:  # fmt: skip
    to = _to(standing, found)
    return form_page(request, form, title=title, save=save, done=done, to=to, back=to, button=title)


@partnership_page
def done(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what came of an action that is done."""
    found = queries.find_action(standing, pk)
    services.check_may_finish(standing, found)
    form = FinishForm(initial={"on": standing.today}, **sent_form(request))
    save = partial(services.report_done, action=found, by=standing, at=request.at)
    return _page(request, standing, found, form, "Report it done", save, "The action is done.")


@partnership_page
def drop(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask why an action is given up."""
    found = queries.find_action(standing, pk)
    services.check_may_finish(standing, found)
    form = DropForm(initial={"on": standing.today}, **sent_form(request))
    save = partial(services.drop_action, action=found, by=standing, at=request.at)
    return _page(request, standing, found, form, "Drop it", save, "The action is dropped.")


@partnership_page
def reopen(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to reopen an action."""
    check_may_coordinate(standing)
    found = queries.find_action(standing, pk)
    save = partial(services.reopen_action, action=found, by=standing, at=request.at)
    return _page(request, standing, found, ConfirmForm(**sent_form(request)), "Reopen it", save, "It is open again.")
