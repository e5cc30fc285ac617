"""The catalogue's pages, and the strictest policy a page may be sent with."""

from datetime import date
from types import SimpleNamespace

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frankpledge.core.quantities import Withheld
from tests.functional.catalogue import facts
from tests.functional.catalogue.forms import ActionFilter, MeetingForm, QuestionForm

PARTNERSHIP = {"name": "Tithingham Crime and Disorder Reduction Partnership"}
ROUND = {"partnership": PARTNERSHIP, "partnership_url": "/", "navigation": facts.NAVIGATION}


def strict_policy(get_response):
    """Stands in for the policy and the log-in of a real site."""

    def respond(request: HttpRequest) -> HttpResponse:
        request.user = SimpleNamespace(is_authenticated=True, name="Community safety officer")
        response = get_response(request)
        response["Content-Security-Policy"] = "default-src 'self'"
        return response

    return respond


def components(request: HttpRequest) -> HttpResponse:
    shown = {name.lower(): getattr(facts, name) for name in ("STEPS", "WORK", "TASKS", "EVENTS", "WARDS", "PICTURE")}
    shown |= {"withheld": Withheld(), "first": date(2026, 4, 1), "last": date(2027, 3, 31)}
    crumbs = [{"text": "Partnerships", "href": "/"}, {"text": "Overview"}]
    return render(request, "components.html", {**ROUND, **shown, "title": "Every component", "breadcrumbs": crumbs})


def form(request: HttpRequest) -> HttpResponse:
    asked = MeetingForm(request.POST or None, request.FILES or None)
    if asked.is_valid():
        messages.success(request, "The meeting has been saved.")
        messages.warning(request, "Two members have no e-mail address.")
        return redirect("components")
    return render(request, "form.html", {**ROUND, "form": asked, "title": "Add a meeting", "back": "/"})


def question(request: HttpRequest) -> HttpResponse:
    return render(request, "question.html", {**ROUND, "form": QuestionForm(request.POST or None), "back": "/"})


def long_list(request: HttpRequest) -> HttpResponse:
    page = Paginator(facts.ACTIONS, 20).get_page(request.GET.get("page"))
    filters = ActionFilter(request.GET)
    return render(request, "list.html", {**ROUND, "page": page, "filters": filters, "title": "Actions"})


def sign_out(request: HttpRequest) -> HttpResponse:
    return redirect("components")
