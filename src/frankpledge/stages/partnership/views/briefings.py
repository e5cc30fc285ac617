"""Pages of briefings down to the people who do the work."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.briefings import (
    AcknowledgeForm,
    AudienceForm,
    BriefingFilter,
    BriefingForm,
)
from frankpledge.stages.partnership.permissions import (
    check_may_answer_for_agency,
    check_may_coordinate,
    check_may_read_business,
    may_coordinate,
)
from frankpledge.stages.partnership.queries import briefings as queries
from frankpledge.stages.partnership.queries.lookback import places_today
from frankpledge.stages.partnership.services.briefings import acknowledge_briefing, send_briefing, widen_briefing
from frankpledge.stages.partnership.tables import briefings as tables
from frankpledge.stages.partnership.views.listing import chosen, page_of


@partnership_page
def briefings(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List briefings, held and planned."""
    check_may_read_business(standing)
    narrowed = BriefingFilter(request.GET)
    page = page_of(request, queries.briefings(standing, **chosen(narrowed)))
    context = {
        "title": "Briefings",
        "filter": narrowed,
        "page": page,
        "rows": tables.briefing_rows(page, standing),
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/voice/briefings.html", context, using="pages")


@partnership_page
def briefing(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one briefing, and who has acknowledged it."""
    found = queries.find_briefing(standing, pk)
    head, rows = tables.audience_table(found, standing)
    context = {
        "title": found.topic,
        "caption": "Briefing",
        "briefing": found,
        "facts": tables.briefing_facts(found),
        "head": head,
        "audiences": rows,
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/voice/briefing.html", context, using="pages")


@partnership_page
def send(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask what is passed down, and to whom."""
    check_may_coordinate(standing)
    return form_page(
        request,
        BriefingForm(reader=standing, initial={"on": standing.today, "levels": ["operational"]}, **sent_form(request)),
        title="Pass a briefing down",
        save=partial(send_briefing, by=standing, at=request.at),
        done="The briefing is recorded, and the agencies' representatives are told.",
        to=lambda made: _page(made.pk, standing),
        back=reverse("partnership:briefings", args=[standing.partnership.slug]),
        button="Pass it down",
    )


@partnership_page
def widen(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask who else is to have a briefing."""
    check_may_coordinate(standing)
    found = queries.find_briefing(standing, pk)
    return form_page(
        request,
        AudienceForm(reader=standing, **sent_form(request)),
        title="Pass this briefing to more people",
        caption=found.topic,
        save=partial(widen_briefing, briefing=found, by=standing, at=request.at),
        done="Recorded. Those who had it already are left as they are.",
        to=_page(pk, standing),
        back=_page(pk, standing),
        button="Pass it on",
    )


@partnership_page
def acknowledge(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Say for one's own agency that a level of it had the briefing."""
    audience = queries.find_audience(standing, pk)
    check_may_answer_for_agency(standing, audience.agency)
    return form_page(
        request,
        AcknowledgeForm(**sent_form(request)),
        title=f"{audience.agency} had this briefing",
        caption=audience.briefing.topic,
        intro=f"You acknowledge it for the {audience.get_level_display().lower()} level.",
        save=partial(acknowledge_briefing, audience=audience, by=standing, at=request.at),
        done="Thank you. It is acknowledged.",
        to=_page(audience.briefing_id, standing),
        back=_page(audience.briefing_id, standing),
        button="Acknowledge",
    )


@partnership_page
def coverage(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show which levels of which agencies were briefed in the last year, and which had none."""
    check_may_read_business(standing)
    found = queries.coverage(standing, places_today(standing))
    context = {
        "title": "Who has been briefed",
        "by_level": tables.level_rows(found),
        "rows": tables.coverage_rows(found, queries.perspectives_covered(standing)),
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/voice/coverage.html", context, using="pages")


def _page(pk: int, standing: Standing) -> str:
    return reverse("partnership:briefing", args=[standing.partnership.slug, pk])
