"""What publishing asks of a person: to sign off, to mend what came back, to publish."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.timezone import localdate

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.work import WorkItem
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.permissions import may_consent, may_publish, may_read_candidates, may_sign_off
from frankpledge.stages.publication.queries import candidates, status_of
from frankpledge.stages.publication.rules import Status
from frankpledge.ui.addresses import reverse

OPEN = (Status.PROPOSED, Status.SIGNED_OFF)


def publication_work(standing: Standing) -> list[WorkItem]:
    """Return what waits for the person before it can be public."""
    if not may_read_candidates(standing):
        return []
    waiting = candidates(standing).filter(released_at=None).exclude(proposed_at=None).order_by("proposed_at")
    waiting = waiting.prefetch_related("consents__agency")
    return [item for candidate in waiting for item in _items(candidate, standing)]


def _items(candidate: ReleaseCandidate, standing: Standing) -> Iterator[WorkItem]:
    status = status_of(candidate)
    href = reverse("publication:candidate", args=[standing.partnership.slug, candidate.pk])
    if status is Status.PROPOSED and may_sign_off(standing, candidate) and candidate.proposed_at:
        hint = f"Proposed on {localdate(candidate.proposed_at):%-d %B %Y}"
        yield WorkItem(f"Sign off, or return: {candidate}", href, None, "needs reply", hint)
    if status is Status.RETURNED and candidate.proposed_by_id == standing.person.pk:
        yield WorkItem(f"Mend what came back: {candidate}", href, None, "waiting", candidate.returned_why[:100])
    if status in OPEN:
        yield from _consents(candidate, standing)
    if status is Status.SIGNED_OFF and may_publish(standing) and candidate.consents_wanted == 0:
        yield WorkItem(f"Publish: {candidate}", href, None, "ready", "Signed off")


def _consents(candidate: ReleaseCandidate, standing: Standing) -> Iterator[WorkItem]:
    """What agencies are asked that the person answers for."""
    for each in candidate.consents.all():
        if not each.answer and may_consent(standing, each):
            href = reverse("publication:consent", args=[standing.partnership.slug, each.pk])
            hint = f"{each.agency}: it names you or uses your data"
            yield WorkItem(f"Agree, or not, to publishing: {candidate}", href, None, "needs reply", hint)
