"""Tell the holders of a post, or those who speak for an agency, that something waits for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from frankpledge.foundation.accounts.models import Agency, Person, Post
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.notifications.models import Message
from frankpledge.foundation.notifications.services import tell


def tell_holders(post: Post, *, subject: str, text: str, name: str, pk: int, by: Standing, at: datetime) -> None:
    """Tell whoever holds the post today, in the next digest; ``name`` and ``pk`` are of the page it leads to."""
    holders = Person.objects.filter(open_on(by.today, "holdings__"), holdings__post=post, is_active=True)
    _tell(holders, subject, text, reverse(f"partnership:{name}", args=[by.partnership.slug, pk]), by, at)


def tell_representatives(
    agencies: Iterable[Agency], *, subject: str, text: str, path: str, by: Standing, at: datetime
) -> None:
    """Tell whoever represents one of the agencies here today, in the next digest."""
    speaking = Person.objects.filter(
        open_on(by.today, "grants__"), grants__partnership=by.partnership, grants__agency__in=list(agencies),
        grants__role=Role.AGENCY_REPRESENTATIVE, is_active=True,
    )  # fmt: skip
    _tell(speaking, subject, text, path, by, at)


def _tell(people: Iterable[Person], subject: str, text: str, path: str, by: Standing, at: datetime) -> None:
    for person in {person for person in people if person != by.person}:
        tell(person, subject=subject, text=text, path=path, partnership=by.partnership, at=at, pace=Message.Pace.DIGEST)
