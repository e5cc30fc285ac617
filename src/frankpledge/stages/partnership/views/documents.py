"""Pages of the documents register."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.permissions import may_read_log
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.forms.documents import FilterForm
from frankpledge.stages.partnership.permissions import may_keep_documents, may_read_business
from frankpledge.stages.partnership.queries import documents as queries
from frankpledge.stages.partnership.tables import documents as tables

PAGE = 50


@partnership_page
def documents(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List the documents, those in use unless something else is asked for."""
    form = FilterForm(request.GET or None, reader=standing)
    page = Paginator(queries.search(standing, form.wanted), PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Documents",
        "filter": form,
        "page": page,
        "rows": tables.document_rows(page, standing),
        "may_keep": may_keep_documents(standing),
    }
    return render(request, "partnership/documents/list.html", context, using="pages")


@partnership_page
def evidence(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show each step and content of the regime with the documents that evidence it."""
    found = queries.evidence(standing)
    context = {
        "title": "What our documents show",
        "back": reverse("partnership:documents", args=[standing.partnership.slug]),
        "steps": tables.evidence_rows(found, standing, of_steps=True),
        "contents": tables.evidence_rows(found, standing, of_steps=False),
    }
    return render(request, "partnership/documents/evidence.html", context, using="pages")


@partnership_page
def document(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one document, its versions, the meetings it was put before and what was done to it."""
    found = queries.find_document(standing, pk)
    slug, members, log = standing.partnership.slug, may_read_business(standing), may_read_log(standing)
    context = {
        "title": found.title,
        "back": reverse("partnership:documents", args=[slug]),
        "document": found,
        "facts": tables.document_facts(found, queries.duty_of(standing, found), slug),
        "versions": tables.version_rows(queries.versions(standing, found), found, standing),
        "meetings": tables.meeting_rows(queries.meetings_of(standing, found), standing) if members else None,
        "history": queries.history(standing, found) if log else None,
        "may_keep": may_keep_documents(standing),
    }
    return render(request, "partnership/documents/one.html", context, using="pages")


@partnership_page
def download(request: HttpRequest, standing: Standing, pk: int) -> StreamingHttpResponse:
    """Hand over a document's file to be saved, never to be opened inside the browser."""
    found = queries.find_document(standing, pk)
    headers = {
        "Content-Length": str(queries.file_size(found)),
        "Content-Disposition": content_disposition_header(True, tables.download_name(found)) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return StreamingHttpResponse(queries.read_file(found), content_type="application/octet-stream", headers=headers)
