"""What the public reads: which partnerships have published, what, and where every figure comes from."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from frankpledge.adapters.releases.shelf import (
    Published,
    content_type_of,
    file_names,
    find_file,
    find_published,
    published,
)
from frankpledge.public import maps, pages, stores

AT_ONCE = 25
"""Rows of a long table on one page: a page stays light."""


def front(request: HttpRequest) -> HttpResponse:
    """List the partnerships that have published, ask or say something."""
    found = pages.partnerships(settings.SHELF)
    return render(request, "public/front.html", {"title": _("Crime and disorder partnerships"), "found": found})


def release(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show one release: the finding, what it cannot tell, its table, and the way to its source."""
    found = _find(slug, number)
    context = {
        "title": found.words["title"],
        "caption": found.words["partnership"],
        "release": found,
        "back": f"/{slug}/",
    }
    if found.is_withdrawn:
        return render(request, "public/withdrawn.html", context, status=410)
    if pages.is_of_consultation(found):
        told = {
            "tables": pages.tables_of(found),
            "asked": pages.asked_of(settings.SHELF, found),
            "documents": pages.to_read(found),
            "licence": pages.licence_of(found),
        }
        return render(request, "public/told.html", context | told)
    shown = {
        "rows": pages.figures_of(found),
        "documents": pages.to_read(found),
        "maps": [(each.name, maps.headline(each)) for each in maps.maps_of(found)],
        "licence": pages.licence_of(found),
        "period": pages.period_of(found),
    }
    return render(request, "public/release.html", context | shown)


def open_data(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """List the files to take away, each with the days it covers, its licence and its size."""
    found = _find_standing(slug, number)
    page = Paginator(pages.open_data(found), AT_ONCE).get_page(request.GET.get("page"))
    context = {
        "title": _("Open data"),
        "caption": found.words["title"],
        "release": found,
        "page": page,
        "back": f"/{slug}/{number}/",
    }
    return render(request, "public/data.html", context)


def map_page(request: HttpRequest, slug: str, number: int, name: str) -> HttpResponse:
    """Show one map beside the figures it is coloured by."""
    found = _find_standing(slug, number)
    shown = maps.find_map(found, name)
    if shown is None:
        raise Http404
    page = Paginator(maps.table_of(found, shown), AT_ONCE).get_page(request.GET.get("page"))
    context = {
        "title": maps.headline(shown),
        "caption": found.words["title"],
        "release": found,
        "map": shown,
        "period": maps.period_of(found, shown),
        "page": page,
        "back": f"/{slug}/{number}/",
    }
    return render(request, "public/map.html", context)


def source(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Say where the figures come from: the agency, the file by its SHA-256, the method, the program's version."""
    found = _find_standing(slug, number)
    page = Paginator(pages.input_rows(found), AT_ONCE).get_page(request.GET.get("page"))
    is_told = pages.is_of_consultation(found)
    context = {
        "title": _("Where this comes from") if is_told else _("Where these figures come from"),
        "caption": found.words["title"],
        "release": found,
        "page": page,
        "evidence": pages.evidence_rows(found),
        "back": f"/{slug}/{number}/",
    }
    return render(request, "public/told_source.html" if is_told else "public/source.html", context)


def bundle_file(request: HttpRequest, slug: str, number: int, name: str) -> FileResponse:
    """Send a file of a release as it was signed off."""
    found = _find_standing(slug, number)
    path = find_file(found.folder, name)
    if path is None:
        raise Http404
    answer = FileResponse(path.open("rb"), content_type=content_type_of(name))
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    answer._csp_exempt = True  # type: ignore[attr-defined]
    return answer


def health(request: HttpRequest) -> JsonResponse:
    """Say that the public site answers, how many releases stand on the shelf, and whether answers can be taken."""
    taking = "up" if stores.is_taking() else "away"
    return JsonResponse({"site": "up", "releases": len(published(settings.SHELF)), "inbox": taking})


def not_there(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    return render(request, "public/not_there.html", {"title": _("Page not found")}, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Say that the program failed."""
    return render(request, "public/failed.html", {"title": _("Something went wrong")}, status=500)


def _find(slug: str, number: int) -> Published:
    found = find_published(settings.SHELF, slug, number)
    if found is None or not (found.is_withdrawn or file_names(found.folder)):
        raise Http404
    return found


def _find_standing(slug: str, number: int) -> Published:
    """Find a release that is not withdrawn."""
    found = _find(slug, number)
    if found.is_withdrawn:
        raise Http404
    return found
