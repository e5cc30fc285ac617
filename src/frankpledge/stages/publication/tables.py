"""The rows of the tables of what is to be published: plain values, which ui writes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.permissions import may_consent
from frankpledge.stages.publication.queries import status_of
from frankpledge.stages.publication.rules import Status
from frankpledge.ui.addresses import reverse

Row = list[Any]
WORDS = {"": "waiting", "given": "agreed", "refused": "declined"}


def candidate_rows(found: Iterable[ReleaseCandidate], standing: Standing) -> list[Row]:
    """Return a row a candidate: what, since when, where it stands."""
    slug = standing.partnership.slug
    return [
        [
            {"text": each.title, "href": reverse("publication:candidate", args=[slug, each.pk])},
            each.prepared_at.date(), state_shown(each, standing.at), each.number,
        ]
        for each in found
    ]  # fmt: skip


def state_shown(candidate: ReleaseCandidate, at: datetime) -> dict[str, str]:
    """Return where a candidate stands; what is released but not public yet is under embargo."""
    status = status_of(candidate)
    waits = status is Status.RELEASED and not candidate.was_public(at)
    return {"status": "embargoed" if waits else status}


def public_address(found: ReleaseCandidate, standing: Standing) -> str:
    """Return where the public reads a release, where it does."""
    if not found.was_public(standing.at):
        return ""
    return f"{settings.PUBLIC_ADDRESS}/{standing.partnership.slug}/{found.number}/"


def consent_rows(found: ReleaseCandidate) -> list[Row]:
    """Return a row an agency that is asked to agree: which, what it said, why not, who and when."""
    return [
        [str(each.agency), {"status": WORDS[each.answer]}, each.why, _by_and_at(each.answered_by, each.answered_at)]
        for each in found.consents.all()
    ]


def own_consents(found: ReleaseCandidate, standing: Standing) -> list[tuple[str, str]]:
    """Return for which agencies the person may answer, each with the address at which to do it."""
    slug = standing.partnership.slug
    mine = [each for each in found.consents.all() if may_consent(standing, each)]
    return [(str(each.agency), reverse("publication:consent", args=[slug, each.pk])) for each in mine]


def correction_rows(corrections: Iterable[ReleaseCandidate], standing: Standing) -> list[Row]:
    """Return a row a release that corrects another: which, from when, what was wrong."""
    slug = standing.partnership.slug
    return [
        [{"text": each.title, "href": reverse("publication:candidate", args=[slug, each.pk])}, each.public_from,
         each.corrects_why]
        for each in corrections
    ]  # fmt: skip


def candidate_facts(found: ReleaseCandidate) -> list[tuple[str, Any]]:
    """Return who did what with a candidate, a pair a line."""
    facts: list[tuple[str, Any]] = [
        ("Prepared", _by_and_at(found.prepared_by, found.prepared_at)),
        ("Proposed", _by_and_at(found.proposed_by, found.proposed_at)),
        ("Returned because", found.returned_why if found.returned_at else ""),
        ("Signed off", _by_and_at(found.signed_by, found.signed_at)),
        ("Corrects", f"{found.corrects}: {found.corrects_why}" if found.corrects else ""),
        ("Published", _by_and_at(found.released_by, found.released_at)),
        ("Public from", found.public_from if found.public_from != found.released_at else ""),
        ("Withdrawn", _by_and_at(found.withdrawn_by, found.withdrawn_at)),
        ("Withdrawn because", found.withdrawn_why),
        ("Digest of the files", found.bundle_digest),
    ]
    return [(name, value) for name, value in facts if value]


def _by_and_at(person: object | None, moment: Any) -> str:
    return f"{person}, {moment:%-d %B %Y}" if moment else ""


def source_rows(found: ReleaseCandidate) -> list[Row]:
    """Return a row a source file of the finding, with its SHA-256."""
    return [[file["name"], file["sha256"]] for file in found.about.get("files", ())]
