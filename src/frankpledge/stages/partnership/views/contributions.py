"""Pages of contributions."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.means import ContributionFields, ContributionFilter, ContributionForm
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.permissions import (
    check_may_read_business,
    check_may_record_for_agency,
    check_may_record_for_some_agency,
    may_record_for_agency,
    may_record_for_some_agency,
)
from frankpledge.stages.partnership.queries import contributions as queries
from frankpledge.stages.partnership.queries.cycle_steps import step_labels
from frankpledge.stages.partnership.services.contributions import (
    amend_contribution,
    record_contribution,
    remove_contribution,
)
from frankpledge.stages.partnership.tables import means as tables
from frankpledge.stages.partnership.views.listing import chosen, page_of


@partnership_page
def contributions(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List contributions."""
    check_may_read_business(standing)
    narrowed = ContributionFilter(request.GET, reader=standing)
    page = page_of(request, queries.contributions(standing, **chosen(narrowed)))
    context = {
        "title": "Contributions",
        "filter": narrowed,
        "page": page,
        "rows": tables.contribution_rows(page, step_labels(standing), standing),
        "may_record": may_record_for_some_agency(standing),
    }
    return render(request, "partnership/means/contributions.html", context, using="pages")


@partnership_page
def contribution(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one contribution."""
    found = queries.find_contribution(standing, pk)
    context = {
        "title": found.what,
        "caption": "Contribution",
        "contribution": found,
        "facts": tables.contribution_facts(found, step_labels(standing)),
        "may_record": may_record_for_agency(standing, found.agency),
    }
    return render(request, "partnership/means/contribution.html", context, using="pages")


@partnership_page
def record(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask what was brought."""
    check_may_record_for_some_agency(standing)
    return form_page(
        request,
        ContributionForm(reader=standing, initial={"on": standing.today}, **sent_form(request)),
        title="Record a contribution",
        intro="What an agency brought besides coming to meetings.",
        save=partial(record_contribution, by=standing, at=request.at),
        done="The contribution is recorded.",
        to=reverse("partnership:contributions", args=[standing.partnership.slug]),
        back=reverse("partnership:contributions", args=[standing.partnership.slug]),
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Correct what was recorded."""
    found = queries.find_contribution(standing, pk)
    check_may_record_for_agency(standing, found.agency)
    now = {name: getattr(found, name) for name in ContributionFields.base_fields}
    return form_page(
        request,
        ContributionFields(reader=standing, initial=now, **sent_form(request)),
        title="Correct a contribution",
        caption=str(found.agency),
        save=partial(amend_contribution, contribution=found, by=standing, at=request.at),
        done="Saved.",
        to=reverse("partnership:contribution", args=[standing.partnership.slug, pk]),
        back=reverse("partnership:contribution", args=[standing.partnership.slug, pk]),
    )


@partnership_page
def remove(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to take a contribution away."""
    found = queries.find_contribution(standing, pk)
    check_may_record_for_agency(standing, found.agency)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="Remove this contribution",
        intro=f"“{found.what}”, {found.agency}. It will no longer be counted. The log keeps that it was recorded.",
        save=partial(remove_contribution, contribution=found, by=standing, at=request.at),
        done="The contribution is removed.",
        to=reverse("partnership:contributions", args=[standing.partnership.slug]),
        back=reverse("partnership:contributions", args=[standing.partnership.slug]),
        button="Remove it",
    )
