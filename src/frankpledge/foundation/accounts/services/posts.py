"""Posts, and who holds them from when until when."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.core.readiness.case import Seniority
from frankpledge.foundation.accounts.models import (
    Agency,
    PartnershipAgency,
    Person,
    Post,
    PostHolding,
)
from frankpledge.foundation.accounts.permissions import (
    check_may_coordinate,
)
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked


@transaction.atomic
def create_post(
    *, agency: Agency, title: str, level: str, since: date, by: Standing, at: datetime,
    seniority: str = Seniority.MIDDLE, co_ordinates: bool = False,
) -> Post:  # fmt: skip
    """Set up a post in an agency that takes part."""
    check_may_coordinate(by)
    if not PartnershipAgency.objects.filter(partnership=by.partnership, agency=agency).exists():
        raise Refused({"agency": ["That agency does not take part in this partnership."]})
    post = Post(
        partnership=by.partnership, agency=agency, title=title, level=level, seniority=seniority, since=since,
        co_ordinates=co_ordinates,
    )  # fmt: skip
    save_checked(post)
    record("post.created", subject=post, by=by, at=at, facts={"level": level})
    return post


@transaction.atomic
def fill_post(*, post: Post, person: Person, since: date, by: Standing, at: datetime) -> PostHolding:
    """Record who holds a post, ending whoever held it before on the day before."""
    check_may_coordinate(by)
    by.check_owns(post)
    for earlier in post.holdings.filter(until=None):
        if earlier.since >= since:
            raise Refused({"since": ["Somebody took the post on that day or later. Give a later day."]})
        earlier.until = since - timedelta(days=1)
        save_checked(earlier)
        record("post.left", subject=post, by=by, at=at, facts={"until": earlier.until})
    holding = PostHolding(post=post, person=person, since=since)
    save_checked(holding)
    record("post.taken", subject=post, by=by, at=at, facts={"since": since})
    return holding


@transaction.atomic
def leave_post(*, holding: PostHolding, until: date, by: Standing, at: datetime) -> None:
    """Record the last day on which somebody held a post; the post and its history stay."""
    check_may_coordinate(by)
    by.check_owns(holding.post)
    if until < holding.since:
        raise Refused({"until": ["The last day cannot be before the first."]})
    holding.until = until
    save_checked(holding)
    record("post.left", subject=holding.post, by=by, at=at, facts={"until": until})
