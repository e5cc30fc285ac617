"""What the public reads: which partnerships have published, what, and where every figure comes from."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from frankpledge.adapters.inbox.definitions import Opened, Standing, opened_by
from frankpledge.adapters.releases.shelf import (
    Published,
    content_type_of,
    file_names,
    find_file,
    find_published,
    published,
)
from frankpledge.public import pages, stores


def front(request: HttpRequest) -> HttpResponse:
    """List the partnerships that have published something, or ask something."""
    found = pages.partnerships(settings.SHELF)
    return render(request, "public/front.html", {"title": "Published", "found": found})


def partnership(request: HttpRequest, slug: str) -> HttpResponse:
    """List what one partnership has published, newest first, and what it asks: open, coming, closed."""
    found, asked = published(settings.SHELF, slug), _by_standing(opened_by(settings.SHELF, slug))
    if not found and not asked:
        raise Http404
    title = found[0].words["partnership"] if found else asked[0][0].partnership
    return render(request, "public/partnership.html", {"title": title, "found": found, "asked": asked})


def _by_standing(found: list[Opened]) -> list[tuple[Opened, Standing]]:
    """Put questionnaires with where they stand today: the open ones first, then those that come, then the closed."""
    order = [Standing.OPEN, Standing.COMING, Standing.CLOSED]
    today = localdate()
    return sorted(((each, each.standing(today)) for each in found), key=lambda pair: order.index(pair[1]))


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
            "files": pages.downloads(found),
        }
        return render(request, "public/told.html", context | told)
    shown = {"rows": pages.figures_of(found), "files": pages.downloads(found)}
    return render(request, "public/release.html", context | shown)


def source(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Say where the figures come from: the agency, the file by its SHA-256, the method, the program's version."""
    found = _find_standing(slug, number)
    context = {
        "title": "Where this comes from" if pages.is_of_consultation(found) else "Where these figures come from",
        "caption": found.words["title"],
        "release": found,
        "provenance": pages.provenance_of(found),
        "inputs": pages.input_rows(found),
        "evidence": pages.evidence_rows(found),
        "back": f"/{slug}/{number}/",
    }
    template = "public/told_source.html" if pages.is_of_consultation(found) else "public/source.html"
    return render(request, template, context)


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
    return render(request, "public/not_there.html", {"title": "Page not found"}, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Say that the program failed."""
    return render(request, "public/failed.html", {"title": "Something went wrong"}, status=500)


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
