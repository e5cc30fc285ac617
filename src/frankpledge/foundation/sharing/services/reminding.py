"""Remind of protocols that run out: a month before, a week before, and on the day after."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import who_holds
from frankpledge.foundation.notifications.services import tell
from frankpledge.foundation.sharing.models import SharingProtocol

BEFORE = (timedelta(days=28), timedelta(days=7), timedelta(days=-1))
"""How long before a protocol runs out it is said; each once."""


@transaction.atomic
def remind_of_reviews(*, at: datetime) -> int:
    """Tell whoever drafts protocols of those that run out, once at each time; return how many were told."""
    day = timezone.localdate(at)
    soon = Q(review_by__lte=day + max(BEFORE), review_by__gte=day - timedelta(days=7))
    running = SharingProtocol.objects.filter(soon, ended=None, next=None).exclude(opened_on=None)
    told = 0
    for protocol in running.select_related("partnership"):
        due = min((each for each in BEFORE if protocol.review_by - day <= each), default=None)
        if due is None:
            continue
        for person in _drafters(protocol, day):
            tell(
                person, subject="A protocol is to be reviewed", partnership=protocol.partnership, at=at,
                text=f"A protocol of {protocol.partnership} is in force until {protocol.review_by:%-d %B %Y}. After "
                "that day nothing more is supplied or read under it.",
                path=reverse("partnership:protocol", args=[protocol.partnership.slug, protocol.pk]),
                once=f"protocol-review-{protocol.pk}-{due.days}-{person.pk}",
            )  # fmt: skip
            told += 1
    return told


def _drafters(protocol: SharingProtocol, day: date) -> list[Person]:
    found = who_holds(protocol.partnership, day, Role.COORDINATOR, Role.INFORMATION_OFFICER)
    return list(found.filter(is_active=True))
