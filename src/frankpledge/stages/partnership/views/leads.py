"""Pages of leads."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.means import AcceptLeadForm, DeclineLeadForm, LeadFilter, LeadForm
from frankpledge.stages.partnership.permissions import (
    check_may_answer_for_agency,
    check_may_coordinate,
    check_may_read_business,
    may_answer_for_agency,
    may_coordinate,
)
from frankpledge.stages.partnership.queries import leads as queries
from frankpledge.stages.partnership.queries.cycle_steps import step_labels
from frankpledge.stages.partnership.services.leads import accept_lead, ask_lead, decline_lead
from frankpledge.stages.partnership.tables import means as tables
from frankpledge.stages.partnership.views.listing import chosen, page_of


@partnership_page
def leads(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List what agencies were asked to lead."""
    check_may_read_business(standing)
    narrowed = LeadFilter(request.GET, reader=standing)
    page = page_of(request, queries.leads(standing, **chosen(narrowed)))
    context = {
        "title": "Leads",
        "filter": narrowed,
        "page": page,
        "rows": tables.lead_rows(page, step_labels(standing), standing),
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/means/leads.html", context, using="pages")


@partnership_page
def lead(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one lead and how it stands."""
    found = queries.find_lead(standing, pk)
    context = {
        "title": found.what,
        "caption": "Lead",
        "lead": found,
        "facts": tables.lead_facts(found, step_labels(standing)),
        "may_answer": queries.state_of(found) == "waiting" and may_answer_for_agency(standing, found.agency),
        "is_waiting": queries.state_of(found) == "waiting",
    }
    return render(request, "partnership/means/lead.html", context, using="pages")


@partnership_page
def ask(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask which agency to ask."""
    check_may_coordinate(standing)
    return form_page(
        request,
        LeadForm(reader=standing, **sent_form(request)),
        title="Ask an agency to take a lead",
        intro="Its own representative accepts or declines. Until then it does not lead.",
        save=partial(ask_lead, by=standing, at=request.at),
        done="The agency's representatives are asked.",
        to=lambda made: _page(made.pk, standing),
        back=reverse("partnership:leads", args=[standing.partnership.slug]),
        button="Ask the agency",
    )


@partnership_page
def accept(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Accept for one's own agency."""
    found = queries.find_lead(standing, pk)
    check_may_answer_for_agency(standing, found.agency)
    return form_page(
        request,
        AcceptLeadForm(**sent_form(request)),
        title=f"Accept for {found.agency}",
        intro=f"To lead: {found.what}",
        save=partial(accept_lead, lead=found, by=standing, at=request.at),
        done=f"{found.agency} has accepted the lead.",
        to=_page(pk, standing),
        back=_page(pk, standing),
        button="Accept the lead",
    )


@partnership_page
def decline(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Decline for one's own agency."""
    found = queries.find_lead(standing, pk)
    check_may_answer_for_agency(standing, found.agency)
    return form_page(
        request,
        DeclineLeadForm(**sent_form(request)),
        title=f"Decline for {found.agency}",
        intro=f"To lead: {found.what}",
        save=partial(decline_lead, lead=found, by=standing, at=request.at),
        done=f"{found.agency} has declined the lead.",
        to=_page(pk, standing),
        back=_page(pk, standing),
        button="Decline the lead",
    )


def _page(pk: int, standing: Standing) -> str:
    return reverse("partnership:lead", args=[standing.partnership.slug, pk])
