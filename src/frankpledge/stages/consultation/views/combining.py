"""Pages on which people's orders and the audit's measures are put together, and weights agreed (R186)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page
from frankpledge.stages.consultation.forms.combining import AgreeForm, CombineForm, typed_as_agreed
from frankpledge.stages.consultation.models import Questionnaire
from frankpledge.stages.consultation.permissions import check_may_run_consultation, may_run_consultation
from frankpledge.stages.consultation.queries.combining import agreed_weights, that_ask_for_an_order
from frankpledge.stages.consultation.queries.questionnaires import find_questionnaire
from frankpledge.stages.consultation.queries.weighted import one_round
from frankpledge.stages.consultation.services import combining as services
from frankpledge.stages.consultation.tables import combining as tables
from frankpledge.ui.addresses import reverse

MOST_AGREED = 20
"""So many of the latest agreements stand on the page."""
NONE_ASKS = "It has no question in which people put issues in order."


@partnership_page
def combined(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one order of issues by the weights in the address, or as they were agreed."""
    found = find_questionnaire(standing, pk)
    told, agreed = one_round(standing, found), list(agreed_weights(standing, found)[:MOST_AGREED])
    is_own = "question" in request.GET
    typed: Any = request.GET if is_own else typed_as_agreed(agreed[0]) if agreed else None
    form = CombineForm(typed, told=told) if that_ask_for_an_order(told) else None
    context = {
        "title": "One order of issues", "caption": found.exercise.title, "form": form, "found": found,
        "shown": tables.combined_tables(form) if form and form.is_bound and form.is_valid() else None,
        "as_agreed": agreed[0] if agreed and not is_own else None, "agreed": tables.agreed_rows(agreed),
        "may_run": may_run_consultation(standing), "none_asks": NONE_ASKS,
        "agree": f"{_to(standing, found, 'combined-agree')}?{request.GET.urlencode()}" if is_own else
        _to(standing, found, "combined-agree"),
        "back": {"href": _to(standing, found, "matches-audit"), "text": "Whether the audit matches"},
    }  # fmt: skip
    return render(request, "consultation/combined.html", context, using="pages")


@partnership_page
def agree(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask who agreed on which weights; those of the address stand in the boxes already."""
    check_may_run_consultation(standing)
    found = find_questionnaire(standing, pk)
    told, page = one_round(standing, found), _to(standing, found, "combined")
    if not that_ask_for_an_order(told):
        context = {"title": "Agree on weights", "caption": found.exercise.title, "back": page, "none_asks": NONE_ASKS}
        return render(request, "consultation/combined.html", context, using="pages")
    sent = request.POST if request.method == "POST" else None
    form = AgreeForm(sent, told=told, initial=request.GET.dict())

    def save(**_: Any) -> object:
        return services.agree_weights(by=standing, at=request.at, **form.agreed())

    return form_page(
        request, form, title="Agree on weights", caption=found.exercise.title, save=save,
        done="The weights are recorded.", to=page, back=page,
    )  # fmt: skip


def _to(standing: Standing, found: Questionnaire, name: str) -> str:
    return reverse(f"consultation:{name}", args=[standing.partnership.slug, found.pk])
