"""What waits for one person in role cards and between the tiers."""

from __future__ import annotations

from frankpledge.foundation.accounts.models import PostHolding
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.partnership.permissions import may_answer_for_agency, may_read_business, may_read_structure
from frankpledge.stages.partnership.queries import tiers as tier_queries
from frankpledge.stages.partnership.queries.councils import tiers_of
from frankpledge.stages.partnership.queries.role_cards import card_of
from frankpledge.stages.partnership.work import WorkItem
from frankpledge.ui.addresses import reverse

WAITING = "waiting"


def authority_work(standing: Standing) -> list[WorkItem]:
    """Return the cards of posts the person holds that are not agreed, and what waits for their council's agreement."""
    cards = _cards(standing) if may_read_business(standing) else []
    return cards + (_tiers(standing) if may_read_structure(standing) else [])


def _cards(standing: Standing) -> list[WorkItem]:
    held = PostHolding.objects.filter(
        open_on(standing.today), person=standing.person, post__partnership=standing.partnership,
        post__role_card__agreed_on=None, post__role_card__isnull=False,
    )  # fmt: skip
    posts = [holding.post for holding in held.select_related("post__agency", "post__role_card")]
    return [
        WorkItem(
            text=f"Read and agree the role card of {post.title}"
            if may_answer_for_agency(standing, post.agency)
            else f"Read the role card of {post.title}",
            href=reverse("partnership:role-card", args=[standing.partnership.slug, post.pk]),
            due=None,
            status=WAITING,
            hint=f"A representative of {post.agency} agrees it.",
        )
        for post in posts
        if card_of(post)
    ]


def _tiers(standing: Standing) -> list[WorkItem]:
    if not tier_queries.is_two_tier(standing):
        return []
    mine = tiers_of(standing)
    waiting = tier_queries.tier_work(standing) if mine else {}
    unread = {each["tier"] for each in waiting.get("statements", ())}
    counts = {tier: sum(row[f"{tier}_agreed_on"] is None for row in waiting.get("rows", ())) for tier in mine}
    roles = [_of_role(standing, tier) for tier in mine if tier in unread]
    return roles + [_of_rows(standing, tier, count) for tier, count in counts.items() if count]


def _of_role(standing: Standing, tier: str) -> WorkItem:
    return WorkItem(
        text=f"Agree the statement of the {tier}'s role",
        href=reverse("partnership:tier-statement-agree", args=[standing.partnership.slug, tier]),
        due=None,
        status=WAITING,
        hint="The audit cannot be marked as started before both tiers have agreed theirs.",
    )


def _of_rows(standing: Standing, tier: str, count: int) -> WorkItem:
    what = "one row" if count == 1 else f"{count} rows"
    return WorkItem(
        text=f"Agree {what} of the responsibility matrix for the {tier}",
        href=reverse("partnership:tier-rows-agree", args=[standing.partnership.slug, tier]),
        due=None,
        status=WAITING,
        hint="Who leads, who supports and who is informed.",
    )
