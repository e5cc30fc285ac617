"""Data between agencies: who asks for them, under which protocol, how fine they come, and whether they keep coming."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from frankpledge.core.dictionary import Detail
from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import DataRequest, Protocol
from frankpledge.core.readiness.facts import holds
from frankpledge.core.readiness.words import say_count, say_slug
from frankpledge.stages.audit.rules.in_hand import sources_in_hand


@rule(
    "PROTOCOL-COVERS",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.463, l.500",
    requirements=("R143", "R146"),
    needs=("flows",),
    mend="Draft a protocol with the agency that names what it supplies, or leave the source out.",
)
def protocols_for_what_is_wanted(facts: Facts) -> Iterator[Told]:
    """What an agency is to supply is covered by a protocol that is signed and in force."""
    in_force = {protocol.id for protocol in facts.case.protocols if _is_in_force(facts, protocol)}
    flows = {(flow.agency, flow.dataset) for flow in facts.case.flows if flow.protocol in in_force}
    supplying = {agency for agency, _ in flows}
    for source, _ in sources_in_hand(facts):
        if source.agency and source.agency not in supplying:
            sentence = (
                f"No protocol in force covers what {facts.agencies[source.agency].name} supplies: “{source.name}”."
            )
            yield Told(f"agency:{source.agency} source:{source.id}", sentence, (source,))
    for request in _asked(facts):
        if not flows & {(request.agency, request.dataset), (request.agency, "")}:
            what = f"{facts.agencies[request.agency].name} was asked for: {say_slug(request.dataset)}"
            yield Told(
                f"agency:{request.agency} request:{request.id}", f"No protocol in force covers what {what}.", (request,)
            )


@rule(
    "REQUESTER-INTRODUCED",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.419-421",
    requirements=("R117",),
    needs=("data_requests.introduced_on",),
    mend="Introduce the contractor to the agency: by whom commissioned, for what, under which protocol.",
)
def introduced_requesters(facts: Facts) -> Iterator[Told]:
    """A contractor who asks an agency for data was introduced to it."""
    commissions = {commission.id: commission for commission in facts.case.commissions}
    for request in _asked(facts):
        if request.commission and request.introduced_on is None:
            who = commissions[request.commission].contractor or commissions[request.commission].title
            sentence = f"{who} asked {facts.agencies[request.agency].name} for data and was not introduced to it."
            yield Told(f"agency:{request.agency} request:{request.id}", sentence, (request,))


@rule(
    "DETAIL-REASON",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.423",
    requirements=("R119",),
    needs=("data_requests.reason",),
    mend="Ask the agency for the reason and record it, or ask again for the detail that was wanted.",
)
def reasons_for_coarser_data(facts: Facts) -> Iterator[Told]:
    """Where data are coarser than was wanted, the reason is recorded."""
    for request in _asked(facts):
        wanted, supplied = request.detail_wanted, request.detail_supplied
        if wanted and supplied and not supplied.allows(wanted) and not request.reason:
            name = facts.agencies[request.agency].name
            sentence = f"Wanted of {name}: {_told(wanted)}. Supplied: {_told(supplied)}. No reason is recorded."
            yield Told(f"agency:{request.agency} request:{request.id}", sentence, (request,))


@rule(
    "FEED-REGULAR",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.477, l.493",
    requirements=("R153", "R164"),
    needs=("data_requests.every_months",),
    mend="Agree with the agency how often it supplies them without being asked, and on which days.",
)
def regular_feeds(facts: Facts) -> Iterator[Told]:
    """Data that are wanted time and again come regularly, without being asked for each time."""
    asked: defaultdict[tuple[str, str], list[DataRequest]] = defaultdict(list)
    for request in _asked(facts):
        asked[request.agency, request.dataset].append(request)
    for (agency, dataset), requests in asked.items():
        if len(requests) > 1 and not any(request.every_months for request in requests):
            often = say_count(len(requests), "time")
            sentence = (
                f"{facts.agencies[agency].name} was asked {often} for: {say_slug(dataset)}. None comes regularly."
            )
            yield Told(f"agency:{agency} dataset:{dataset}", sentence, tuple(requests))


def _asked(facts: Facts) -> tuple[DataRequest, ...]:
    return tuple(request for request in facts.case.data_requests if request.asked_on <= facts.as_of)


def _is_in_force(facts: Facts, protocol: Protocol) -> bool:
    """Say whether data go under a protocol on the day."""
    is_signed = protocol.signed_on is not None and protocol.signed_on <= facts.as_of
    goes_on = protocol.ended is None or facts.as_of < protocol.ended
    return is_signed and goes_on and holds(protocol.starts, protocol.review_by, facts.as_of)


def _told(detail: Detail) -> str:
    return detail.words[0].lower() + detail.words[1:]
