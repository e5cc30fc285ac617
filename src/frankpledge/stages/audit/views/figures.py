"""Pages of a counting's figures by area, category and period: a table, a map beside it, and files to take away."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.queries import cited
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.audit import queries
from frankpledge.stages.audit.citing import key_of
from frankpledge.stages.audit.figures import Figures, figures_of
from frankpledge.stages.audit.forms.figures import ApproveMapForm, FiguresForm
from frankpledge.stages.audit.permissions import check_may_approve_fine_map, may_approve_fine_map
from frankpledge.stages.audit.services.mapping import approve_fine_map
from frankpledge.stages.audit.tables import figures as tables

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MAPS = ("geojson", "svg")
"""What shows areas, and so is not there for whoever sees the partnership as a whole alone."""


def _figures(request: HttpRequest, standing: Standing, pk: int) -> Figures:
    found = queries.find_counting(standing, pk)
    if found.candidate is None:
        raise Http404
    asked = {name: request.GET.get(name, "") for name in ("category", "period")}
    return figures_of(standing, found, **asked)


@partnership_page
def figures(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show a counting's figures by area for a category and a period: a table, and a map where areas are shown."""
    shown = _figures(request, standing, pk)
    chosen = {"category": shown.category, "period": shown.audit.period[0].isoformat()}
    drawn = shown.drawing()
    context = {
        "title": "Figures by area",
        "caption": str(shown.counting.submission),
        "shown": shown,
        "pick": FiguresForm(shown=shown, initial=chosen),
        "label": shown.view.label(shown.category),
        "rows": tables.area_rows(shown),
        "months": tables.month_rows(shown),
        "drawn": drawn[0] if drawn else None,
        "key": shown.key() if drawn else None,
        "files": {ending: _file(standing, pk, ending, chosen) for ending in TYPES},
        "cited": cited(standing, key_of(shown.counting)),
        "may_approve": shown.needs_approval and may_approve_fine_map(standing),
    }
    return render(request, "audit/figures.html", context, using="pages")


def _file(standing: Standing, pk: int, ending: str, chosen: dict[str, str]) -> str:
    return f"{reverse('audit:figures-file', args=[standing.partnership.slug, pk, ending])}?{urlencode(chosen)}"


@partnership_page
def figures_file(request: HttpRequest, standing: Standing, pk: int, ending: str) -> HttpResponse:
    """Send the figures as a file that says in its name and in itself what they are; a drawing is shown on the page."""
    shown = _figures(request, standing, pk)
    if ending not in TYPES or (ending in MAPS and not shown.has_areas):
        raise Http404
    answer = HttpResponse(_content(shown, ending), content_type=TYPES[ending])
    kind = "inline" if ending == "svg" else "attachment"
    answer["Content-Disposition"] = f'{kind}; filename="{shown.file_name(ending)}"'
    return answer


def _content(shown: Figures, ending: str) -> bytes:
    if ending == "svg":
        drawn = shown.drawing()
        if drawn is None:
            raise Http404
        return drawn[1]
    return {"csv": shown.csv, "xlsx": shown.workbook, "geojson": shown.layer}[ending]()


@partnership_page
def approve(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask why small areas may be shown to members, and released."""
    check_may_approve_fine_map(standing)
    found = queries.find_counting(standing, pk)
    page = reverse("audit:figures", args=[standing.partnership.slug, pk])
    return form_page(
        request,
        ApproveMapForm(**sent_form(request)),
        title="Approve the detail of the map",
        caption=str(found.submission),
        intro="Until then only the information officer sees areas smaller than wards, and nothing with them is "
        "proposed for release.",
        save=partial(approve_fine_map, counting=found, by=standing, at=request.at),
        done="Approved. Members see the small areas now.",
        to=page,
        back=page,
        button="Approve it",
    )
