"""Pages of what elected members are told."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.briefings import MemberBriefingForm, MemberTextFilter
from frankpledge.stages.partnership.member_text import plain_text, sections, title_of
from frankpledge.stages.partnership.permissions import check_may_coordinate, check_may_read_business, may_coordinate
from frankpledge.stages.partnership.queries import member_briefings as queries
from frankpledge.stages.partnership.services.member_briefings import record_member_briefing
from frankpledge.stages.partnership.tables import briefings as tables
from frankpledge.stages.partnership.views.listing import chosen, page_of


@partnership_page
def member_briefings(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List which committee was told what, and when."""
    check_may_read_business(standing)
    page = page_of(request, queries.member_briefings(standing))
    context = {
        "title": "Briefings of elected members",
        "page": page,
        "rows": tables.member_briefing_rows(page),
        "committees": tables.committee_rows(queries.committees(standing), standing),
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/voice/member_briefings.html", context, using="pages")


@partnership_page
def text(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Write a briefing from what is recorded now, to be copied or printed."""
    check_may_read_business(standing)
    narrowed = MemberTextFilter(request.GET, reader=standing)
    told = queries.facts_for_members(standing, **chosen(narrowed))
    context = {
        "title": title_of(told),
        "filter": narrowed,
        "told": told,
        "sections": sections(told),
        "plain": plain_text(told),
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/voice/member_text.html", context, using="pages")


@partnership_page
def record(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask which committee was told what."""
    check_may_coordinate(standing)
    initial = {"on": standing.today, "committee": request.GET.get("committee", "")}
    return form_page(
        request,
        MemberBriefingForm(reader=standing, initial=initial, **sent_form(request)),
        title="Record a briefing of elected members",
        save=partial(record_member_briefing, by=standing, at=request.at),
        done="Recorded.",
        to=reverse("partnership:member-briefings", args=[standing.partnership.slug]),
        back=reverse("partnership:member-briefings", args=[standing.partnership.slug]),
    )
