"""Protocols of a partnership: what they cover, who signed, and what is not covered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency, Person, Post, PostHolding
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, open_on, who_holds
from frankpledge.foundation.sharing.gate import live_flows
from frankpledge.foundation.sharing.models import Flow, Party, ProtocolComment, SharingProtocol, party_ids, signature_of
from frankpledge.foundation.sharing.permissions import check_may_read_protocols, check_may_sign_protocol
from frankpledge.foundation.sharing.rules import Dates, Status, status_on


def protocols(standing: Standing) -> QuerySet[SharingProtocol]:
    """Return every protocol, with its parties, flows and signatures, the latest version of each name last."""
    check_may_read_protocols(standing)
    found = SharingProtocol.objects.filter(partnership=standing.partnership)
    parties = Party.objects.select_related(
        "agency", "liaison", "signs_as", "signature__person", "signature__post__agency"
    )
    return found.prefetch_related(
        Prefetch("parties", parties), Prefetch("flows", Flow.objects.select_related("agency"))
    )


def find_protocol(standing: Standing, pk: int) -> SharingProtocol:
    """Return one protocol, or answer that it is not there."""
    return get_object_or_404(protocols(standing), pk=pk)


def find_flow(standing: Standing, pk: int) -> Flow:
    """Return what flows under a protocol, or answer that it is not there."""
    check_may_read_protocols(standing)
    found = Flow.objects.filter(protocol__partnership=standing.partnership).select_related("protocol", "agency")
    return get_object_or_404(found, pk=pk)


def find_party(standing: Standing, pk: int) -> Party:
    """Return a party of a protocol, or answer that it is not there."""
    check_may_read_protocols(standing)
    found = Party.objects.filter(protocol__partnership=standing.partnership)
    return get_object_or_404(found.select_related("protocol", "agency", "liaison", "signs_as"), pk=pk)


def comments_on(standing: Standing, protocol: SharingProtocol) -> QuerySet[ProtocolComment]:
    """Return what agencies said of a draft, in the order in which they said it."""
    check_may_read_protocols(standing)
    return ProtocolComment.objects.filter(protocol=protocol).select_related("agency", "by", "answered_by")


def find_comment(standing: Standing, pk: int) -> ProtocolComment:
    """Return a comment, or answer that it is not there."""
    check_may_read_protocols(standing)
    found = ProtocolComment.objects.filter(protocol__partnership=standing.partnership)
    return get_object_or_404(found.select_related("protocol", "agency"), pk=pk)


def status_of(protocol: SharingProtocol, today: date) -> Status:
    """Say where a protocol stands; its parties and signatures are at hand."""
    parties = list(protocol.parties.all())
    dates = Dates(protocol.starts, protocol.review_by, protocol.opened_on, protocol.ended)
    return status_on(today, dates, parties=len(parties), signed=sum(signature_of(each) is not None for each in parties))


def parties_to_sign(standing: Standing, protocol: SharingProtocol) -> list[Party]:
    """Return the parties that the person represents and that have not signed."""
    check_may_sign_protocol(standing, party_ids(protocol))
    own = (party for party in protocol.parties.all() if party.agency_id in standing.represented)
    return [party for party in own if signature_of(party) is None]


def posts_to_sign_as(standing: Standing, party: Party) -> QuerySet[Post]:
    """Return the posts of the party's agency that the person holds today here; of one named to sign, no other."""
    held = PostHolding.objects.filter(open_on(standing.today), person=standing.person).values("post")
    named = Q(pk=party.signs_as_id) if party.signs_as_id else Q()
    return Post.objects.filter(
        named, open_on(standing.today), pk__in=held, partnership=standing.partnership, agency=party.agency_id
    ).select_related("agency")


def posts_of(standing: Standing, agency: Agency) -> QuerySet[Post]:
    """Return an agency's posts here today."""
    check_may_read_protocols(standing)
    return Post.objects.filter(open_on(standing.today), partnership=standing.partnership, agency=agency)


def representatives_of(standing: Standing, agencies: Iterable[int]) -> QuerySet[Person]:
    """Return who represents any of the agencies here today."""
    found = who_holds(standing.partnership, standing.today, Role.AGENCY_REPRESENTATIVE, agencies=agencies)
    return found.filter(is_active=True)


def coverage(standing: Standing) -> dict[tuple[int, str], list[Flow]]:
    """Return what is covered today, by agency and dataset: the cells of the matrix that are not empty (R146)."""
    check_may_read_protocols(standing)
    found: dict[tuple[int, str], list[Flow]] = {}
    for flow in live_flows(standing):
        found.setdefault((flow.agency_id, flow.dataset), []).append(flow)
    return found
