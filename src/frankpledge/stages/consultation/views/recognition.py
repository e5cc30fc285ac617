"""The page on whether the audit matches what people see: by area and group, and issue by issue."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.definition import asked_of
from frankpledge.stages.consultation.forms.recognition import AuditOrderForm
from frankpledge.stages.consultation.queries.questionnaires import find_questionnaire
from frankpledge.stages.consultation.queries.weighted import one_round
from frankpledge.stages.consultation.tables import recognition as tables
from frankpledge.ui.addresses import reverse


@partnership_page
def matches_audit(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show who says that the audit matches, and whether people put issues in the order of the figures typed here."""
    found = find_questionnaire(standing, pk)
    told = one_round(standing, found)
    issues = [asked_of(row) for row in told.questions if tables.names_issues(asked_of(row))]
    form = AuditOrderForm(request.GET if "question" in request.GET else None, questions=issues) if issues else None
    compared = tables.compared(told, *form.order()) if form and form.is_bound and form.is_valid() else None
    context = {
        "title": "Whether the audit matches what people see", "caption": found.exercise.title, "form": form,
        "agreed": tables.agreed_tables(told), "compared": compared, "has_question": tables.asks_it(told),
        "one_order": reverse("consultation:combined", args=[standing.partnership.slug, pk]),
        "back": {
            "href": reverse("consultation:results", args=[standing.partnership.slug, pk]), "text": "Results",
        },
    }  # fmt: skip
    return render(request, "consultation/recognition.html", context, using="pages")
