"""Draft, sign and end protocols."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Agency, PartnershipAgency, Post
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.foundation.sharing import events  # noqa: F401 -- registers its words
from frankpledge.foundation.sharing.models import CoveredCategory, SharingProtocol, Signature
from frankpledge.foundation.sharing.permissions import (
    check_may_draft_protocol,
    check_may_end_protocol,
    check_may_sign_protocol,
)
from frankpledge.foundation.sharing.queries import posts_to_sign_as


@transaction.atomic
def draft_protocol(
    *,
    agency: Agency,
    name: str,
    purpose: str,
    category: str,
    starts: date,
    review_by: date,
    by: Standing,
    at: datetime,
) -> SharingProtocol:
    """Draft a protocol that covers one category of an agency's data."""
    check_may_draft_protocol(by)
    takes_part = PartnershipAgency.objects.filter(open_on(by.today), partnership=by.partnership, agency=agency)
    if not takes_part.exists():
        raise Refused({"agency": ["That agency does not take part in this partnership."]})
    protocol = SharingProtocol(
        partnership=by.partnership, agency=agency, name=name, purpose=purpose, starts=starts, review_by=review_by,
        drafted_by=by.person,
    )  # fmt: skip
    save_checked(protocol)
    save_checked(CoveredCategory(protocol=protocol, category=category))
    record("protocol.drafted", subject=protocol, by=by, at=at, facts={"category": category})
    return protocol


@transaction.atomic
def sign_protocol(*, protocol: SharingProtocol, by: Standing, at: datetime, post: Post | None = None) -> Signature:
    """Sign for the agency whose data it is, as the holder of a post of it; who holds one signs as that one (R067)."""
    check_may_sign_protocol(by, protocol)
    by.check_owns(protocol)
    if protocol.ended:
        raise Refused("This protocol has ended. Ask for a new one.")
    if Signature.objects.filter(protocol=protocol).exists():
        raise Refused("This protocol is signed already.")
    signature = Signature(protocol=protocol, person=by.person, post=_signing_post(protocol, post, by), signed_at=at)
    save_checked(signature)
    record("protocol.signed", subject=protocol, by=by, at=at, facts={"post": signature.post_id})
    return signature


def _signing_post(protocol: SharingProtocol, chosen: Post | None, by: Standing) -> Post | None:
    held = list(posts_to_sign_as(by, protocol))
    if chosen is None and len(held) <= 1:
        return held[0] if held else None
    if chosen not in held:
        raise Refused({"post": ["Choose the post as whose holder you sign."]})
    return chosen


@transaction.atomic
def end_protocol(*, protocol: SharingProtocol, by: Standing, at: datetime) -> None:
    """End a protocol today: nothing more is supplied or read under it."""
    check_may_end_protocol(by, protocol)
    by.check_owns(protocol)
    if protocol.ended:
        raise Refused("It has ended already.")
    protocol.ended = by.today
    save_checked(protocol)
    record("protocol.ended", subject=protocol, by=by, at=at, facts={"on": by.today})
