"""What is to be published, what was, and the files of each."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from frankpledge.adapters.releases.read_back import read_release
from frankpledge.adapters.releases.shelf import find_file
from frankpledge.core.provenance import Audit
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.publication.models import Consent, ReleaseCandidate
from frankpledge.stages.publication.permissions import check_may_read_candidates
from frankpledge.stages.publication.rules import Status


def bundles() -> Path:
    """Return where prepared bundles stand, each under its digest."""
    return Path(settings.HOME) / "bundles"


def candidates(standing: Standing) -> QuerySet[ReleaseCandidate]:
    """Return everything prepared for release, newest first."""
    check_may_read_candidates(standing)
    return ReleaseCandidate.objects.filter(partnership=standing.partnership)


def find_candidate(standing: Standing, pk: int) -> ReleaseCandidate:
    """Return one candidate with who did what, or answer that it is not there."""
    people = ("prepared_by", "proposed_by", "signed_by", "released_by", "withdrawn_by")
    found = candidates(standing).select_related(*people, "corrects")
    return get_object_or_404(found.prefetch_related("consents__agency", "consents__answered_by"), pk=pk)


def find_consent(standing: Standing, pk: int) -> Consent:
    """Return what one agency is asked, or answer that it is not there."""
    check_may_read_candidates(standing)
    found = Consent.objects.filter(partnership=standing.partnership).select_related("candidate", "agency")
    return get_object_or_404(found, pk=pk)


def corrections_of(standing: Standing, candidate: ReleaseCandidate) -> list[ReleaseCandidate]:
    """Return the published releases that correct a release, oldest first."""
    return list(candidates(standing).filter(corrects=candidate, released_at__isnull=False).order_by("number"))


def file_of(candidate: ReleaseCandidate, name: str) -> Path:
    """Return where a file of the bundle stands, or answer that it is not there."""
    found = find_file(bundles() / candidate.bundle_digest, name)
    if found is None:
        raise Http404
    return found


def audit_of(standing: Standing, candidate: ReleaseCandidate) -> Audit:
    """Return what a bundle says, as it was written: protected, and nothing in it more exact."""
    check_may_read_candidates(standing)
    standing.check_owns(candidate)
    return read_release(bundles() / candidate.bundle_digest)


def status_of(candidate: ReleaseCandidate) -> Status:
    """Return where a candidate stands."""
    if candidate.withdrawn_at:
        return Status.WITHDRAWN
    if candidate.released_at:
        return Status.RELEASED
    if candidate.signed_at:
        return Status.SIGNED_OFF
    if candidate.returned_at:
        return Status.RETURNED
    return Status.PROPOSED if candidate.proposed_at else Status.PREPARED
