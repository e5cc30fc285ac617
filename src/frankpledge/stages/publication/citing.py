"""How a bundle stands in the ledger of evidence, from when it is prepared until it is public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.utils.timezone import localdate

from frankpledge.foundation.eventlog.services import Actor
from frankpledge.foundation.evidence.content import Content, Rest, content_of, rests_of
from frankpledge.foundation.evidence.models import Kind, State, Version
from frankpledge.foundation.evidence.services import enter, find_latest, restate
from frankpledge.foundation.evidence.ways import lead
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.permissions import may_read_candidates

EVERYTHING = "Every file of the release together"


def key_of(candidate: ReleaseCandidate) -> str:
    """Return what a bundle is called in the ledger."""
    return f"release:{candidate.pk}"


def cite_bundle(candidate: ReleaseCandidate, *, rests_on: Iterable[Rest], by: Actor, at: datetime) -> Version:
    """Enter a bundle that is prepared or proposed; the stage that made it says what it rests on."""
    content = Content(
        title=candidate.title, text=str(candidate.about.get("sentence", "")), state=State.DRAFT,
        fingerprints=[(EVERYTHING, candidate.bundle_digest)],
    )  # fmt: skip
    return enter(
        kind=Kind.RELEASE, key=key_of(candidate), content=content, rests_on=rests_on, leads_to=candidate.pk,
        by=by, at=at,
    )  # fmt: skip


def cite_step(candidate: ReleaseCandidate, *, by: Actor, at: datetime) -> Version | None:
    """Enter that a bundle was signed off, published or withdrawn; as it is signed, so is what it rests on."""
    latest = find_latest(candidate.partnership, key_of(candidate))
    if latest is None:
        return None
    if candidate.withdrawn_at is not None:
        return restate(version=latest, state=State.WITHDRAWN, by=by, at=at)
    if candidate.public_from is None:
        return restate(version=latest, state=State.SIGNED, by=by, at=at)
    facts = [
        ("Published as release", str(candidate.number)),
        ("Public from", f"{localdate(candidate.public_from):%-d %B %Y}"),
    ]
    content = replace(content_of(latest), state=State.PUBLISHED, facts=facts)
    return enter(
        kind=Kind.RELEASE, key=key_of(candidate), content=content, rests_on=rests_of(latest), by=by, at=at
    )  # fmt: skip


lead({"release": ("publication:candidate", lambda standing, item: may_read_candidates(standing))})
