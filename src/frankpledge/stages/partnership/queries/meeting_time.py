"""The hours that the year's meetings took, of the room and of the people in it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, Q, Sum

from frankpledge.core.readiness.case import Presence
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Attendance, Meeting
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.lookback import year_began


@dataclass(frozen=True)
class MeetingHours:
    """Meetings held in the last twelve months, those whose length is known, and their hours."""

    meetings: int
    timed: int
    hours: Decimal
    person_hours: Decimal
    """Each meeting's hours times the people recorded as there."""


def meeting_hours(standing: Standing) -> MeetingHours:
    """Return how many meetings were held, and what they took."""
    check_may_read_business(standing)
    held = Q(on__gte=year_began(standing), on__lte=standing.today, cancelled_on=None)
    own = Meeting.objects.filter(held, partnership=standing.partnership).order_by()
    found = own.aggregate(meetings=Count("pk"), timed=Count("hours"), total=Sum("hours"))
    there = Attendance.objects.filter(meeting__in=own, presence__in=(Presence.PRESENT, Presence.REMOTE))
    spent = there.aggregate(spent=Sum(F("meeting__hours")))["spent"]
    return MeetingHours(found["meetings"], found["timed"], found["total"] or Decimal(0), spent or Decimal(0))
