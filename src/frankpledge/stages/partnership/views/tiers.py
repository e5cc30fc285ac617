"""Pages of district and county: the responsibility matrix and each tier's role."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import reading_of
from frankpledge.stages.partnership.forms.tiers import TIER_WORDS
from frankpledge.stages.partnership.permissions import check_may_read_structure, may_coordinate
from frankpledge.stages.partnership.queries import councils
from frankpledge.stages.partnership.queries import tiers as queries
from frankpledge.stages.partnership.tables import tiers as tables
from frankpledge.stages.partnership.tables.sections import sections


@partnership_page
def tiers(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show what district and county each do, or why that need not be settled here."""
    check_may_read_structure(standing)
    context = {
        "title": "District and county",
        "sections": sections(standing),
        "arrangement": TIER_WORDS.get(standing.partnership.tier, standing.partnership.tier),
        "may_coordinate": may_coordinate(standing),
    }
    if not queries.is_two_tier(standing):
        return render(request, "partnership/tiers/not_needed.html", context, using="pages")
    return render(request, "partnership/tiers/matrix.html", context | _matrix(standing), using="pages")


@partnership_page
def sheet(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show the matrix and both statements as a sheet to print."""
    context = {"title": "Who does what"} | _matrix(standing, linked=False)
    return render(request, "partnership/tiers/sheet.html", context, using="pages")


def _matrix(standing: Standing, *, linked: bool = True) -> dict[str, object]:
    mine, may = councils.tiers_of(standing), may_coordinate(standing)
    return {
        "head": tables.SPLIT_HEAD,
        "rows": tables.matrix_rows(queries.responsibilities(standing), standing, linked=linked),
        "wanting": [reading_of(function) for function in queries.functions_without_a_row(standing)],
        "statements": tables.statement_cards(
            queries.statements(standing), mine, standing, may_coordinate=may and linked
        ),
        "checks": queries.checks(standing),
        "waiting": [(tier, len(rows)) for tier, rows in queries.waiting_for(standing).items() if rows],
    }


@partnership_page
def row(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one row of the matrix."""
    found = queries.find_responsibility(standing, pk)
    context = {
        "title": found.get_function_display(),
        "caption": "Responsibility matrix",
        "back": reverse("partnership:tiers", args=[standing.partnership.slug]),
        "row": found,
        "facts": tables.row_facts(found),
        "may_coordinate": may_coordinate(standing),
        "agrees": [tier for tier, rows in queries.waiting_for(standing).items() if found in rows],
    }
    return render(request, "partnership/tiers/row.html", context, using="pages")
