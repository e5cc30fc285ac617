"""Pages of what contractors hand over."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.foundation.kept_faults import fault_rows
from frankpledge.stages.audit.forms.handovers import HandoverForm
from frankpledge.stages.audit.models import Handover
from frankpledge.stages.audit.permissions import check_may_analyse, check_may_hand_over, may_analyse
from frankpledge.stages.audit.queries.commissions import find_commission
from frankpledge.stages.audit.queries.handovers import find_handover
from frankpledge.stages.audit.services import handovers as services
from frankpledge.stages.audit.tables import handovers as tables
from frankpledge.ui.forms import GovukForm


@partnership_page
def handover(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one handover, and what came of running it again."""
    found = find_handover(standing, pk)
    context = {
        "title": found.file_name,
        "caption": "Handed over",
        "handover": found,
        "state": tables.state_of(found),
        "facts": tables.handover_facts(found),
        "differences": tables.difference_rows(found),
        "faults": fault_rows(found.faults),
        "may_run": may_analyse(standing) and found.status != Handover.Status.WAITING,
    }
    return render(request, "audit/handover.html", context, using="pages")


@partnership_page
def hand_over(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for the bundle."""
    commission = find_commission(standing, pk)
    check_may_hand_over(standing, commission.person_id)

    def save(file: Any, methods: str, contacts: str) -> Handover:
        return services.hand_over(
            commission=commission, file=file, file_name=file.name, methods=methods, contacts=contacts, by=standing,
            at=request.at,
        )  # fmt: skip

    return form_page(
        request,
        HandoverForm(**sent_form(request)),
        title="Hand over",
        caption=commission.title,
        save=save,
        done="It is handed over. An information officer can run it again here.",
        to=lambda made: reverse("audit:handover", args=[standing.partnership.slug, made.pk]),
        button="Hand it over",
        back=reverse("audit:commission", args=[standing.partnership.slug, pk]),
    )


@partnership_page
def run_again(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to run it again here."""
    check_may_analyse(standing)
    found = find_handover(standing, pk)
    address = reverse("audit:handover", args=[standing.partnership.slug, pk])
    return form_page(
        request,
        GovukForm(**sent_form(request)),
        title="Run it again here",
        caption=found.file_name,
        intro="Its recipe is run on the partnership’s own copies of the data. What it makes is compared with what was "
        "handed over, file by file.",
        save=partial(services.ask_for_rerun, handover=found, by=standing, at=request.at),
        done="It is being run. Look again in a minute.",
        to=address,
        button="Run it again",
        back=address,
    )
