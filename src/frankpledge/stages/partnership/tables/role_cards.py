"""The rows of the tables of role cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import reading_of
from frankpledge.stages.partnership.models import RoleCard
from frankpledge.stages.partnership.queries.role_cards import AgencyCards, CommitmentAnswer, card_of
from frankpledge.stages.partnership.rules.commitments import Outcome
from frankpledge.stages.partnership.tables.people import holders_today
from frankpledge.ui.addresses import reverse
from frankpledge.ui.formats import money_text

Row = list[Any]

ANSWERS = {
    Outcome.WITHIN: "Yes. {post} may commit {sum}: its agreed authority is {authority}.",
    Outcome.BEYOND: "No. {post} may not commit {sum}: its authority is {authority}.",
    Outcome.NOT_AGREED: "Not yet. The card of {post} says {authority}, but its agency has not agreed the card.",
    Outcome.NOT_STATED: "Nobody can say. No card states what {post} may commit.",
}


def authority_text(card: RoleCard | None) -> str:
    """Say what a post may commit unasked.

    >>> authority_text(RoleCard(authority_pounds=0)), authority_text(RoleCard(authority_pounds=1500))
    ('none', 'up to £1,500')
    """
    if card is None or card.authority_pounds is None:
        return "not stated"
    return f"up to {money_text(card.authority_pounds)}" if card.authority_pounds else "none"


def state_of(card: RoleCard | None) -> str:
    """Say in a word how far a card has come."""
    if card is None:
        return "missing"
    return "agreed" if card.agreed_on else "waiting"


def card_address(post: Post, slug: str, name: str = "role-card") -> str:
    """Return where a post's card is."""
    return reverse(f"partnership:{name}", args=[slug, post.pk])


def card_rows(posts: Iterable[Post], standing: Standing) -> list[Row]:
    """Return a row a post: how senior, who holds it, what it may commit, and how far its card has come."""
    slug = standing.partnership.slug
    return [
        [
            {"text": post.title, "href": card_address(post, slug)}, str(post.agency), post.get_seniority_display(),
            holders_today(post) or "nobody", authority_text(card_of(post)), {"status": state_of(card_of(post))},
        ]
        for post in posts
    ]  # fmt: skip


def agency_rows(found: Iterable[AgencyCards]) -> list[Row]:
    """Return a row an agency: how senior its representatives are, how many have cards, what they may commit."""
    return [
        [
            each.agency, ", ".join(map(reading_of, each.seniorities)), each.posts, each.carded, each.agreed,
            "not stated" if each.most_pounds is None else money_text(each.most_pounds) if each.most_pounds else "none",
        ]
        for each in found
    ]  # fmt: skip


def card_facts(post: Post) -> list[tuple[str, Any]]:
    """Return what a card says, a pair a line."""
    card = card_of(post)
    if card is None:
        return []
    return [
        ("What the post is here for", card.role),
        ("May commit without asking", authority_text(card)),
        ("Other authority, or conditions", card.authority_words),
        ("Reports to", card.reports_to),
        ("Hours a month expected", card.hours_a_month),
        ("What it can bring", card.resources),
        ("Seniority", post.get_seniority_display()),
        ("Held by", holders_today(post) or "nobody"),
        ("State", {"status": state_of(card)}),
        ("Agreed on", card.agreed_on),
    ]


def answer_text(answer: CommitmentAnswer) -> str:
    """Say whether a post may commit a sum."""
    return ANSWERS[answer.outcome].format(
        post=answer.post, sum=money_text(answer.pounds), authority=authority_text(card_of(answer.post))
    )


def approving_rows(answer: CommitmentAnswer, chairs: Mapping[int, str], slug: str) -> list[Row]:
    """Return a row for each post and group that can approve the sum, nearest first, and who answers for it."""
    posts = [
        [
            {"text": str(post), "href": card_address(post, slug)}, authority_text(card_of(post)),
            holders_today(post) or "nobody",
        ]
        for post in answer.posts
    ]  # fmt: skip
    groups = [
        [
            {"text": str(group), "href": reverse("partnership:group", args=[slug, group.pk])},
            "by decision of the group", chairs.get(group.pk, "nobody"),
        ]
        for group in answer.groups
    ]  # fmt: skip
    return posts + groups


def asking_links(answer: CommitmentAnswer, decision: int | None, slug: str) -> list[dict[str, str]]:
    """Return where each post and group that can approve the sum is asked, in the order of their rows."""
    asked = [("post", post.pk, str(post)) for post in answer.posts]
    asked += [("group", group.pk, str(group)) for group in answer.groups]
    query = f"?decision={decision}" if decision else ""
    return [
        {
            "text": f"Ask {name} for approval",
            "href": reverse(f"partnership:commitment-ask-{kind}", args=[slug, answer.post.pk, answer.pounds, pk])
            + query,
        }
        for kind, pk, name in asked
    ]
