"""Pages of supply tokens: which there are, make one for a system, revoke one."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets import queries, services
from frankpledge.foundation.datasets.permissions import (
    check_may_make_some_token,
    check_may_revoke_token,
    may_make_some_token,
)
from frankpledge.foundation.form_pages import add_reasons, form_page, sent_form
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.forms.supply_tokens import TokenForm
from frankpledge.stages.partnership.tables.supply_tokens import token_rows
from frankpledge.stages.partnership.views.listing import page_of


@partnership_page
def tokens(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List supply tokens: whose, for which system, and when one was last used."""
    page = page_of(request, queries.tokens(standing))
    context = {
        "title": "Supply tokens",
        "page": page,
        "rows": token_rows(page, standing),
        "may_make": may_make_some_token(standing),
    }
    return render(request, "partnership/supply_tokens/list.html", context, using="pages")


@partnership_page
def make(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask what a system may supply; then show its token, this once."""
    check_may_make_some_token(standing)
    form = TokenForm(data=request.POST if request.method == "POST" else None, reader=standing)
    if request.method == "POST" and form.is_valid():
        try:
            token, secret = services.make_token(**form.cleaned_data, by=standing, at=request.at)
        except Refused as refusal:
            add_reasons(form, refusal)
        else:
            context = {"title": "The new supply token", "caption": str(token), "secret": secret, "token": token}
            return render(request, "partnership/supply_tokens/made.html", context, using="pages")
    context = {
        "title": "Make a supply token",
        "form": form,
        "button": "Make it",
        "intro": "With it a system of your agency sends extracts by itself, in your name. It ends with your role.",
    }
    return render(request, "ui/form_page.html", context, using="pages")


@partnership_page
def revoke(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether a token is to open nothing any more."""
    found = queries.find_token(standing, pk)
    check_may_revoke_token(standing, found.agency)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="Revoke the supply token",
        caption=str(found),
        intro="From this moment it opens nothing, and what is under way with it is destroyed.",
        save=partial(services.revoke_token, token=found, by=standing, at=request.at),
        done="Revoked.",
        to=reverse("partnership:supply-tokens", args=[standing.partnership.slug]),
        button="Revoke it",
    )
