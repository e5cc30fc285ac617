"""What publishing asks of a person: to sign off, to mend what came back, to publish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models.functions import TruncDate

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.registers import Row, read_registers, register
from frankpledge.stages.partnership.work import WorkItem
from frankpledge.stages.publication.models import Consent, ReleaseCandidate
from frankpledge.stages.publication.permissions import may_publish, may_read_candidates, may_sign_off
from frankpledge.stages.publication.queries import candidates, status_of
from frankpledge.stages.publication.rules import ANSWERABLE, Status
from frankpledge.ui.addresses import reverse

FIELDS = (
    "title", "proposed_at", "signed_at", "returned_at", "proposed_by_id", "prepared_by_id", "returned_why",
    "consents_wanted",
)  # fmt: skip


def publication_work(standing: Standing) -> list[WorkItem]:
    """Return what waits for the person before it can be public. One query."""
    if not may_read_candidates(standing):
        return []
    waiting = candidates(standing).filter(released_at=None).exclude(proposed_at=None)
    asked = Consent.objects.filter(candidate__in=waiting, agency__in=standing.represented, answer="")
    rows = read_registers(
        [
            register("candidates", waiting.annotate(proposed_on=TruncDate("proposed_at")), "proposed_on", *FIELDS),
            register("consents", asked, candidate="candidate_id", agency="agency__name"),
        ]
    )
    to_answer = rows.get("consents", ())
    return [item for row in rows.get("candidates", ()) for item in _items(row, to_answer, standing)]


def _items(row: Row, to_answer: Iterable[Row], standing: Standing) -> Iterator[WorkItem]:
    candidate = ReleaseCandidate(**{name: row[name] for name in FIELDS}, pk=row["id"])
    status = status_of(candidate)
    href = reverse("publication:candidate", args=[standing.partnership.slug, candidate.pk])
    if status is Status.PROPOSED and may_sign_off(standing, candidate):
        hint = f"Proposed on {date.fromisoformat(row['proposed_on']):%-d %B %Y}"
        yield WorkItem(f"Sign off, or return: {candidate}", href, None, "needs reply", hint)
    if status is Status.RETURNED and candidate.proposed_by_id == standing.person.pk:
        yield WorkItem(f"Mend what came back: {candidate}", href, None, "waiting", candidate.returned_why[:100])
    if status in ANSWERABLE:
        yield from _consents(candidate, to_answer, standing)
    if status is Status.SIGNED_OFF and may_publish(standing) and candidate.consents_wanted == 0:
        yield WorkItem(f"Publish: {candidate}", href, None, "ready", "Signed off")


def _consents(candidate: ReleaseCandidate, to_answer: Iterable[Row], standing: Standing) -> Iterator[WorkItem]:
    """What agencies are asked that the person answers for."""
    for each in to_answer:
        if each["candidate"] == candidate.pk:
            href = reverse("publication:consent", args=[standing.partnership.slug, each["id"]])
            hint = f"{each['agency']}: it names you or uses your data"
            yield WorkItem(f"Agree, or not, to publishing: {candidate}", href, None, "needs reply", hint)
