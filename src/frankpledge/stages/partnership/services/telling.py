"""Tell the holders of a post, or those who speak for an agency, that something waits for them: in the next digest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from frankpledge.foundation.accounts.models import Agency, Person, Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.queries.holders import representatives
from frankpledge.stages.partnership.services.meeting_mail import holders_of, tell_each


def tell_holders(post: Post, *, subject: str, text: str, name: str, pk: int, by: Standing, at: datetime) -> None:
    """Tell whoever holds the post today; ``name`` and ``pk`` are of the page it leads to."""
    path = reverse(f"partnership:{name}", args=[by.partnership.slug, pk])
    _tell(holders_of([post], by.today).values(), subject, text, path, by, at)


def tell_representatives(
    agencies: Iterable[Agency], *, subject: str, text: str, path: str, by: Standing, at: datetime
) -> None:
    """Tell whoever represents one of the agencies here today."""
    _tell(representatives(by, agencies), subject, text, path, by, at)


def _tell(people: Iterable[Person], subject: str, text: str, path: str, by: Standing, at: datetime) -> None:
    others = [person for person in people if person.pk != by.person.pk]
    tell_each(others, subject=subject, text=text, path=path, partnership=by.partnership, at=at, is_urgent=False)
