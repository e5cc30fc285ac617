"""The page that works out how many people to ask, and what it costs. It keeps nothing."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.forms.sample import SampleForm
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.rules.sample import Asked, plan
from frankpledge.stages.consultation.tables.sample import plan_facts
from frankpledge.ui.addresses import reverse

EXAMPLE = {
    "margin": 5, "population": 90_000, "groups": 3, "response": 25, "effect": 1.5, "per_asked": "1.10",
    "per_answer": "2", "fixed": "500",
}  # fmt: skip


@partnership_page
def sample(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask what is wanted, and say beneath what it takes; and once as an example."""
    check_may_read_consultation(standing)
    form = SampleForm(request.GET or None)
    context: dict[str, Any] = {
        "title": "How many people to ask", "form": form, "example": plan_facts(plan(_asked(EXAMPLE))),
        "back": {"href": reverse("consultation:overview", args=[standing.partnership.slug]), "text": "Consultation"},
        "facts": plan_facts(plan(_asked(form.cleaned_data))) if form.is_bound and form.is_valid() else [],
    }  # fmt: skip
    return render(request, "consultation/sample.html", context, using="pages")


def _asked(given: dict[str, Any]) -> Asked:
    """Return what was asked in the units of the rule: shares for per cents."""
    return Asked(
        margin=given["margin"] / 100, population=given["population"], groups=given["groups"],
        response_rate=given["response"] / 100, design_effect=given["effect"],
        per_asked=float(given["per_asked"] or 0), per_answer=float(given["per_answer"] or 0),
        fixed=float(given["fixed"] or 0),
    )  # fmt: skip
