"""The front page, each partnership's first page, the log, and the pages for when something is wrong."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.queries import partnerships_of
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.queries import LogPages, in_words
from frankpledge.site.health import is_well, look_at_health
from frankpledge.site.home.page import page_for

LOG_PAGE = 50


@login_required
def front(request: HttpRequest) -> HttpResponse:
    """Lead a person to their partnership, or let them choose among several."""
    found = partnerships_of(request.user, request.at)
    if len(found) == 1:
        return redirect("home", found[0].slug)
    return render(request, "site/front.html", {"title": "Your partnerships", "found": found}, using="pages")


@partnership_page
def home(request: HttpRequest, standing: Standing) -> HttpResponse:
    """What must I do next, by when; what is missing; who has not replied."""
    return render(request, "site/home.html", {"title": "Overview", **page_for(standing)}, using="pages")


@partnership_page
def log(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show who did what, newest first."""
    page = LogPages(standing, LOG_PAGE).get_page(request.GET.get("page"))
    context = {"title": "Log", "page": page, "entries": in_words(page)}
    return render(request, "site/log.html", context, using="pages")


def health(request: HttpRequest) -> JsonResponse:
    """Say in a word how each part of the site is, and by the status whether all are well."""
    found = look_at_health(request.at)
    return JsonResponse({"site": "up", **found}, status=200 if is_well(found) else 503)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say why a page may not be seen or a thing not be done."""
    context = {"title": "You may not do that", "reason": str(exception)}
    return render(request, "site/refused.html", context, status=403, using="pages")


def not_there(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page, to strangers and members alike."""
    return render(request, "site/not_there.html", {"title": "Page not found"}, status=404, using="pages")


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that what was sent did not come from a page of ours that is still good."""
    return render(request, "site/stale.html", {"title": "This page was open too long"}, status=403, using="pages")


def too_many(request: HttpRequest) -> HttpResponse:
    """Say to wait, without saying whether what was tried exists."""
    return render(request, "site/too_many.html", {"title": "Too many attempts"}, status=429, using="pages")


def failed(request: HttpRequest) -> HttpResponse:
    """Say that the program failed; nothing is shown of what it was working on."""
    return render(request, "site/failed.html", {"title": "Something went wrong"}, status=500, using="pages")
