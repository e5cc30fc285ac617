"""Pages of procedures, and of what hangs on one person."""

from __future__ import annotations

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.forms.procedures import ProcedureForm
from frankpledge.stages.partnership.permissions import check_may_coordinate, check_may_read_business, may_coordinate
from frankpledge.stages.partnership.queries import procedures as queries
from frankpledge.stages.partnership.services import procedures as services
from frankpledge.stages.partnership.tables import authority as tables
from frankpledge.stages.partnership.tables.sections import sections

PAGE = 50


def _to_list(standing: Standing) -> str:
    return reverse("partnership:procedures", args=[standing.partnership.slug])


@partnership_page
def procedures(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List procedures with who can do them."""
    check_may_read_business(standing)
    page = Paginator(queries.procedures(standing), PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Procedures",
        "sections": sections(standing),
        "page": page,
        "rows": tables.procedure_rows(page, queries.holders(standing), standing),
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/authority/procedures.html", context, using="pages")


@partnership_page
def dependence(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show what hangs on one person, and what nobody can do."""
    check_may_read_business(standing)
    page = Paginator(queries.what_hangs_on_one(standing), PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "What hangs on one person",
        "back": _to_list(standing),
        "page": page,
        "rows": tables.hanging_rows(page),
        "stopped": [[each.name, str(each.post)] for each in queries.procedures_nobody_can_do(standing)],
    }
    return render(request, "partnership/authority/dependence.html", context, using="pages")


@partnership_page
def procedure(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one procedure, its steps as a list to work through or print."""
    found = queries.find_procedure(standing, pk)
    context = {
        "title": found.name,
        "caption": "Procedure",
        "back": _to_list(standing),
        "procedure": found,
        "facts": tables.procedure_facts(found, queries.holders(standing)),
        "steps": [line.strip() for line in found.steps.splitlines() if line.strip()],
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/authority/procedure.html", context, using="pages")


@partnership_page
def record(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for a new procedure."""
    check_may_coordinate(standing)
    return form_page(
        request,
        ProcedureForm(reader=standing, **sent_form(request)),
        title="Record a procedure",
        save=partial(services.record_procedure, by=standing, at=request.at),
        done="The procedure is recorded.",
        to=lambda made: reverse("partnership:procedure", args=[standing.partnership.slug, made.pk]),
        cancel=_to_list(standing),
    )


@partnership_page
def change(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask how a procedure is to read."""
    check_may_coordinate(standing)
    found = queries.find_procedure(standing, pk)
    page = reverse("partnership:procedure", args=[standing.partnership.slug, pk])
    now = {"name": found.name, "post": found.post, "able": found.able.all(), "steps": found.steps}
    return form_page(
        request,
        ProcedureForm(reader=standing, initial=now, **sent_form(request)),
        title=f"Change the procedure: {found.name}",
        save=partial(services.change_procedure, procedure=found, by=standing, at=request.at),
        done="Saved.",
        to=page,
        cancel=page,
    )


@partnership_page
def withdraw(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to take out a procedure that is no longer followed."""
    check_may_coordinate(standing)
    found = queries.find_procedure(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title=f"Take out the procedure: {found.name}",
        intro="Its steps are deleted. This cannot be undone.",
        save=partial(services.withdraw_procedure, procedure=found, by=standing, at=request.at),
        done="It is taken out.",
        to=_to_list(standing),
        cancel=reverse("partnership:procedure", args=[standing.partnership.slug, pk]),
        button="Take it out",
    )
