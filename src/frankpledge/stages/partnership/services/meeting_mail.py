"""Whom to tell about a meeting or an action: whoever holds the posts today, once each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from frankpledge.foundation.accounts.models import Partnership, Person, Post, PostHolding, RoleGrant
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import open_on
from frankpledge.foundation.notifications.models import Message
from frankpledge.foundation.notifications.services import tell
from frankpledge.stages.partnership.models import Meeting, Seat


def holders_of(posts: Iterable[Post | int], day: date) -> dict[int, Person]:
    """Return who holds each of the posts on a day, by the post's key; a post without a holder is not there."""
    held = PostHolding.objects.filter(open_on(day), post__in=posts, person__is_active=True).select_related("person")
    return {holding.post_id: holding.person for holding in held}


def deputies_of(meeting: Meeting) -> list[Post]:
    """Return the posts that sit in the meeting's groups as deputies, without those that are asked themselves."""
    seats = Seat.objects.filter(
        open_on(meeting.on), group__in=meeting.groups.all(), role="deputy"
    ).exclude(post__in=meeting.invitations.values("post")).select_related("post").order_by("pk")  # fmt: skip
    return list({seat.post_id: seat.post for seat in seats}.values())


def coordinators_of(partnership: Partnership, day: date) -> list[Person]:
    """Return the partnership's co-ordinators."""
    held = RoleGrant.objects.filter(open_on(day), partnership=partnership, role=Role.COORDINATOR)
    return list({grant.person_id: grant.person for grant in held.select_related("person")}.values())


def tell_each(
    people: Iterable[Person], *, subject: str, text: str, path: str, partnership: Partnership, at: datetime,
    is_urgent: bool = True,
) -> int:  # fmt: skip
    """Tell several people the same, each once; return how many there were."""
    once = {person.pk: person for person in people}
    pace = Message.Pace.AT_ONCE if is_urgent else Message.Pace.DIGEST
    for person in once.values():
        tell(person, subject=subject, text=text, path=path, partnership=partnership, at=at, pace=pace)
    return len(once)
