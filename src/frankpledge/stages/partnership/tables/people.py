"""The rows of the tables of people, posts and roles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from frankpledge.foundation.accounts.models import Invitation, Person, Post, PostHolding, RoleGrant
from frankpledge.foundation.accounts.permissions import may_end_role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.ui.addresses import reverse

Row = list[Any]


def _link(text: str, name: str, standing: Standing, pk: int) -> dict[str, str]:
    return {"text": text, "href": reverse(f"partnership:{name}", args=[standing.partnership.slug, pk])}


def role_rows(grants: Iterable[RoleGrant], standing: Standing) -> list[Row]:
    """Return a row a role: whose, which, for which agency, since and until when, and the way to end it."""
    return [
        [
            _link(str(held.person), "person", standing, held.person_id), held.get_role_display(),
            str(held.agency or ""), held.since, held.until,
            _link("End", "role-end", standing, held.pk) if may_end_role(standing, held.person) else "",
        ]
        for held in grants
    ]  # fmt: skip


def ended_rows(grants: Iterable[RoleGrant], standing: Standing) -> list[Row]:
    """Return a row a role that has ended: whose, which, for which agency, from when until when."""
    return [
        [
            _link(str(held.person), "person", standing, held.person_id), held.get_role_display(),
            str(held.agency or ""), held.since, _last_day(held),
        ]
        for held in grants
    ]  # fmt: skip


def _last_day(held: RoleGrant) -> date | None:
    """A role given and ended on one day has ended the day before, so as to open nothing; it reads as that one day."""
    return max(held.since, held.until) if held.until else None


def person_facts(person: Person) -> list[tuple[str, Any]]:
    """Return what is known of a person, a pair a line."""
    if person.erased:
        return [("Name and address erased", person.erased)]
    return [("Email address", person.email), ("Joined", person.joined), ("Last signed in", person.last_login)]


def own_role_rows(grants: Iterable[RoleGrant], standing: Standing) -> list[Row]:
    """Return a row a role of one person: which, for which agency, from when until when, and the way to end it."""
    return [
        [
            held.get_role_display(), str(held.agency or ""), held.since, _last_day(held),
            _link("End", "role-end", standing, held.pk) if _may_end(held, standing) else "",
        ]
        for held in grants
    ]  # fmt: skip


def _may_end(held: RoleGrant, standing: Standing) -> bool:
    return (held.until is None or held.until >= standing.today) and may_end_role(standing, held.person)


def own_post_rows(holdings: Iterable[PostHolding], standing: Standing) -> list[Row]:
    """Return a row a post that one person held: which, where, from when until when."""
    return [
        [
            _link(holding.post.title, "post", standing, holding.post_id), str(holding.post.agency), holding.since,
            holding.until,
        ]
        for holding in holdings
    ]  # fmt: skip


def sent_rows(invitations: Iterable[Invitation], standing: Standing) -> list[Row]:
    """Return a row an invitation that one person had: when, as what, from whom, and what became of it."""
    return [
        [each.invited_at, each.get_role_display(), str(each.invited_by), {"status": outcome_of(each, standing)}]
        for each in invitations
    ]


def outcome_of(invitation: Invitation, standing: Standing) -> str:
    """Say in a word what became of an invitation."""
    if invitation.accepted_at:
        return "accepted"
    if invitation.withdrawn_at:
        return "withdrawn"
    return "waiting" if invitation.expires_at > standing.at else "expired"


def invitation_rows(waiting: Iterable[Invitation], standing: Standing) -> list[Row]:
    """Return a row an invitation that waits."""
    return [
        [
            each.email, each.get_role_display(), str(each.agency or ""), each.expires_at.date(),
            _link("Withdraw", "invitation-withdraw", standing, each.pk),
        ]
        for each in waiting
    ]  # fmt: skip


def post_rows(posts: Iterable[Post], standing: Standing) -> list[Row]:
    """Return a row a post: what, where, at which level, and who holds it today."""
    return [
        [
            _link(post.title, "post", standing, post.pk), str(post.agency), post.get_level_display(),
            holders_today(post) or "nobody",
        ]
        for post in posts
    ]  # fmt: skip


def holders_today(post: Post) -> str:
    """Name whoever holds a post, from holdings read already."""
    return ", ".join(str(holding.person) for holding in post.held if holding.until is None)


def post_facts(post: Post) -> list[tuple[str, Any]]:
    """Return what is known of a post, a pair a line."""
    return [
        ("Agency", str(post.agency)),
        ("Level", post.get_level_display()),
        ("Seniority", post.get_seniority_display()),
        ("Co-ordinates the partnership", post.co_ordinates),
        ("Since", post.since),
        ("Until", post.until),
    ]


def holder_rows(post: Post, standing: Standing) -> list[Row]:
    """Return a row a person who held the post."""
    return [
        [
            str(holding.person), holding.since, holding.until,
            "" if holding.until else _link("Leaves the post", "post-leave", standing, holding.pk),
        ]
        for holding in post.held
    ]  # fmt: skip
