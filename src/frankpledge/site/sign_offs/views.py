"""The page of sign-offs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.site.sign_offs.queries import KINDS, sign_offs


@partnership_page
def sign_offs_by_agency(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show what each agency signed off, by the part of the work."""
    found = sign_offs(standing)
    rows = [[name, *(found.counts[kind, agency] for kind in KINDS)] for agency, name in found.agencies]
    context = {
        "title": "Who signed off what",
        "kinds": list(KINDS.values()),
        "rows": rows,
        "totals": [found.total(kind) for kind in KINDS],
    }
    return render(request, "site/sign_offs.html", context, using="pages")
