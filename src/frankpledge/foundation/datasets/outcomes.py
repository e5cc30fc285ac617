"""What came of data requests, worked out from the extracts that serve them (R119, R145, R153)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from frankpledge.core.dictionary import Detail
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Fulfilment, Submission
from frankpledge.foundation.sharing.gate import live_flows
from frankpledge.foundation.sharing.models import Flow, Instalment
from frankpledge.foundation.sharing.rules.requests import Came, Outcome, Shortfall, outcome_on, shortfall

IN_VAIN = (Submission.Status.UNREADABLE, Submission.Status.RETURNED)
"""States of an extract that serves nothing: it is to be sent again."""

Flows = dict[tuple[int, str], Flow]


@dataclass(frozen=True)
class Followed:
    """An instalment, what became of it, what it lacks, by what it was served, and what covers it today."""

    instalment: Instalment
    outcome: Outcome
    shortfall: Shortfall
    extracts: tuple[Submission, ...]
    flow: Flow | None

    @property
    def came_on(self) -> date | None:
        """The day on which the first extract that serves it came."""
        days = [timezone.localdate(each.received_at) for each in self.extracts if is_there(each)]
        return min(days, default=None)


def followed(standing: Standing, found: QuerySet[Instalment]) -> list[Followed]:
    """Return what became of each of these instalments, in their order, in three queries."""
    served = Fulfilment.objects.select_related("submission__agency").order_by("submission__received_at", "pk")
    asked = found.select_related("request__agency", "request__requester__person")
    rows = list(asked.prefetch_related(Prefetch("fulfilments", served)))
    flows = covering(standing) if rows else {}
    return [_followed(each, flows, standing.today) for each in rows]


def awaited(found: QuerySet[Instalment]) -> QuerySet[Instalment]:
    """Return those of the instalments of which something is awaited still: nothing came that stood, nor a refusal."""
    came = Fulfilment.objects.filter(instalment=OuterRef("pk")).exclude(submission__status__in=IN_VAIN)
    return found.filter(~Exists(came), refused_on=None, request__withdrawn_on=None)


def covering(standing: Standing) -> Flows:
    """Return what is covered today, by agency and dataset; where several protocols cover it, the latest."""
    return {(flow.agency_id, flow.dataset): flow for flow in live_flows(standing)}


def is_there(submission: Submission) -> bool:
    """Say whether an extract came whole: also one that has been deleted since, its time being over."""
    status = submission.status
    kept = (Submission.Status.CHECKED, Submission.Status.ACCEPTED)
    return status in kept or (status == Submission.Status.DELETED and submission.taken_in_at is not None)


def _followed(each: Instalment, flows: Flows, today: date) -> Followed:
    request = each.request
    extracts = tuple(link.submission for link in each.fulfilments.all())
    came = [Came(timezone.localdate(one.received_at), frozenset(one.kept)) for one in extracts if is_there(one)]
    flow = flows.get((request.agency_id, request.dataset))
    lacks = shortfall(
        request.described, request.fields, Detail(request.detail), came, frozenset(flow.fields if flow else ())
    )
    outcome = outcome_on(
        today, each.due_by, request.fields, came, falls_short=bool(lacks),
        waits=any(one.status == Submission.Status.RECEIVED for one in extracts),
        refused=each.refused_on is not None, withdrawn=request.withdrawn_on is not None,
    )  # fmt: skip
    return Followed(each, outcome, lacks, extracts, flow)


def outcomes(found: Iterable[Followed]) -> dict[Outcome, int]:
    """Return how many instalments came out how, the outcomes that there are."""
    counted = dict.fromkeys(Outcome, 0)
    for each in found:
        counted[each.outcome] += 1
    return {outcome: number for outcome, number in counted.items() if number}
