"""The page on which core questions are followed over the years."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.queries.rounds import core_rounds
from frankpledge.stages.consultation.tables.rounds import core_figures


@partnership_page
def core(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show each core question as the latest questionnaires found it, drawn and as a table, with what changed."""
    context = {"title": "Core questions over the years", "figures": core_figures(core_rounds(standing))}
    return render(request, "consultation/core.html", context, using="pages")
