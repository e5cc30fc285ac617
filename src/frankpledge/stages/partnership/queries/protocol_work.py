"""What protocols ask of a person: to sign for their agency, or to look again before one runs out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.sharing.models import SharingProtocol
from frankpledge.foundation.sharing.permissions import may_draft_protocol, may_read_protocols
from frankpledge.foundation.sharing.queries import protocols
from frankpledge.stages.partnership.meeting_states import due_state
from frankpledge.stages.partnership.work import WorkItem

LOOK_AHEAD = timedelta(days=28)


def protocol_work(standing: Standing) -> list[WorkItem]:
    """Return the protocols to sign and to look at again. One query."""
    if not may_read_protocols(standing):
        return []
    own = [agency for role, agency in standing.grants if role is Role.AGENCY_REPRESENTATIVE]
    waiting = Q(signature=None, agency__in=own)
    if may_draft_protocol(standing):
        waiting |= Q(signature__isnull=False, review_by__lte=standing.today + LOOK_AHEAD)
    found = protocols(standing).filter(waiting, ended=None).prefetch_related(None)
    return [_item(protocol, standing) for protocol in found]


def _item(protocol: SharingProtocol, standing: Standing) -> WorkItem:
    href = reverse("partnership:protocol", args=[standing.partnership.slug, protocol.pk])
    if hasattr(protocol, "signature"):
        text, due = f"Look again at the protocol: {protocol}", protocol.review_by
    else:
        text, due = f"Sign the protocol, or say what stands in the way: {protocol}", protocol.starts
    return WorkItem(text, href, due, due_state(due, standing.today), str(protocol.agency))


def supplied_under(standing: Standing) -> Iterator[SharingProtocol]:
    """Give the live protocols under which the person's own agencies supply data."""
    if not (may_read_protocols(standing) and standing.agency_ids):
        return
    live = protocols(standing).filter(signature__isnull=False, ended=None, agency__in=standing.agency_ids)
    yield from live.filter(starts__lte=standing.today, review_by__gte=standing.today).prefetch_related(None)
