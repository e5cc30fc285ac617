"""Commitments beyond a post's authority: what was asked, who may answer it, and what was decided under it (R269)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.core.readiness.case import SeatRole
from frankpledge.foundation.accounts.models import Person, Post, PostHolding
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.partnership.models import CommitmentRequest, Decision, Group, Seat
from frankpledge.stages.partnership.permissions import check_may_read_business, may_ask_for_approval
from frankpledge.stages.partnership.queries.holders import holders_of, representatives
from frankpledge.stages.partnership.queries.people import posts_held
from frankpledge.stages.partnership.rules.commitments import Approval

WAITING = Q(answer="", withdrawn_on=None)
STATES = {"open": WAITING, "decided": ~Q(answer=""), "withdrawn": Q(withdrawn_on__isnull=False)}


def commitment_requests(standing: Standing, *, state: str = "") -> QuerySet[CommitmentRequest]:
    """Return what was asked, the latest first."""
    check_may_read_business(standing)
    found = CommitmentRequest.objects.filter(STATES.get(state, Q()), partnership=standing.partnership)
    return found.select_related(
        "post__agency", "post__role_card", "of_post__agency", "of_group", "asked_by", "answered_by", "decision"
    )


def find_commitment_request(standing: Standing, pk: int) -> CommitmentRequest:
    """Return one request, or answer that it is not there."""
    return get_object_or_404(commitment_requests(standing), pk=pk)


def state_of(request: CommitmentRequest) -> str:
    """Say in a word how a request stands."""
    return request.answer or ("withdrawn" if request.withdrawn_on else "waiting")


def asked_of(request: CommitmentRequest) -> Post | Group:
    """Return the post or group that was asked."""
    return request.of_post or request.of_group  # type: ignore[return-value] -- the database keeps one of them


def who_answers(standing: Standing, asked: Post | Group) -> list[Person]:
    """Return who may answer today for a post or a group.

    For a group its chair; for a post its holder, and where nobody holds it whoever represents its agency.
    """
    if isinstance(asked, Group):
        return _people(_chairing(standing, [asked]))
    return _people(_held(standing).filter(post=asked)) or representatives(standing, [asked.agency])


def who_asks(standing: Standing, request: CommitmentRequest) -> frozenset[int]:
    """Return who must not answer: whoever asked, and the holders of the post for which it was asked."""
    return holders_of(request.post, standing) | {request.asked_by_id}


def may_withdraw(standing: Standing, request: CommitmentRequest) -> bool:
    """Say whether the person may take back what was asked and not answered yet."""
    return state_of(request) == "waiting" and may_ask_for_approval(
        standing, request.post, holders_of(request.post, standing)
    )


def who_may_answer(standing: Standing, request: CommitmentRequest) -> list[Person]:
    """Return who can answer a request today."""
    asking = who_asks(standing, request)
    return [person for person in who_answers(standing, asked_of(request)) if person.pk not in asking]


def _held(standing: Standing) -> QuerySet[PostHolding]:
    return PostHolding.objects.filter(open_on(standing.today), person__is_active=True)


def _chairing(standing: Standing, groups: Iterable[Group]) -> QuerySet[PostHolding]:
    """Return who holds the post in the chair's seat of any of the groups; one ``filter``, so that it is one seat."""
    return _held(standing).filter(
        open_on(standing.today, "post__seats__"), post__seats__group__in=list(groups),
        post__seats__role=SeatRole.CHAIR,
    )  # fmt: skip


def _people(held: QuerySet[PostHolding]) -> list[Person]:
    return list({holding.person_id: holding.person for holding in held.select_related("person")}.values())


def chairs_of(standing: Standing, groups: Iterable[Group]) -> dict[int, str]:
    """Return the names of the people who chair each of the groups today, by the group."""
    check_may_read_business(standing)
    held = _chairing(standing, groups)
    names: dict[int, set[str]] = {}
    for group, name in held.values_list("post__seats__group", "person__name"):
        names.setdefault(group, set()).add(name)
    return {group: ", ".join(sorted(found)) for group, found in names.items()}


def commitments_to_answer(standing: Standing) -> QuerySet[CommitmentRequest]:
    """Return the requests that wait for the person's answer; inside another query it costs none of its own."""
    mine = posts_held(standing)
    chaired = Seat.objects.filter(open_on(standing.today), role=SeatRole.CHAIR, post__in=mine).values("group")
    holders = _held(standing).filter(post=OuterRef("of_post"))
    asked = (
        Q(of_post__in=mine) | Q(of_group__in=chaired) | (Q(of_post__agency__in=standing.represented) & ~Exists(holders))
    )
    waiting = CommitmentRequest.objects.filter(WAITING, asked, partnership=standing.partnership)
    return waiting.exclude(Q(asked_by=standing.person) | Q(post__in=mine))


def request_about(standing: Standing, decision: Decision) -> CommitmentRequest | None:
    """Return what was asked about a decision and neither declined nor withdrawn, or ``None``."""
    about = commitment_requests(standing).filter(decision=decision, withdrawn_on=None)
    return about.exclude(answer=Approval.DECLINED).first()


def approvals_unused(standing: Standing) -> QuerySet[CommitmentRequest]:
    """Return the approvals under which nothing has been decided yet."""
    return commitment_requests(standing).filter(answer=Approval.APPROVED, decision=None)


def approvals_for(standing: Standing, decision: Decision) -> QuerySet[CommitmentRequest]:
    """Return the unused approvals that cover a decision: of its post, for at least its sum."""
    return approvals_unused(standing).filter(post=decision.post_id, pounds__gte=decision.pounds or 0)
