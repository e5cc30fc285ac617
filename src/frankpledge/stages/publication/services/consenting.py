"""An agency agrees that what names it, or uses its data, is published; or does not, and says why."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.publication.models import Consent
from frankpledge.stages.publication.permissions import check_may_consent
from frankpledge.stages.publication.queries import status_of
from frankpledge.stages.publication.rules import ANSWERABLE
from frankpledge.stages.publication.services.telling import locked, tell_of


@transaction.atomic
def give_consent(*, consent: Consent, by: Standing, at: datetime) -> Consent:
    """Agree, for an agency, to exactly what is proposed; it may change its mind until it is published."""
    consent = _open_again(consent, by)
    if consent.answer != Consent.Answer.GIVEN:
        _count(consent, -1)
    _answer(consent, Consent.Answer.GIVEN, "", by, at)
    record("consent.given", subject=consent.candidate, by=by, at=at, facts={"agency": consent.agency_id})
    return consent


@transaction.atomic
def refuse_consent(*, consent: Consent, why: str, by: Standing, at: datetime) -> Consent:
    """Refuse, for an agency, with a reason; whoever proposed it is told."""
    consent = _open_again(consent, by)
    if not why.strip():
        raise Refused({"why": ["Say what your agency cannot agree to, so that it can be mended."]})
    if consent.answer == Consent.Answer.GIVEN:
        _count(consent, +1)
    _answer(consent, Consent.Answer.REFUSED, why, by, at)
    record("consent.refused", subject=consent.candidate, by=by, at=at, facts={"agency": consent.agency_id})
    if consent.candidate.proposed_by:
        tell_of(consent.candidate, consent.candidate.proposed_by, "An agency does not agree to a publication", by, at)
    return consent


def _open_again(consent: Consent, by: Standing) -> Consent:
    """Lock the candidate, so that nobody publishes it meanwhile, and return the consent as it stands."""
    check_may_consent(by, consent)
    by.check_owns(consent)
    candidate = locked(consent.candidate)
    if status_of(candidate) not in ANSWERABLE:
        raise Refused("It is not proposed any more, so there is nothing to agree to.")
    found = Consent.objects.select_related("agency").filter(candidate=candidate, agency=consent.agency_id).first()
    if found is None:
        raise Refused("Your agency is not asked any more.")
    found.candidate = candidate
    return found


def _count(consent: Consent, change: int) -> None:
    consent.candidate.consents_wanted += change
    save_checked(consent.candidate)


def _answer(consent: Consent, answer: Consent.Answer, why: str, by: Standing, at: datetime) -> None:
    consent.answer, consent.why, consent.answered_by, consent.answered_at = answer, why, by.person, at
    save_checked(consent)
