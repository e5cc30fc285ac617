"""Sign off exactly the bytes that were proposed, publish them now or later, take a release back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from frankpledge.adapters.releases.shelf import bundle_digest
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.publication.citing import cite_step
from frankpledge.stages.publication.earlier import check_safe_beside
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.permissions import check_may_publish, check_may_sign_off
from frankpledge.stages.publication.queries import bundles, status_of
from frankpledge.stages.publication.rules import Status, check_may_follow
from frankpledge.stages.publication.services.shelving import put_out
from frankpledge.stages.publication.services.telling import locked, people_with, tell_of


@transaction.atomic
def sign_off(*, candidate: ReleaseCandidate, by: Standing, at: datetime) -> ReleaseCandidate:
    """Sign off, as the second person, exactly the bytes that were proposed."""
    candidate = locked(candidate)
    check_may_sign_off(by, candidate)
    by.check_owns(candidate)
    check_may_follow(status_of(candidate), Status.SIGNED_OFF)
    _check_untouched(candidate)
    candidate.signed_by, candidate.signed_at = by.person, at
    save_checked(candidate)
    record("release.signed-off", subject=candidate, by=by, at=at, facts={"bundle": candidate.bundle_digest})
    cite_step(candidate, by=by, at=at)
    for coordinator in people_with(by, Role.COORDINATOR):
        tell_of(candidate, coordinator, "Something is signed off and can be published", by, at)
    return candidate


@transaction.atomic
def publish(
    *, candidate: ReleaseCandidate, by: Standing, at: datetime, public_from: datetime | None = None
) -> ReleaseCandidate:
    """Publish what was signed off and agreed to, under the partnership's next number: now, or under embargo until then.

    From this moment it counts as released: nothing that follows may give away what it withholds.
    """
    candidate = locked(candidate)
    check_may_publish(by)
    by.check_owns(candidate)
    check_may_follow(status_of(candidate), Status.RELEASED)
    if public_from is not None and public_from < at:
        raise Refused({"day": ["The embargo would have ended already. Leave it empty to publish at once."]})
    _check_agreed(candidate)
    _check_untouched(candidate)
    check_safe_beside(candidate)
    before = ReleaseCandidate.objects.filter(partnership=by.partnership).aggregate(Max("number"))["number__max"]
    candidate.number = (before or 0) + 1
    candidate.released_by, candidate.released_at, candidate.public_from = by.person, at, public_from or at
    save_checked(candidate)
    facts = {"bundle": candidate.bundle_digest, "number": candidate.number, "public_from": candidate.public_from}
    record("release.published", subject=candidate, by=by, at=at, facts=facts)
    cite_step(candidate, by=by, at=at)
    transaction.on_commit(lambda: put_out(candidate, at=at))
    return candidate


@transaction.atomic
def withdraw(*, candidate: ReleaseCandidate, why: str, by: Standing, at: datetime) -> ReleaseCandidate:
    """Take a release back: its files go, its line in the list stays, with the day and the reason.

    Under embargo, nothing has been public and nothing ever is.
    """
    candidate = locked(candidate)
    check_may_publish(by)
    by.check_owns(candidate)
    check_may_follow(status_of(candidate), Status.WITHDRAWN)
    if not why.strip():
        raise Refused({"why": ["Say why it is withdrawn: the public page will show it."]})
    candidate.withdrawn_by, candidate.withdrawn_at, candidate.withdrawn_why = by.person, at, why
    save_checked(candidate)
    record("release.withdrawn", subject=candidate, by=by, at=at, facts={"number": candidate.number})
    cite_step(candidate, by=by, at=at)
    transaction.on_commit(lambda: put_out(candidate, at=at))
    return candidate


def _check_agreed(candidate: ReleaseCandidate) -> None:
    lacking = [str(each.agency) for each in candidate.consents.select_related("agency") if not each.is_given]
    if lacking:
        raise Refused(f"These agencies have not agreed to it: {', '.join(lacking)}.")


def _check_untouched(candidate: ReleaseCandidate) -> None:
    """What is signed off and what is published must be the bytes that were prepared."""
    if bundle_digest(bundles() / candidate.bundle_digest) != candidate.bundle_digest:
        raise Refused("The files have changed since they were prepared. Prepare them again.")
