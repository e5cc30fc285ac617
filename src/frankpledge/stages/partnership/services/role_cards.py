"""The only writer of role cards (R051, R074, R269)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import authority as _words  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import RoleCard
from frankpledge.stages.partnership.permissions import check_may_answer_for_agency, check_may_coordinate
from frankpledge.stages.partnership.rules.seen import CHANGED, mark_of
from frankpledge.stages.partnership.services.telling import tell_representatives

MOST_POUNDS = 1_000_000_000


def mark_of_card(card: RoleCard) -> str:
    """Return the mark of what a card says, apart from when it was agreed."""
    return mark_of(*_contents(card))


def _contents(card: RoleCard) -> tuple[object, ...]:
    return (
        card.role, card.authority_pounds, card.authority_words, card.reports_to, card.hours_a_month, card.resources,
    )  # fmt: skip


@transaction.atomic
def write_card(
    *,
    post: Post,
    role: str,
    by: Standing,
    at: datetime,
    authority_pounds: int | None = None,
    authority_words: str = "",
    reports_to: str = "",
    hours_a_month: int | None = None,
    resources: str = "",
) -> RoleCard:
    """Write a post's role card, or change it: what was agreed before is then to be agreed again."""
    check_may_coordinate(by)
    by.check_owns(post)
    _check_pounds(authority_pounds)
    card = RoleCard.objects.filter(post=post).first() or RoleCard(partnership=by.partnership, post=post)
    is_new, before = card.pk is None, _contents(card)
    card.role, card.authority_pounds, card.authority_words = role, authority_pounds, authority_words
    card.reports_to, card.hours_a_month, card.resources = reports_to, hours_a_month, resources
    if not is_new and _contents(card) == before:
        return card
    card.agreed_on = None
    save_checked(card)
    record("role-card.written" if is_new else "role-card.changed", subject=card, by=by, at=at)
    tell_representatives(
        [post.agency], subject="A role card waits for your agency's agreement", by=by, at=at,
        text="A role card of one of your agency's posts was written or changed. Please read it and agree it.",
        path=reverse("partnership:role-card", args=[by.partnership.slug, post.pk]),
    )  # fmt: skip
    return card


@transaction.atomic
def agree_card(*, card: RoleCard, seen: str, by: Standing, at: datetime) -> None:
    """Agree a card for the post's agency, as it stood when it was read."""
    by.check_owns(card)
    check_may_answer_for_agency(by, card.post.agency)
    card = RoleCard.objects.select_for_update().get(pk=card.pk)
    if card.agreed_on:
        raise Refused("This card has been agreed already.")
    if seen != mark_of_card(card):
        raise Refused(CHANGED)
    card.agreed_on = by.today
    save_checked(card)
    record("role-card.agreed", subject=card, by=by, at=at, facts={"agency": card.post.agency_id, "on": by.today})


def _check_pounds(pounds: int | None) -> None:
    if pounds is not None and not 0 <= pounds <= MOST_POUNDS:
        raise Refused({"authority_pounds": [f"The amount must be between nothing and £{MOST_POUNDS:,}."]})
