"""Pages of delegations."""

from __future__ import annotations

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.agencies import EndForm
from frankpledge.stages.partnership.forms.delegations import DelegationForm
from frankpledge.stages.partnership.permissions import check_may_coordinate, check_may_read_business, may_coordinate
from frankpledge.stages.partnership.queries import delegations as queries
from frankpledge.stages.partnership.services import delegations as services
from frankpledge.stages.partnership.tables import authority as tables
from frankpledge.stages.partnership.tables.sections import sections

PAGE = 50


@partnership_page
def delegations(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List delegations, current and ended."""
    check_may_read_business(standing)
    current = Paginator(queries.current_delegations(standing), PAGE).get_page(request.GET.get("page"))
    ended = Paginator(queries.ended_delegations(standing), PAGE).get_page(request.GET.get("ended"))
    context = {
        "title": "Delegations",
        "sections": sections(standing),
        "current_page": current,
        "ended_page": ended,
        "current": tables.delegation_rows(current, standing),
        "ended": tables.delegation_rows(ended, standing),
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/authority/delegations.html", context, using="pages")


@partnership_page
def delegation(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one delegation."""
    found = queries.find_delegation(standing, pk)
    context = {
        "title": tables.functions_text(found.functions),
        "caption": "Delegation",
        "back": reverse("partnership:delegations", args=[standing.partnership.slug]),
        "delegation": found,
        "facts": tables.delegation_facts(found),
        "may_end": may_coordinate(standing) and (found.until is None or found.until >= standing.today),
    }
    return render(request, "partnership/authority/delegation.html", context, using="pages")


@partnership_page
def delegate(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for a new delegation."""
    check_may_coordinate(standing)
    slug = standing.partnership.slug
    return form_page(
        request,
        DelegationForm(reader=standing, initial={"since": standing.today}, **sent_form(request)),
        title="Record a delegation",
        save=partial(services.delegate, by=standing, at=request.at),
        done="The delegation is recorded.",
        to=lambda made: reverse("partnership:delegation", args=[slug, made.pk]),
        cancel=reverse("partnership:delegations", args=[slug]),
    )


@partnership_page
def end(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for the last day of a delegation."""
    check_may_coordinate(standing)
    found = queries.find_delegation(standing, pk)
    page = reverse("partnership:delegation", args=[standing.partnership.slug, pk])
    return form_page(
        request,
        EndForm(initial={"until": standing.today}, **sent_form(request)),
        title=f"End the delegation to {found.to_post}",
        save=partial(services.end_delegation, delegation=found, by=standing, at=request.at),
        done="The end is recorded.",
        to=page,
        cancel=page,
        button="Record the last day",
    )
