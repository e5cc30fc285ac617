"""What protocols ask of a person: to sign for their agency, or to look again before one runs out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.sharing.models import SharingProtocol
from frankpledge.foundation.sharing.permissions import may_draft_protocol, may_read_protocols, may_sign_protocol
from frankpledge.foundation.sharing.queries import protocols, status_of
from frankpledge.stages.partnership.meeting_states import due_state
from frankpledge.stages.partnership.work import WorkItem
from frankpledge.ui.addresses import reverse

LOOK_AHEAD = timedelta(days=28)


def own_protocols(standing: Standing) -> list[SharingProtocol]:
    """Return the protocols that may concern the person: of their agencies, and for drafters all that run out soon."""
    if not may_read_protocols(standing):
        return []
    own = Q(agency__in=standing.agency_ids)
    soon = Q(review_by__lte=standing.today + LOOK_AHEAD) if may_draft_protocol(standing) else Q(pk=None)
    return list(protocols(standing).filter(own | soon, ended=None).prefetch_related(None))


def protocol_work(standing: Standing, found: Iterable[SharingProtocol]) -> list[WorkItem]:
    """Return the protocols to sign and to look at again."""
    return [item for protocol in found if (item := _item(protocol, standing))]


def _item(protocol: SharingProtocol, standing: Standing) -> WorkItem | None:
    href = reverse("partnership:protocol", args=[standing.partnership.slug, protocol.pk])
    if not hasattr(protocol, "signature"):
        if not may_sign_protocol(standing, protocol):
            return None
        text, due = f"Sign the protocol, or say what stands in the way: {protocol}", protocol.starts
    elif may_draft_protocol(standing) and _runs_out(protocol, standing.today):
        text, due = f"Look again at the protocol: {protocol}", protocol.review_by
    else:
        return None
    return WorkItem(text, href, due, due_state(due, standing.today), str(protocol.agency))


def _runs_out(protocol: SharingProtocol, today: date) -> bool:
    return protocol.review_by <= today + LOOK_AHEAD


def supplied_under(standing: Standing, found: Iterable[SharingProtocol]) -> list[SharingProtocol]:
    """Return the live protocols under which the person's own agencies supply data."""
    return [
        each for each in found if each.agency_id in standing.agency_ids and status_of(each, standing.today) == "live"
    ]
