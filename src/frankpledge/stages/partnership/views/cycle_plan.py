"""Pages on which a cycle is planned, shown before it is saved, planned anew, and closed."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from frankpledge.core.cycle.telling import tell_forecast, tell_plan
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import add_reasons, form_page, sent_form
from frankpledge.stages.partnership.forms.cycle import CloseForm, PlanForm
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.queries import cycle as queries
from frankpledge.stages.partnership.queries import cycle_plan as drafts
from frankpledge.stages.partnership.services import cycle as services
from frankpledge.stages.partnership.tables.cycle import plan_rows


@partnership_page
def new(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Plan a cycle: the plan is shown, with how tight it is, before it is saved."""
    check_may_coordinate(standing)
    if queries.open_cycle(standing):
        messages.warning(request, "A cycle is under way. It must be closed before the next one can be saved.")
    draft = drafts.new_draft(standing)
    save = partial(services.plan_cycle, by=standing, at=request.at)
    return _plan_page(request, standing, draft, "Plan a cycle", save)


@partnership_page
def change(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Plan the rest of a cycle anew."""
    check_may_coordinate(standing)
    cycle = queries.find_cycle(standing, pk)
    save = partial(services.change_plan, cycle=cycle, by=standing, at=request.at)
    return _plan_page(request, standing, drafts.draft_of(cycle, standing), "Change the plan", save)


def _plan_page(request: HttpRequest, standing: Standing, draft: drafts.Draft, title: str, save: Any) -> HttpResponse:
    form = PlanForm(steps=draft.steps, due=draft.due, years=draft.years, initial=draft.initial, **sent_form(request))
    shown: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            if "save" in request.POST:
                save(**form.cleaned_data)
                messages.success(request, "The plan is saved.")
                return redirect("partnership:cycle", standing.partnership.slug)
            shown = _shown(draft, form.cleaned_data)
        except Refused as refusal:
            add_reasons(form, refusal)
    context = {"title": title, "form": form, "previous": draft.previous, **shown}
    return render(request, "partnership/cycle/plan.html", context, using="pages")


def _shown(draft: drafts.Draft, cleaned: dict[str, Any]) -> dict[str, Any]:
    """Return the plan that would be saved, and how tight it is."""
    plan, forecast = drafts.tried(draft, cleaned)
    return {
        "plan": plan_rows(plan),
        "told": tell_plan(plan),
        "is_too_tight": plan.is_too_tight,
        "forecast": tell_forecast(forecast) if forecast else "",
    }


@partnership_page
def close(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Close the cycle and go on to plan the next; members, groups, posts and open actions stay."""
    check_may_coordinate(standing)
    cycle = queries.find_cycle(standing, pk)
    unfinished = queries.steps_never_ended(cycle, list(cycle.steps.all()))
    return form_page(
        request,
        CloseForm(initial={"closed_on": standing.today}, **sent_form(request)),
        title="Close the cycle",
        save=partial(services.close_cycle, cycle=cycle, by=standing, at=request.at),
        done="The cycle is closed. Plan the next one here.",
        to=reverse("partnership:cycle-plan", args=[standing.partnership.slug]),
        button="Close it and plan the next",
        template="partnership/cycle/close.html",
        unfinished=unfinished,
        carried=drafts.what_goes_on(standing, cycle),
    )
