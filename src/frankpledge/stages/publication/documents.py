"""The documents that a release brings with it, from the whole report to one page of it."""

from __future__ import annotations

from collections.abc import Iterable

from frankpledge.adapters.releases.shelf import find_file
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.published import published
from frankpledge.stages.publication.queries import bundles

DOCUMENTS = {"report": "the whole report", "summary": "a summary", "one-page": "on one page"}
"""By the name of its files, without their ending: each is a page (.html) and a PDF."""
LATEST = 20
"""How many releases a list of documents reaches back."""


def documents_of(candidate: ReleaseCandidate) -> list[str]:
    """Return which of the documents a bundle has: an older one may lack the summaries."""
    folder = bundles() / candidate.bundle_digest
    return [name for name in DOCUMENTS if find_file(folder, f"{name}.html")]


def published_documents(standing: Standing) -> list[tuple[ReleaseCandidate, str]]:
    """Return the documents that the public can read now, of the latest releases first. One query."""
    standing_now = published(standing).filter(withdrawn_at=None)[:LATEST]
    return [(each, name) for each in standing_now for name in documents_of(each)]


def document_words(candidate: ReleaseCandidate, name: str) -> str:
    """Say which document of which release it is."""
    return f"{candidate.title} (release {candidate.number}), {DOCUMENTS[name]}"


def summaries_in(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return the file and the words of each document beside the whole report, as a page to read."""
    return [(f"{name}.html", DOCUMENTS[name]) for name in names if name != "report"]
