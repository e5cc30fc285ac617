"""The page of one problem in every agency's records."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.forms.stances import ProblemForm, code_of
from frankpledge.stages.audit.permissions import check_may_read_audit
from frankpledge.stages.audit.problems import PROBLEMS, Reading, indicators, read
from frankpledge.stages.audit.queries import problems as queries
from frankpledge.stages.audit.queries.audits import find_audit
from frankpledge.stages.audit.queries.heard import of_problem
from frankpledge.stages.audit.queries.stances import stances
from frankpledge.stages.audit.tables import problems as tables
from frankpledge.stages.audit.tables.heard import problem_rows

AT_ONCE = 12
"""So many datasets stand on one page: the figures of each are read from its bundle."""


@partnership_page
def problems(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what each agency's records say of one problem, in one area or in the whole, and area by area."""
    check_may_read_audit(standing)
    audit = find_audit(standing, pk)
    periods = {code_of(each): each for each in queries.periods_counted(standing, audit)}
    asked = request.GET.get("period", "")
    counted = queries.datasets_counted(standing, audit, periods.get(asked))
    page = Paginator(counted, AT_ONCE).get_page(request.GET.get("page"))
    readings = [read(standing, each) for each in page]
    problem = PROBLEMS.get(request.GET.get("problem", ""), next(iter(PROBLEMS.values())))
    areas = areas_of(readings)
    area = request.GET.get("area", "") if request.GET.get("area") in areas else ""
    found = indicators(readings, problem, area)
    chosen = {"problem": problem.key, "area": area, "period": asked if asked in periods else ""}
    context = {
        "title": "One problem, every agency’s records",
        "heard": problem_rows(of_problem(standing, audit, problem.key), stances(standing, audit), standing),
        "caption": audit.title,
        "audit": audit,
        "page": page,
        "problem": problem,
        "where": areas.get(area, "the partnership as a whole"),
        "per": readings[0].audit.per if readings else 0,
        "pick": ProblemForm(areas=areas, periods=list(periods.values()), initial=chosen),
        "rows": tables.indicator_rows(found, standing),
        "columns": tables.area_columns(found),
        "by_area": tables.area_rows(found, areas) if found else [],
        "sources": tables.sources_of(readings),
        "unlike": len({each.counted.period for each in readings}) > 1,
        "whole_only": [str(each.counted.now.submission) for each in readings if not each.has_areas],
        "without": tables.without_rows(readings, found, standing),
        "not_counted": tables.not_counted_rows(queries.not_counted(standing, audit, counted)),
    }
    return render(request, "audit/problems.html", context, using="pages")


def areas_of(readings: list[Reading]) -> dict[str, str]:
    """Return every area of which the reader sees figures, in the order of their names."""
    found = {code: name for each in readings for code, name in each.areas.items()}
    return dict(sorted(found.items(), key=lambda each: (each[1].casefold(), each[0])))
