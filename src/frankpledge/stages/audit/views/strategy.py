"""Pages of the data strategy."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.audit.forms.work import DataStrategyForm
from frankpledge.stages.audit.models import DataStrategy
from frankpledge.stages.audit.permissions import check_may_run_audit, may_run_audit
from frankpledge.stages.audit.queries import strategy as queries
from frankpledge.stages.audit.services.strategy import write_strategy
from frankpledge.stages.audit.tables.work import strategy_facts, version_rows
from frankpledge.stages.audit.views.listing import page_of


@partnership_page
def data_strategy(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show the strategy in force, whether somebody leads on information, and the versions before it."""
    found = queries.versions(standing)
    latest = found.first()
    page = page_of(request, found.exclude(pk=latest.pk if latest else None))
    context = {
        "title": "Data strategy",
        "strategy": latest,
        "facts": strategy_facts(latest) if latest else [],
        "is_led": queries.is_led(standing, latest) if latest else False,
        "page": page,
        "earlier": version_rows(page),
        "may_write": may_run_audit(standing),
    }
    return render(request, "audit/data_strategy.html", context, using="pages")


@partnership_page
def write(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for a new version, starting from the one in force."""
    check_may_run_audit(standing)
    page = reverse("audit:data-strategy", args=[standing.partnership.slug])
    return form_page(
        request,
        DataStrategyForm(reader=standing, initial=_now(queries.versions(standing).first()), **sent_form(request)),
        title="Write the data strategy",
        intro="What stood before is kept as an earlier version.",
        save=partial(write_strategy, by=standing, at=request.at),
        done="Saved. This version is in force now.",
        to=page,
        back=page,
    )


def _now(latest: DataStrategy | None) -> dict[str, Any]:
    fields = ("lead", "wanted", "sharing", "skills")
    return {name: getattr(latest, name) for name in fields} if latest else {}
