"""Protocols of a partnership."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Post, PostHolding
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.sharing.models import SharingProtocol
from frankpledge.foundation.sharing.permissions import check_may_read_protocols, check_may_sign_protocol


def protocols(standing: Standing) -> QuerySet[SharingProtocol]:
    """Return every protocol, with its agency, categories and signature."""
    check_may_read_protocols(standing)
    found = SharingProtocol.objects.filter(partnership=standing.partnership)
    return found.select_related("agency", "signature__person", "signature__post__agency").prefetch_related("categories")


def find_protocol(standing: Standing, pk: int) -> SharingProtocol:
    """Return one protocol, or answer that it is not there."""
    return get_object_or_404(protocols(standing), pk=pk)


def posts_to_sign_as(standing: Standing, protocol: SharingProtocol) -> QuerySet[Post]:
    """Return the posts of the protocol's agency that the person holds today here."""
    check_may_sign_protocol(standing, protocol)
    held = PostHolding.objects.filter(open_on(standing.today), person=standing.person).values("post")
    return Post.objects.filter(
        open_on(standing.today), pk__in=held, partnership=standing.partnership, agency=protocol.agency_id
    ).select_related("agency")


def status_of(protocol: SharingProtocol, today: date) -> str:
    """Say in a word where a protocol stands."""
    if protocol.ended:
        return "ended"
    if not hasattr(protocol, "signature"):
        return "awaiting signature"
    if protocol.review_by < today:
        return "expired"
    return "live" if protocol.starts <= today else "not started"
