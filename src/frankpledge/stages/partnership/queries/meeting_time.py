"""The hours that the year's meetings took, of the room and of the people in it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, Sum

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Attendance, Meeting
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.lookback import year_began
from frankpledge.stages.partnership.services.attendance import TOOK_PART


@dataclass(frozen=True)
class MeetingTime:
    """The year's meetings of which it is recorded who came, those whose length is known, and their hours."""

    meetings: int
    timed: int
    hours: Decimal
    person_hours: Decimal
    """Each meeting's hours times the people recorded as there."""


def meeting_time(standing: Standing) -> MeetingTime:
    """Return how many meetings were held in the last twelve months, and what they took."""
    check_may_read_business(standing)
    held = Meeting.objects.filter(
        partnership=standing.partnership, on__range=(year_began(standing), standing.today), cancelled_on=None,
        attendance_on__isnull=False,
    ).order_by()  # fmt: skip
    found = held.aggregate(meetings=Count("pk"), timed=Count("hours"), total=Sum("hours"))
    there = Attendance.objects.filter(meeting__in=held, presence__in=TOOK_PART)
    spent = there.aggregate(spent=Sum(F("meeting__hours")))["spent"]
    return MeetingTime(found["meetings"], found["timed"], found["total"] or Decimal(0), spent or Decimal(0))
