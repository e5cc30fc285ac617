"""Those who offered to be involved, with what was done about it; for those alone who run exercises."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.registers import register
from frankpledge.stages.consultation.models import FollowUp, PersonToAsk
from frankpledge.stages.consultation.permissions import may_read_people
from frankpledge.stages.consultation.queries.people import people
from frankpledge.stages.consultation.rules.involvement import CameOfIt


def offers(standing: Standing) -> QuerySet[PersonToAsk]:
    """Return who offered to be involved and whose day has not come: first those somebody is to get back to."""
    found = people(standing).exclude(involved_in="").prefetch_related("follow_ups__done_by")
    return found.order_by(F("follow_up_by").asc(nulls_last=True), "pk")


def find_follow_ups(standing: Standing, person: PersonToAsk) -> list[FollowUp]:
    """Return what was done about one offer, the latest first."""
    standing.check_owns(person)
    return list(person.follow_ups.select_related("done_by"))


@dataclass(frozen=True)
class OfferCounts:
    """How many offers there are, how many somebody is to get back to, in time or late, and how many take part."""

    all: int
    waiting: int
    overdue: int
    joined: int


def offer_counts(standing: Standing) -> OfferCounts:
    """Count the offers as they stand today. One query."""
    known = people(standing).exclude(involved_in="").order_by()
    joined = Q(follow_ups__came_of_it__in=(CameOfIt.JOINED, CameOfIt.PASSED_ON))
    return OfferCounts(
        **known.aggregate(
            all=Count("pk", distinct=True),
            waiting=Count("pk", filter=Q(follow_up_by__isnull=False), distinct=True),
            overdue=Count("pk", filter=Q(follow_up_by__lt=standing.today), distinct=True),
            joined=Count("pk", filter=joined, distinct=True),
        )
    )


def offers_waiting(standing: Standing) -> list[QuerySet[PersonToAsk]]:
    """Return the register of offers that somebody is to get back to: days alone, no name; empty for others."""
    if not may_read_people(standing):
        return []
    found = PersonToAsk.objects.filter(
        partnership=standing.partnership, follow_up_by__isnull=False, delete_on__gt=standing.today
    )
    return [register("consultation.offer", found, "follow_up_by")]
