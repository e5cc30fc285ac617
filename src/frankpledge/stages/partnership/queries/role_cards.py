"""Role cards, and what each post may commit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from frankpledge.core.readiness.case import Seniority
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.partnership.models import Group, RoleCard
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.delegations import groups_today
from frankpledge.stages.partnership.queries.people import holdings_beside
from frankpledge.stages.partnership.rules import commitments
from frankpledge.stages.partnership.rules.commitments import ApprovingGroup, Authority, Outcome

STATES = {
    "missing": Q(role_card=None),
    "waiting": Q(role_card__isnull=False, role_card__agreed_on=None),
    "agreed": Q(role_card__agreed_on__isnull=False),
}


@dataclass(frozen=True)
class AgencyCards:
    """How an agency is represented, and how far its posts have cards (R074)."""

    agency: str
    seniorities: tuple[str, ...]
    posts: int
    carded: int
    agreed: int
    most_pounds: int | None


@dataclass(frozen=True)
class CommitmentAnswer:
    """Whether a post may commit a sum, and where it goes where it may not."""

    post: Post
    pounds: int
    outcome: Outcome
    posts: tuple[Post, ...]
    groups: tuple[Group, ...]


def carded_posts(standing: Standing) -> QuerySet[Post]:
    """Return the posts of today with their cards and holders."""
    check_may_read_business(standing)
    found = Post.objects.filter(open_on(standing.today), partnership=standing.partnership)
    return found.select_related("agency", "role_card").prefetch_related(holdings_beside())


def search_cards(standing: Standing, wanted: dict[str, Any]) -> QuerySet[Post]:
    """Return the posts of an agency, or whose cards are missing, waiting or agreed."""
    chosen = STATES.get(wanted.get("state", ""), Q())
    chosen &= Q(agency=wanted["agency"]) if wanted.get("agency") else Q()
    return carded_posts(standing).filter(chosen)


def find_carded_post(standing: Standing, pk: int) -> Post:
    """Return one post with its card, one that has ended too, or answer that it is not there."""
    check_may_read_business(standing)
    found = Post.objects.filter(partnership=standing.partnership).select_related("agency", "role_card")
    return get_object_or_404(found.prefetch_related(holdings_beside()), pk=pk)


def card_of(post: Post) -> RoleCard | None:
    """Return a post's card, read already, or ``None``."""
    return getattr(post, "role_card", None)


def find_card(standing: Standing, pk: int) -> RoleCard:
    """Return the card of a post, or answer that it is not there."""
    card = card_of(find_carded_post(standing, pk))
    if card is None:
        raise Http404
    return card


def cards_by_agency(standing: Standing) -> list[AgencyCards]:
    """Return for each agency the seniority of its posts and how many have cards."""
    by_agency: dict[str, list[Post]] = {}
    for post in carded_posts(standing).prefetch_related(None).order_by("agency__name", "agency_id"):
        by_agency.setdefault(str(post.agency), []).append(post)
    return [_summed(agency, posts) for agency, posts in by_agency.items()]


def _summed(agency: str, posts: list[Post]) -> AgencyCards:
    cards = [card for post in posts if (card := card_of(post))]
    agreed = [card for card in cards if card.agreed_on]
    held = {post.seniority for post in posts}
    return AgencyCards(
        agency,
        tuple(str(seniority) for seniority in Seniority if seniority in held),
        len(posts),
        len(cards),
        len(agreed),
        max((card.authority_pounds for card in agreed if card.authority_pounds is not None), default=None),
    )


def may_commit(standing: Standing, post: Post, pounds: int) -> CommitmentAnswer:
    """Answer whether a post may commit a sum, and which posts and groups must approve it where not (R269)."""
    posts = {each.pk: each for each in carded_posts(standing)}
    known = {each.post: each for each in _authorities(posts.values())}
    outcome = commitments.outcome_for(pounds, known.get(post.pk))
    if outcome is Outcome.WITHIN:
        return CommitmentAnswer(post, pounds, outcome, (), ())
    above = commitments.posts_that_approve(pounds, post.pk, post.agency_id, known.values())
    return CommitmentAnswer(post, pounds, outcome, tuple(posts[pk] for pk in above), _approving_groups(standing))


def _authorities(posts: Iterable[Post]) -> list[Authority]:
    return [
        Authority(post.pk, post.agency_id, card.authority_pounds, card.agreed_on is not None)
        for post in posts
        if (card := card_of(post))
    ]


def _approving_groups(standing: Standing) -> tuple[Group, ...]:
    groups = {each.pk: each for each in groups_today(standing)}
    known = [ApprovingGroup(each.pk, each.level, frozenset(each.functions)) for each in groups.values()]
    return tuple(groups[pk] for pk in commitments.groups_that_approve(known))
