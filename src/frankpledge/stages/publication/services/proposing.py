"""Propose a bundle for release, or send it back: who must agree is asked as it is proposed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.publication.models import Consent, ReleaseCandidate
from frankpledge.stages.publication.permissions import check_may_propose, check_may_sign_off
from frankpledge.stages.publication.queries import status_of
from frankpledge.stages.publication.rules import Status, check_may_follow
from frankpledge.stages.publication.services.telling import locked, people_with, representatives_of, tell_of


@dataclass(frozen=True)
class Correction:
    """Which release a candidate corrects, and what was wrong with it."""

    of: ReleaseCandidate
    why: str


@transaction.atomic
def propose(
    *, candidate: ReleaseCandidate, title: str, about: Mapping[str, Any], agencies: Collection[Agency], by: Standing,
    at: datetime, correction: Correction | None = None,
) -> ReleaseCandidate:  # fmt: skip
    """Ask for the bundle to be checked, saying what the public page is to say of it.

    Every agency that it names or whose data it uses is asked whether it agrees. Proposed again, all are asked again:
    what they agreed to may have changed.
    """
    check_may_propose(by)
    by.check_owns(candidate)
    candidate = locked(candidate)
    check_may_follow(status_of(candidate), Status.PROPOSED)
    candidate.title, candidate.about = title, dict(about)
    candidate.proposed_by, candidate.proposed_at, candidate.returned_at = by.person, at, None
    candidate.consents_wanted = len({agency.pk for agency in agencies})
    _set_correction(candidate, correction, by)
    save_checked(candidate)
    record("release.proposed", subject=candidate, by=by, at=at, facts={"bundle": candidate.bundle_digest})
    _ask_agencies(candidate, agencies, by, at)
    for checker in people_with(by, Role.OUTPUT_CHECKER):
        tell_of(candidate, checker, "Something waits for your sign-off", by, at)
    return candidate


def _set_correction(candidate: ReleaseCandidate, correction: Correction | None, by: Standing) -> None:
    candidate.corrects, candidate.corrects_why = None, ""
    if correction is None:
        return
    by.check_owns(correction.of)
    if correction.of.released_at is None:
        raise Refused({"corrects": ["Only what was published can be corrected."]})
    if not correction.why.strip():
        raise Refused({"corrects_why": ["Say what was wrong."]})
    candidate.corrects, candidate.corrects_why = correction.of, correction.why


def _ask_agencies(candidate: ReleaseCandidate, agencies: Collection[Agency], by: Standing, at: datetime) -> None:
    candidate.consents.all().delete()
    for agency in {agency.pk: agency for agency in agencies}.values():
        save_checked(Consent(partnership=by.partnership, candidate=candidate, agency=agency, asked_at=at))
        for person in representatives_of(by, agency):
            tell_of(candidate, person, "Your agency is asked to agree to a publication", by, at)


@transaction.atomic
def return_to_author(*, candidate: ReleaseCandidate, why: str, by: Standing, at: datetime) -> ReleaseCandidate:
    """Send a candidate back with a reason instead of signing it off."""
    candidate = locked(candidate)
    check_may_sign_off(by, candidate)
    by.check_owns(candidate)
    check_may_follow(status_of(candidate), Status.RETURNED)
    if not why.strip():
        raise Refused({"why": ["Say what must be mended."]})
    candidate.returned_at, candidate.returned_why = at, why
    save_checked(candidate)
    record("release.returned", subject=candidate, by=by, at=at)
    if candidate.proposed_by:
        tell_of(candidate, candidate.proposed_by, "What you proposed has come back", by, at)
    return candidate
