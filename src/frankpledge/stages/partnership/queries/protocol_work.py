"""What protocols ask of a person: to sign, to answer a comment, or to look again before one runs out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, Exists, Min, OuterRef, Prefetch, Q

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.queries import issues_to_mend
from frankpledge.foundation.sharing.gate import live_flows
from frankpledge.foundation.sharing.models import Flow, Party, ProtocolComment, SharingProtocol, signature_of
from frankpledge.foundation.sharing.permissions import may_draft_protocol, may_read_protocols
from frankpledge.foundation.sharing.queries import protocols, status_of
from frankpledge.foundation.sharing.rules import Status
from frankpledge.stages.partnership.meeting_states import due_state
from frankpledge.stages.partnership.work import WorkItem
from frankpledge.ui.addresses import reverse

LOOK_AHEAD = timedelta(days=28)


def own_protocols(standing: Standing) -> list[SharingProtocol]:
    """Return the protocols that may ask something of the person: to sign, or for drafters those that run out soon."""
    if not may_read_protocols(standing):
        return []
    own = Q(parties__agency__in=standing.represented, parties__signature=None, opened_on__isnull=False)
    soon = Q(review_by__lte=standing.today + LOOK_AHEAD, next=None) if may_draft_protocol(standing) else Q(pk=None)
    unanswered = ProtocolComment.objects.filter(protocol=OuterRef("pk"), answer="")
    found = protocols(standing).annotate(is_asked=Exists(unanswered)).prefetch_related(None)
    asked = Q(is_asked=True) if may_draft_protocol(standing) else Q(pk=None)
    parties = Prefetch("parties", Party.objects.select_related("agency", "signature"))
    return list(found.filter(own | soon | asked, ended=None).distinct().prefetch_related(parties))


def protocol_work(standing: Standing, found: Iterable[SharingProtocol]) -> list[WorkItem]:
    """Return the protocols to sign, to answer and to look at again."""
    return [*(item for protocol in found for item in _items(protocol, standing)), *_data_to_mend(standing)]


def _data_to_mend(standing: Standing) -> list[WorkItem]:
    """Return one line for all faults that the person's agencies are asked to mend, by the soonest day."""
    if not standing.agency_ids:
        return []
    asked = issues_to_mend(standing).aggregate(number=Count("pk"), due=Min("due"))
    if not asked["number"]:
        return []
    many = "a fault" if asked["number"] == 1 else f"{asked['number']} faults"
    href = reverse("partnership:data-issues", args=[standing.partnership.slug])
    state = due_state(asked["due"], standing.today)
    return [WorkItem(f"Have {many} in your agency’s data mended", href, asked["due"], state, "")]


def _items(protocol: SharingProtocol, standing: Standing) -> list[WorkItem]:
    href = reverse("partnership:protocol", args=[standing.partnership.slug, protocol.pk])
    status, today = status_of(protocol, standing.today), standing.today
    waiting = [
        each for each in protocol.parties.all()
        if each.agency_id in standing.represented and signature_of(each) is None
    ]  # fmt: skip
    items = []
    if status is Status.AWAITING and waiting:
        text, due = f"Sign the protocol, or say what stands in the way: {protocol}", protocol.starts
        items.append(WorkItem(text, href, due, due_state(due, today), ", ".join(map(str, waiting))))
    if may_draft_protocol(standing):
        if status is Status.DRAFT and getattr(protocol, "is_asked", False):
            items.append(WorkItem(f"Answer what agencies say of the draft: {protocol}", href, None, "waiting", ""))
        if status in (Status.LIVE, Status.EXPIRED) and _runs_out(protocol, today):
            due = protocol.review_by
            items.append(WorkItem(f"Look again at the protocol: {protocol}", href, due, due_state(due, today), ""))
    return items


def _runs_out(protocol: SharingProtocol, today: date) -> bool:
    return protocol.review_by <= today + LOOK_AHEAD


def supplied_under(standing: Standing) -> list[Flow]:
    """Return what the person's own agencies supply under protocols in force."""
    if not standing.agency_ids:
        return []
    return list(live_flows(standing).filter(agency__in=standing.agency_ids))
