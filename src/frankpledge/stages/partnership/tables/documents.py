"""The rows of the tables of documents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.text import slugify

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Document, Meeting
from frankpledge.stages.partnership.permissions import may_keep_documents
from frankpledge.stages.partnership.queries.documents import Evidence
from frankpledge.stages.partnership.queries.duties import Duty
from frankpledge.stages.partnership.rules.file_names import ending_of
from frankpledge.ui.addresses import reverse

Row = list[Any]
LONGEST_NAME = 80


def address(document: Document, name: str = "document", slug: str = "") -> str:
    """Return where a document's page, or another page about it, is."""
    return reverse(f"partnership:{name}", args=[slug or document.partnership.slug, document.pk])


def document_rows(found: Iterable[Document], standing: Standing) -> list[Row]:
    """Return a row a document."""
    slug = standing.partnership.slug
    return [
        [
            {"text": each.title, "href": address(each, slug=slug)}, each.get_kind_display(), each.version,
            {"status": each.get_status_display()}, each.on, str(each.owner or ""), str(each.agency or ""),
        ]
        for each in found
    ]  # fmt: skip


def version_rows(found: Iterable[Document], shown: Document, standing: Standing) -> list[Row]:
    """Return a row a version, the one that is shown without a link to itself."""
    slug = standing.partnership.slug
    return [
        [
            each.version if each.pk == shown.pk else {"text": each.version, "href": address(each, slug=slug)},
            each.on, {"status": each.get_status_display()}, each.published_on,
        ]
        for each in found
    ]  # fmt: skip


def evidence_rows(found: Iterable[Evidence], standing: Standing, *, of_steps: bool) -> list[Row]:
    """Return a row for each step, or for each content, and document that shows it.

    A step without a document is missing; a content without one of its own may well stand in the step's document.
    """
    slug, may = standing.partnership.slug, may_keep_documents(standing)
    return [
        [each.duty.text, *([] if of_steps else [each.duty.document]), shown, state, sourced(each.duty)]
        for each in found
        if of_steps is not bool(each.duty.document)
        for shown, state in _shown(each, slug, may_keep=may)
    ]


def _shown(each: Evidence, slug: str, *, may_keep: bool) -> list[tuple[Any, Any]]:
    if not each.documents:
        register = f"{reverse('partnership:document-register', args=[slug])}?duty={each.duty.key}"
        state = {"status": "none of its own"} if each.duty.document else {"status": "missing"}
        return [({"text": "Register one", "href": register} if may_keep else "", state)]
    return [
        ({"text": f"{one.title}, version {one.version}", "href": address(one, slug=slug)},
         {"status": one.get_status_display()})
        for one in each.documents
    ]  # fmt: skip


def sourced(duty: Duty) -> str:
    """Say where a duty was read, and to check it there where that was not the primary text."""
    return f"{duty.source.text} ({duty.source.caution})" if duty.source.caution else duty.source.text


def meeting_rows(found: Iterable[Meeting], standing: Standing) -> list[Row]:
    """Return a row a meeting that a document was put before."""
    slug = standing.partnership.slug
    return [
        [
            {"text": meeting.on, "href": reverse("partnership:meeting", args=[slug, meeting.pk])},
            ", ".join(str(group) for group in meeting.groups.all()), meeting.venue,
        ]
        for meeting in found
    ]  # fmt: skip


def document_facts(document: Document, duty: Duty | None, slug: str) -> list[tuple[str, Any]]:
    """Return what the register says of a document, a pair a line."""
    return [
        ("Status", {"status": document.get_status_display()}),
        ("Kind", document.get_kind_display()),
        ("Version", document.version),
        ("Date", document.on),
        ("Kept by", str(document.owner or "")),
        ("Comes from", str(document.agency or "")),
        ("Evidence of", duty.text if duty else document.duty),
        ("Where that duty was read", sourced(duty) if duty else ""),
        ("Published on", document.published_on),
        ("Where the public can have it", document.published_at),
        *_file_facts(document, slug),
    ]


def _file_facts(document: Document, slug: str) -> list[tuple[str, Any]]:
    if not document.file:
        return [("File", "No file is kept here")]
    name = download_name(document)
    return [
        ("File", {"text": f"{name} ({size_of(document)})", "href": address(document, "document-file", slug)}),
        ("SHA-256 of the file", document.file_digest),
    ]


def size_of(document: Document) -> str:
    """Say how large a document's file is."""
    try:
        return filesizeformat(document.file.size).replace("\xa0", " ")
    except OSError:
        return "the file is missing: restore it from a backup"


def download_name(document: Document) -> str:
    """Return a plain name to save a document's file under: from its title and version, never from what was sent."""
    title = slugify(document.title)[:LONGEST_NAME].strip("-") or "document"
    version = slugify(document.version.replace(".", "-"))
    return f"{title}-v{version}{ending_of(document.file.name)}" if version else title + ending_of(document.file.name)
