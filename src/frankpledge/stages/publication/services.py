"""The only way out: prepare a bundle, propose it, sign it off, put it on the public shelf."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from frankpledge.adapters.releases.refusal import ReleaseRefused
from frankpledge.adapters.releases.shelf import bundle_digest, find_published, keep_bundle, put_on_shelf
from frankpledge.adapters.releases.write import write_release
from frankpledge.core.faults import Refused
from frankpledge.core.provenance import Audit
from frankpledge.foundation.accounts.models import Partnership, Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.notifications.services import tell
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.publication import events  # noqa: F401 -- registers its words
from frankpledge.stages.publication.citing import cite_step
from frankpledge.stages.publication.earlier import check_safe_beside, released_folders
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.permissions import check_may_propose, check_may_publish, check_may_sign_off
from frankpledge.stages.publication.queries import bundles, status_of
from frankpledge.stages.publication.rules import Status, check_may_follow


def write_bundle(content: Audit, *, of: Partnership) -> str:
    """Write the bundle's files, attack them as an intruder would who has read all that was released before, keep them.

    Returns their digest. Takes seconds and touches no table, so that nobody waits for it.

    Raises
    ------
    Refused
        A withheld figure could be worked out from what was written.
    """
    bundles().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=bundles()) as stage:
        written = Path(stage) / "bundle"
        try:
            write_release(written, content, tables_only=False, earlier=released_folders(of))
        except ReleaseRefused as refused:
            raise Refused(
                "A figure that is withheld could be worked out from the rest, or from it and what was released before, "
                "so nothing is kept."
            ) from refused
        return keep_bundle(written, bundles())


@transaction.atomic
def prepare(*, title: str, bundle: str, by: Standing, at: datetime) -> ReleaseCandidate:
    """Record a bundle that was written and withstood the attack."""
    check_may_propose(by)
    candidate = ReleaseCandidate(
        partnership=by.partnership, title=title, bundle_digest=bundle, prepared_by=by.person, prepared_at=at
    )
    save_checked(candidate)
    record("release.prepared", subject=candidate, by=by, at=at, facts={"bundle": bundle})
    return candidate


@transaction.atomic
def propose(
    *, candidate: ReleaseCandidate, title: str, about: Mapping[str, Any], by: Standing, at: datetime
) -> ReleaseCandidate:
    """Ask for the bundle to be checked, saying what the public page is to say of it."""
    check_may_propose(by)
    by.check_owns(candidate)
    candidate = _locked(candidate)
    check_may_follow(status_of(candidate), Status.PROPOSED)
    candidate.title, candidate.about = title, dict(about)
    candidate.proposed_by, candidate.proposed_at, candidate.returned_at = by.person, at, None
    save_checked(candidate)
    record("release.proposed", subject=candidate, by=by, at=at, facts={"bundle": candidate.bundle_digest})
    for checker in _people_with(by, Role.OUTPUT_CHECKER):
        _tell(checker, "Something waits for your sign-off", candidate, by, at)
    return candidate


@transaction.atomic
def sign_off(*, candidate: ReleaseCandidate, by: Standing, at: datetime) -> ReleaseCandidate:
    """Sign off, as the second person, exactly the bytes that were proposed."""
    candidate = _locked(candidate)
    check_may_sign_off(by, candidate)
    by.check_owns(candidate)
    check_may_follow(status_of(candidate), Status.SIGNED_OFF)
    _check_untouched(candidate)
    candidate.signed_by, candidate.signed_at = by.person, at
    save_checked(candidate)
    record("release.signed-off", subject=candidate, by=by, at=at, facts={"bundle": candidate.bundle_digest})
    cite_step(candidate, by=by, at=at)
    for coordinator in _people_with(by, Role.COORDINATOR):
        _tell(coordinator, "Something is signed off and can be published", candidate, by, at)
    return candidate


@transaction.atomic
def return_to_author(*, candidate: ReleaseCandidate, why: str, by: Standing, at: datetime) -> ReleaseCandidate:
    """Send a candidate back with a reason instead of signing it off."""
    candidate = _locked(candidate)
    check_may_sign_off(by, candidate)
    by.check_owns(candidate)
    check_may_follow(status_of(candidate), Status.RETURNED)
    if not why.strip():
        raise Refused({"why": ["Say what must be mended."]})
    candidate.returned_at, candidate.returned_why = at, why
    save_checked(candidate)
    record("release.returned", subject=candidate, by=by, at=at)
    if candidate.proposed_by:
        _tell(candidate.proposed_by, "What you proposed has come back", candidate, by, at)
    return candidate


@transaction.atomic
def publish(*, candidate: ReleaseCandidate, by: Standing, at: datetime) -> ReleaseCandidate:
    """Put the signed-off bundle on the public shelf under the partnership's next number."""
    candidate = _locked(candidate)
    check_may_publish(by)
    by.check_owns(candidate)
    check_may_follow(status_of(candidate), Status.RELEASED)
    _check_untouched(candidate)
    check_safe_beside(candidate)
    before = ReleaseCandidate.objects.filter(partnership=by.partnership).aggregate(Max("number"))["number__max"]
    candidate.number = (before or 0) + 1
    candidate.released_by, candidate.released_at = by.person, at
    save_checked(candidate)
    record(
        "release.published", subject=candidate, by=by, at=at,
        facts={"bundle": candidate.bundle_digest, "number": candidate.number},
    )  # fmt: skip
    cite_step(candidate, by=by, at=at)
    transaction.on_commit(lambda: shelve(candidate))
    return candidate


def shelve(candidate: ReleaseCandidate) -> bool:
    """Put a published bundle on the public shelf, unless it stands there; say whether it was put there now.

    Done after the database has it, and again by the tick for whatever an interruption left out.
    """
    if candidate.number is None or candidate.released_at is None:
        raise Refused("Only what has been published goes on the shelf.")
    shelf, slug = settings.RELEASES_ROOT, candidate.partnership.slug
    if find_published(shelf, slug, candidate.number):
        return False
    words = _public_words(candidate, candidate.released_at)
    put_on_shelf(shelf, slug, candidate.number, bundles() / candidate.bundle_digest, words)
    return True


def shelve_all() -> int:
    """Put every published bundle on the shelf that is not there; return how many were put there now."""
    released = ReleaseCandidate.objects.filter(released_at__isnull=False).select_related("partnership")
    return sum(shelve(candidate) for candidate in released)


def _public_words(candidate: ReleaseCandidate, released_at: datetime) -> dict[str, Any]:
    return {
        "partnership": candidate.partnership.name,
        "title": candidate.title,
        "published_on": released_at.date().isoformat(),
        "bundle_digest": candidate.bundle_digest,
        **candidate.about,
    }


def _locked(candidate: ReleaseCandidate) -> ReleaseCandidate:
    return ReleaseCandidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk)


def _check_untouched(candidate: ReleaseCandidate) -> None:
    """What is signed off and what is published must be the bytes that were prepared."""
    if bundle_digest(bundles() / candidate.bundle_digest) != candidate.bundle_digest:
        raise Refused("The files have changed since they were prepared. Prepare them again.")


def _people_with(by: Standing, role: Role) -> list[Person]:
    held = {"grants__role": role, "grants__partnership": by.partnership}
    return list(Person.objects.filter(open_on(by.today, "grants__"), **held).distinct())


def _tell(person: Person, subject: str, candidate: ReleaseCandidate, by: Standing, at: datetime) -> None:
    path = reverse("publication:candidate", args=[by.partnership.slug, candidate.pk])
    text = f"In {by.partnership}: open the page to see what it is and what to do."
    tell(person, subject=subject, text=text, path=path, partnership=by.partnership, at=at)
