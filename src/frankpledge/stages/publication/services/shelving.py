"""Put on the public shelf what is to be there, and beside it what is to be said of it since."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate

from frankpledge.adapters.releases.shelf import find_published, put_on_shelf, take_off, write_notices
from frankpledge.core.faults import Refused
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.queries import bundles


def shelve(candidate: ReleaseCandidate, *, at: datetime) -> bool:
    """Put a published bundle on the public shelf, unless it stands there; say whether it was put there now.

    Done after the database has it, and again by the tick for whatever an interruption or an embargo left out.
    """
    if candidate.number is None or candidate.public_from is None:
        raise Refused("Only what has been published goes on the shelf.")
    shelf, slug = settings.RELEASES_ROOT, candidate.partnership.slug
    if not candidate.was_public(at) or find_published(shelf, slug, candidate.number):
        return False
    words = _public_words(candidate, candidate.public_from)
    put_on_shelf(shelf, slug, candidate.number, bundles() / candidate.bundle_digest, words)
    return True


def put_out(candidate: ReleaseCandidate, *, at: datetime) -> bool:
    """Put a release on the shelf, and see to what is said of it and of the one it corrects; say whether it was new."""
    new = shelve(candidate, at=at)
    for each in (candidate, candidate.corrects):
        if each is not None:
            say_since(each, at=at)
    return new


def say_since(release: ReleaseCandidate, *, at: datetime) -> bool:
    """Write beside a release on the shelf what became of it since: corrected by which, withdrawn why."""
    slug = release.partnership.slug
    if release.number is None or not find_published(settings.RELEASES_ROOT, slug, release.number):
        return False
    new = write_notices(settings.RELEASES_ROOT, slug, release.number, _notices(release, at))
    if release.withdrawn_at:
        take_off(settings.RELEASES_ROOT, slug, release.number)
    return new


def _notices(release: ReleaseCandidate, at: datetime) -> dict[str, Any]:
    found: dict[str, Any] = {}
    by = [each for each in release.corrections.order_by("number") if each.was_public(at)]
    if by:
        found["corrected"] = [
            {"number": each.number, "on": _day(each.public_from), "why": each.corrects_why} for each in by
        ]
    if release.withdrawn_at:
        found["withdrawn"] = {"on": _day(release.withdrawn_at), "why": release.withdrawn_why}
    return found


def _day(moment: datetime | None) -> str:
    return localdate(moment).isoformat() if moment else ""


def _public_words(candidate: ReleaseCandidate, public_from: datetime) -> dict[str, Any]:
    words = {
        "partnership": candidate.partnership.name,
        "title": candidate.title,
        "published_on": _day(public_from),
        "bundle_digest": candidate.bundle_digest,
        **candidate.about,
    }
    if candidate.corrects:
        words["corrects"] = {"number": candidate.corrects.number, "why": candidate.corrects_why}
    return words
