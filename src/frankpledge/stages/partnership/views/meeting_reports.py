"""Reports on meetings: who comes, and what time they take for what they yield."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.meeting_permissions import may_read_reasons
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries import attendance as attendance_queries
from frankpledge.stages.partnership.queries import meeting_hours as hours_queries
from frankpledge.stages.partnership.tables import meeting_reports as tables
from frankpledge.stages.partnership.views.periods import Period, period_filter, period_of

PAGE = 50


@partnership_page
def attendance(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show who comes: by agency and its duty, by venue, and each absence to those who may read why."""
    check_may_read_business(standing)
    filters = period_filter(request.GET, standing)
    period = period_of(filters, standing.today)
    within = (standing, period.since, period.until, period.group)
    context = {
        "title": "Attendance",
        "back": reverse("partnership:meetings", args=[standing.partnership.slug]),
        "filters": filters,
        "span": period,
        "agencies": tables.agency_rows(attendance_queries.by_agency(*within)),
        "venues": tables.venue_rows(attendance_queries.by_venue(*within)),
        "unrecorded": attendance_queries.still_to_record(*within[:3]),
        **_absences(request, standing, period),
    }
    return render(request, "partnership/meetings/attendance_report.html", context, using="pages")


def _absences(request: HttpRequest, standing: Standing, period: Period) -> dict[str, object]:
    if not may_read_reasons(standing):
        return {"may_read_reasons": False}
    found = attendance_queries.absences(standing, period.since, period.until, period.group)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return {"may_read_reasons": True, "page": page, "absences": tables.absence_rows(page, standing)}


@partnership_page
def hours(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show what time meetings take, and what they yield."""
    check_may_read_business(standing)
    filters = period_filter(request.GET, standing)
    del filters.fields["group"]
    period = period_of(filters, standing.today)
    within = (standing, period.since, period.until)
    people = Paginator(hours_queries.person_hours(*within), PAGE).get_page(request.GET.get("people"))
    page = Paginator(hours_queries.meetings_yield(*within), PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Hours and yield of meetings",
        "back": reverse("partnership:meetings", args=[standing.partnership.slug]),
        "filters": filters,
        "span": period,
        "others": hours_queries.other_partnerships(standing),
        "agencies": tables.agency_hour_rows(hours_queries.agency_hours(*within), period.months),
        "people_page": people,
        "people": tables.person_hour_rows(people),
        "page": page,
        "meetings": tables.yield_rows(page, standing),
    }
    return render(request, "partnership/meetings/hours.html", context, using="pages")
