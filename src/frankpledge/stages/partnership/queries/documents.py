"""The documents register, for those who may read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency, Post
from frankpledge.foundation.accounts.queries import agencies, posts
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.queries import Entry, events, in_words
from frankpledge.stages.partnership.models import Document, Meeting
from frankpledge.stages.partnership.permissions import (
    check_may_read_business,
    check_may_read_structure,
    may_read_business,
)
from frankpledge.stages.partnership.queries.duties import Duty, duties
from frankpledge.stages.partnership.rules.versions import lineage

IN_USE = "in-use"
LATEST_EVENTS = 30


@dataclass(frozen=True)
class Evidence:
    """A step or a content of the regime, and the documents in use that show it."""

    duty: Duty
    documents: tuple[Document, ...]


def documents(standing: Standing) -> QuerySet[Document]:
    """Return the documents a person may see, the newest first. Minutes are for members, as meetings are."""
    check_may_read_structure(standing)
    found = Document.objects.filter(partnership=standing.partnership).select_related("owner__agency", "agency")
    return found if may_read_business(standing) else found.exclude(kind=Document.Kind.MINUTES)


def find_document(standing: Standing, pk: int) -> Document:
    """Return one document, or answer that it is not there."""
    return get_object_or_404(documents(standing).select_related("supersedes"), pk=pk)


def search(standing: Standing, wanted: dict[str, Any]) -> QuerySet[Document]:
    """Return the documents that a person asked for: words in the title, kind, status, duty, agency."""
    status = wanted.get("status") or IN_USE
    chosen = ~Q(status=Document.Status.SUPERSEDED) if status == IN_USE else Q()
    chosen &= Q(status=status) if status in Document.Status.values else Q()
    chosen &= Q(title__icontains=wanted["words"]) if wanted.get("words") else Q()
    for field in ("kind", "duty", "agency"):
        chosen &= Q(**{field: wanted[field]}) if wanted.get(field) else Q()
    return documents(standing).filter(chosen)


def evidence(standing: Standing) -> list[Evidence]:
    """Return each step and content of the regime with the documents in use that evidence it (R035)."""
    in_use = search(standing, {"status": IN_USE}).exclude(duty="")
    by_duty: dict[str, list[Document]] = {}
    for document in in_use:
        by_duty.setdefault(document.duty, []).append(document)
    return [Evidence(duty, tuple(by_duty.get(duty.key, ()))) for duty in duties(standing)]


def duty_of(standing: Standing, document: Document) -> Duty | None:
    """Return what a document is evidence of."""
    return next((duty for duty in duties(standing) if duty.key == document.duty), None)


def versions(standing: Standing, document: Document) -> list[Document]:
    """Return every version of a document, the newest first."""
    seen = documents(standing)
    pairs = dict(Document.objects.filter(partnership=standing.partnership).values_list("pk", "supersedes_id"))
    found = seen.in_bulk(lineage(document.pk, pairs))
    return [found[pk] for pk in lineage(document.pk, pairs) if pk in found]


def meetings_of(standing: Standing, document: Document) -> QuerySet[Meeting]:
    """Return the meetings that a document was put before."""
    check_may_read_business(standing)
    found = Meeting.objects.filter(partnership=standing.partnership, papers__document=document)
    return found.prefetch_related("groups").distinct()


def history(standing: Standing, document: Document) -> list[Entry]:
    """Return what was done to a document, newest first, for those who may read the log."""
    found = events(standing, subject_type="partnership.document", subject_id=document.pk)
    return in_words(found[:LATEST_EVENTS])


def replacements(standing: Standing, document: Document) -> QuerySet[Document]:
    """Return the documents that could stand in the place of another."""
    return documents(standing).filter(supersedes=None).exclude(pk=document.pk)


def owners(standing: Standing, document: Document | None) -> QuerySet[Post]:
    """Return the posts that can keep a document: those of today, and the one that keeps it already."""
    kept = Q(pk__in=posts(standing).values("pk")) | Q(pk=document.owner_id if document else None)
    return Post.objects.filter(kept).select_related("agency")


def origins(standing: Standing, document: Document | None) -> QuerySet[Agency]:
    """Return the agencies a document can come from: those of today, and the one it comes from already."""
    return Agency.objects.filter(
        Q(pk__in=agencies(standing).values("pk")) | Q(pk=document.agency_id if document else None)
    )


def file_size(document: Document) -> int:
    """Return how many bytes a document's file has, or answer that it is not there."""
    if not document.file:
        raise Http404
    try:
        return document.file.size
    except FileNotFoundError:
        raise Http404 from None


def read_file(document: Document) -> Iterator[bytes]:
    """Read a document's file piece by piece, opening it only when the first piece is wanted."""
    with document.file.storage.open(document.file.name, "rb") as opened:
        yield from opened.chunks()
