"""Pages of data requests: ask an agency, join a neighbour's request, see what came, withdraw."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from frankpledge.adapters.dictionary import find_dataset
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.outcomes import Followed, covering, followed
from frankpledge.foundation.datasets.permissions import may_list_submissions
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.foundation.sharing import permissions, services
from frankpledge.foundation.sharing.models import DataRequest, Instalment
from frankpledge.foundation.sharing.queries import requests as queries
from frankpledge.stages.partnership.forms import data_plan as asked
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.queries.burden import hours_taken
from frankpledge.stages.partnership.tables import data_plan as tables
from frankpledge.stages.partnership.tables.submissions import submission_rows


def to_request(standing: Standing, pk: int) -> str:
    """Return the address of a request's page."""
    return reverse("partnership:data-request", args=[standing.partnership.slug, pk])


@partnership_page
def which(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask which data of which agency; the next page asks the rest."""
    permissions.check_may_plan_requests(standing)
    sent = request.GET if "dataset" in request.GET else None
    form = asked.WhichForm(data=sent, reader=standing)
    if sent is not None and form.is_valid():
        agency, dataset = form.cleaned_data["agency"], form.cleaned_data["dataset"]
        return redirect("partnership:data-request-issue", standing.partnership.slug, agency.pk, dataset)
    context = {"title": "Ask an agency for data", "form": form, "button": "Continue"}
    return render(request, "partnership/data_plan/which.html", context, using="pages")


@partnership_page
def issue(request: HttpRequest, standing: Standing, agency: int, dataset: str) -> HttpResponse:
    """Ask what is wanted of the data, for what and by when."""
    permissions.check_may_plan_requests(standing)
    whose, described = get_object_or_404(agencies(standing), pk=agency), find_dataset(dataset)
    if described is None:
        raise Http404
    return form_page(
        request,
        asked.RequestForm(reader=standing, dataset=described, **sent_form(request)),
        title=f"Ask {whose} for {described.name.lower()}",
        intro=f"{described.source}. {described.counting}",
        save=partial(services.issue_request, agency=whose, dataset=dataset, by=standing, at=request.at),
        done="The agency is asked, and its liaison officers are told.",
        to=lambda made: to_request(standing, made.pk),
        button="Ask for it",
    )


@partnership_page
def join(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for this partnership's part in a neighbour's request."""
    permissions.check_may_plan_requests(standing)
    begun = queries.find_joinable(standing, pk)
    heading = begun.described.field(begun.area_field).heading
    return form_page(
        request,
        asked.JoinForm(reader=standing, dataset=begun.described, **sent_form(request)),
        title=f"Join the request: {begun}",
        caption=f"Begun by {begun.partnership}",
        intro=f"The agency answers with one file, due by {begun.due_by:%-d %B %Y}, which is split by its column "
        f"{heading}. You get the rows of your own areas, under your own protocol with the agency, and no others.",
        save=partial(services.join_request, begun=begun, by=standing, at=request.at),
        done="Your part is added.",
        to=lambda made: to_request(standing, made.pk),
        button="Add your part",
    )


@partnership_page
def request_page(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what was asked, of whom, for whom, and what came each time."""
    found = queries.find_request(standing, pk)
    flow = covering(standing).get((found.agency_id, found.dataset))
    is_open = found.withdrawn_on is None
    context = {
        "title": str(found),
        "caption": "Data request",
        "request_": found,
        "facts": tables.request_facts(found, flow, hours_taken(found), standing),
        "due": tables.due_rows(followed(standing, found.instalments.all()), standing),
        "parts": tables.part_rows(queries.parts_of(standing, found)),
        "alike": tables.request_rows(queries.alike(standing, found)[:20], standing),
        "may_withdraw": is_open and permissions.may_plan_requests(standing),
        "may_answer": is_open and permissions.may_answer_request(standing, found.agency),
    }
    return render(request, "partnership/data_plan/request.html", context, using="pages")


@partnership_page
def withdraw(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to ask no more."""
    permissions.check_may_plan_requests(standing)
    found = queries.find_request(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="Withdraw the request",
        caption=str(found),
        intro="What came stays. Of the rest nothing is awaited any more, and nobody is reminded.",
        save=partial(services.withdraw_request, request=found, by=standing, at=request.at),
        done="Withdrawn.",
        to=to_request(standing, pk),
        button="Withdraw it",
    )


@partnership_page
def instalment(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what was asked for by a day beside what came of it."""
    found = queries.find_instalment(standing, pk)
    told = followed(standing, Instalment.objects.filter(pk=found.pk))[0]
    context = {
        "title": str(found),
        "caption": f"Due by {found.due_by:%-d %B %Y}",
        "instalment": found,
        "outcome": told.outcome.value,
        "facts": tables.instalment_facts(told, standing),
        "extracts": submission_rows(told.extracts, standing) if may_list_submissions(standing) else None,
        "may": _what_may_be_done(standing, found.request, told),
    }
    return render(request, "partnership/data_plan/instalment.html", context, using="pages")


def _what_may_be_done(standing: Standing, of: DataRequest, told: Followed) -> set[str]:
    is_open = of.withdrawn_on is None
    answers = permissions.may_answer_request(standing, of.agency)
    offered: dict[str, Any] = {
        "supply": answers and is_open and told.flow is not None,
        "refuse": answers and is_open and told.instalment.refused_on is None and told.came_on is None,
        "account": answers,
        "tie": permissions.may_tie_extract(standing, of.agency),
    }
    return {act for act, is_so in offered.items() if is_so}
