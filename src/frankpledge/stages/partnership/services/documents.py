"""The only writer of the documents register (R035)."""

from __future__ import annotations

from datetime import date, datetime

from django.core.files import File
from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency, Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import documents as _words  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Document
from frankpledge.stages.partnership.permissions import check_may_keep_documents
from frankpledge.stages.partnership.queries.duties import duty_keys
from frankpledge.stages.partnership.rules.versions import lineage, replaces
from frankpledge.stages.partnership.services.document_files import forget_file, kept_file
from frankpledge.stages.partnership.services.membership import check_took_part
from frankpledge.stages.partnership.services.telling import tell_holders

Status = Document.Status
OPEN = (Status.DRAFT, Status.AGREED)
"""Until it is published, what the register says of a document may be corrected."""


@transaction.atomic
def register_document(
    *,
    kind: str,
    title: str,
    on: date,
    by: Standing,
    at: datetime,
    version: str = "1",
    status: str = Status.DRAFT,
    owner: Post | None = None,
    agency: Agency | None = None,
    duty: str = "",
    published_on: date | None = None,
    published_at: str = "",
    file: File[bytes] | None = None,
) -> Document:
    """Enter a document in the register, with its file where there is one."""
    check_may_keep_documents(by)
    document = Document(
        partnership=by.partnership, kind=kind, title=title, version=version, status=status, on=on, owner=owner,
        agency=agency, duty=duty, published_on=published_on, published_at=published_at,
    )  # fmt: skip
    _check_belongings(document, by)
    _enter(document, file, by, at, "document.registered")
    _tell_owner(document, by, at)
    return document


@transaction.atomic
def add_version(
    *,
    earlier: Document,
    version: str,
    on: date,
    by: Standing,
    at: datetime,
    status: str = Status.DRAFT,
    published_on: date | None = None,
    published_at: str = "",
    file: File[bytes] | None = None,
) -> Document:
    """Enter a newer version; the earlier one goes out of use once the newer has come as far as it had."""
    check_may_keep_documents(by)
    by.check_owns(earlier)
    if earlier.superseded_by.exists():
        raise Refused("There is a newer version already. Add the next version to the newest.")
    document = Document(
        partnership=by.partnership, kind=earlier.kind, title=earlier.title, owner=earlier.owner, agency=earlier.agency,
        duty=earlier.duty, version=version, status=status, on=on, published_on=published_on, published_at=published_at,
        supersedes=earlier,
    )  # fmt: skip
    _enter(document, file, by, at, "document.version-added")
    _retire_earlier(document, by, at)
    return document


@transaction.atomic
def correct_document(
    *,
    document: Document,
    kind: str,
    title: str,
    version: str,
    on: date,
    owner: Post | None,
    agency: Agency | None,
    duty: str,
    by: Standing,
    at: datetime,
    file: File[bytes] | None = None,
) -> None:
    """Correct what the register says of a document that is not yet published."""
    check_may_keep_documents(by)
    by.check_owns(document)
    if document.status not in OPEN:
        raise Refused("It has been published. Add a new version instead.")
    if file and document.file and document.status != Status.DRAFT:
        raise Refused({"file": ["Its file has been agreed. Add a new version instead."]})
    had_owner = document.owner_id
    document.kind, document.title, document.version, document.on = kind, title, version, on
    document.owner, document.agency, document.duty = owner, agency, duty
    _check_belongings(document, by)
    _correct(document, file, by, at)
    if document.owner_id != had_owner:
        _tell_owner(document, by, at)


@transaction.atomic
def assign_document(
    *, document: Document, owner: Post | None, agency: Agency | None, duty: str, by: Standing, at: datetime
) -> None:
    """Correct whose a document is and what it is evidence of; that may change after it was published, its text not."""
    check_may_keep_documents(by)
    by.check_owns(document)
    had_owner = document.owner_id
    document.owner, document.agency, document.duty = owner, agency, duty
    _check_belongings(document, by)
    save_checked(document)
    record("document.corrected", subject=document, by=by, at=at, facts={"owner": document.owner_id})
    if document.owner_id != had_owner:
        _tell_owner(document, by, at)


@transaction.atomic
def agree_document(*, document: Document, by: Standing, at: datetime) -> None:
    """Record that a draft has been agreed."""
    check_may_keep_documents(by)
    by.check_owns(document)
    if document.status != Status.DRAFT:
        raise Refused("Only a draft can be agreed.")
    document.status = Status.AGREED
    save_checked(document)
    record("document.agreed", subject=document, by=by, at=at)
    _retire_earlier(document, by, at)


@transaction.atomic
def publish_document(
    *, document: Document, published_on: date, by: Standing, at: datetime, published_at: str = ""
) -> None:
    """Record when a document was published, and where the public can have it."""
    check_may_keep_documents(by)
    by.check_owns(document)
    if document.status not in OPEN:
        raise Refused("It has been published or superseded already.")
    document.status, document.published_on, document.published_at = Status.PUBLISHED, published_on, published_at
    _check_publication(document, by)
    save_checked(document)
    record("document.published", subject=document, by=by, at=at, facts={"on": published_on})
    _retire_earlier(document, by, at)


@transaction.atomic
def supersede_document(*, document: Document, by: Standing, at: datetime, replaced_by: Document | None = None) -> None:
    """Record that a document is out of use, and what stands in its place where something does."""
    check_may_keep_documents(by)
    by.check_owns(document, replaced_by)
    if document.status == Status.SUPERSEDED:
        raise Refused("It has been superseded already.")
    if replaced_by is not None:
        _check_can_follow(document, replaced_by)
        replaced_by.supersedes = document
        save_checked(replaced_by)
    _supersede(document, by, at)


def _check_can_follow(document: Document, replacement: Document) -> None:
    if replacement.pk == document.pk:
        raise Refused({"replaced_by": ["A document cannot replace itself."]})
    if replacement.supersedes_id is not None:
        raise Refused({"replaced_by": ["That document replaces another one already."]})
    if document.superseded_by.exists():
        raise Refused({"replaced_by": ["This document has a newer version already."]})
    if replacement.pk in lineage(document.pk, _earlier(document.partnership_id)):
        raise Refused({"replaced_by": ["That is an earlier version of this document."]})


def _enter(document: Document, file: File[bytes] | None, by: Standing, at: datetime, kind: str) -> None:
    _check_publication(document, by)
    _check_is_new(document)
    with kept_file(file, at) as stored:
        document.file, document.file_digest = stored.name, stored.digest
        save_checked(document)
        facts = {"kind": document.kind, "status": str(document.status), "sha256": stored.digest}
        record(kind, subject=document, by=by, at=at, facts=facts)


def _correct(document: Document, file: File[bytes] | None, by: Standing, at: datetime) -> None:
    _check_is_new(document)
    with kept_file(file, at) as stored:
        if file:
            forget_file(document.file.name)
            document.file, document.file_digest = stored.name, stored.digest
            record("document.file-replaced", subject=document, by=by, at=at, facts={"sha256": stored.digest})
        save_checked(document)
        record("document.corrected", subject=document, by=by, at=at, facts={"kind": document.kind})


def _check_belongings(document: Document, by: Standing) -> None:
    by.check_owns(document.owner)
    check_took_part(by, agency=document.agency)
    if document.duty and document.duty not in duty_keys(by):
        raise Refused({"duty": ["The law as it stands for this partnership has no such step or content."]})


def _check_publication(document: Document, by: Standing) -> None:
    reasons: dict[str, list[str]] = {"published_on": [], "status": []}
    if document.status == Status.SUPERSEDED:
        reasons["status"].append("Enter it as it was, then record that it is superseded.")
    if document.status == Status.PUBLISHED and document.published_on is None:
        reasons["published_on"].append("Enter the day on which it was published.")
    if document.status != Status.PUBLISHED and document.published_on is not None:
        reasons["published_on"].append("Leave the day empty, or select that it is published.")
    if document.published_on and document.published_on > by.today:
        reasons["published_on"].append("The day of publication cannot lie ahead.")
    refuse_if_any(reasons)


def _check_is_new(document: Document) -> None:
    alike = Document.objects.filter(
        partnership=document.partnership_id, kind=document.kind, title__iexact=document.title.strip(),
        version__iexact=document.version.strip(),
    )  # fmt: skip
    if alike.exclude(pk=document.pk).exists():
        raise Refused({"version": ["That version of a document with this title is in the register already."]})


def _earlier(partnership_id: int) -> dict[int, int | None]:
    return dict(Document.objects.filter(partnership=partnership_id).values_list("pk", "supersedes_id"))


def _retire_earlier(document: Document, by: Standing, at: datetime) -> None:
    versions = lineage(document.pk, _earlier(document.partnership_id))
    older = versions[versions.index(document.pk) + 1 :]
    for each in Document.objects.filter(pk__in=older).order_by("-pk"):
        if replaces(document.status, each.status):
            _supersede(each, by, at)


def _supersede(document: Document, by: Standing, at: datetime) -> None:
    document.status = Status.SUPERSEDED
    save_checked(document)
    record("document.superseded", subject=document, by=by, at=at)


def _tell_owner(document: Document, by: Standing, at: datetime) -> None:
    if document.owner is None:
        return
    tell_holders(
        document.owner, subject="A document is now your post's to keep", name="document", pk=document.pk, by=by, at=at,
        text="The documents register of your partnership names your post as the owner of a document.",
    )  # fmt: skip
