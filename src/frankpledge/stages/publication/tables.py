"""The rows of the tables of what is to be published: plain values, which ui writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.queries import status_of
from frankpledge.ui.addresses import reverse

Row = list[Any]


def candidate_rows(found: Iterable[ReleaseCandidate], standing: Standing) -> list[Row]:
    """Return a row a candidate: what, since when, where it stands."""
    slug = standing.partnership.slug
    return [
        [
            {"text": each.title, "href": reverse("publication:candidate", args=[slug, each.pk])},
            each.prepared_at.date(), {"status": status_of(each)}, each.number,
        ]
        for each in found
    ]  # fmt: skip


def candidate_facts(found: ReleaseCandidate) -> list[tuple[str, Any]]:
    """Return who did what with a candidate, a pair a line."""
    facts: list[tuple[str, Any]] = [
        ("Prepared", _by_and_at(found.prepared_by, found.prepared_at)),
        ("Proposed", _by_and_at(found.proposed_by, found.proposed_at)),
        ("Returned because", found.returned_why if found.returned_at else ""),
        ("Signed off", _by_and_at(found.signed_by, found.signed_at)),
        ("Published", _by_and_at(found.released_by, found.released_at)),
        ("Digest of the files", found.bundle_digest),
    ]
    return [(name, value) for name, value in facts if value]


def _by_and_at(person: object | None, moment: Any) -> str:
    return f"{person}, {moment:%-d %B %Y}" if moment else ""


def source_rows(found: ReleaseCandidate) -> list[Row]:
    """Return a row a source file of the finding, with its SHA-256."""
    return [[file["name"], file["sha256"]] for file in found.about.get("files", ())]
