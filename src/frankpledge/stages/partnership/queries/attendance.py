"""Who comes and who does not: by agency and its duty, by venue with the journeys, and each absence (R058, R079)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Avg, Count, F, Max, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.partnership.meeting_permissions import check_may_read_reasons
from frankpledge.stages.partnership.models import Attendance, Group, Journey, Meeting
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.services.attendance import STAYED_AWAY, TOOK_PART

DUTY_BOUND = ("responsible", "co-operating")
"""Standings by which an agency must take part or co-operate."""


@dataclass(frozen=True)
class AgencyAttendance:
    """How one agency attended the meetings to which it was asked."""

    place: PartnershipAgency
    asked: int
    came: int
    apologies: int
    absent: int
    last: date | None

    @property
    def has_duty(self) -> bool:
        """Whether the law makes the agency take part or co-operate."""
        return self.place.standing in DUTY_BOUND


@dataclass(frozen=True)
class VenueAttendance:
    """How meetings at one venue were attended, and how far people travel to it."""

    venue: str
    meetings: int
    asked: int
    came: int
    remote: int
    mean_minutes: float | None
    longest_minutes: int | None


def recorded(standing: Standing, since: date, until: date, group: Group | None = None) -> QuerySet[Attendance]:
    """Return attendances of meetings held in a period of which it is recorded who came."""
    check_may_read_business(standing)
    found = Attendance.objects.filter(
        partnership=standing.partnership, meeting__attendance_on__isnull=False, meeting__cancelled_on=None,
        meeting__on__range=(since, until),
    )  # fmt: skip
    return found.filter(meeting__in=group.meetings.values("pk")) if group else found


def _came(name: str = "presence") -> Q:
    return Q(**{f"{name}__in": TOOK_PART})


def by_agency(standing: Standing, since: date, until: date, group: Group | None = None) -> list[AgencyAttendance]:
    """Return each agency's attendance, those with a duty first and of them whoever comes least; the unasked too."""
    sums = {
        row["post__agency"]: row
        for row in recorded(standing, since, until, group)
        .order_by()
        .values("post__agency")
        .annotate(
            asked=Count("pk"), came=Count("pk", _came()), apologies=Count("pk", Q(presence="apologies")),
            absent=Count("pk", Q(presence="absent")), last=Max("meeting__on", filter=_came()),
        )
    }  # fmt: skip
    places = PartnershipAgency.objects.filter(open_on(standing.today), partnership=standing.partnership)
    none = {"asked": 0, "came": 0, "apologies": 0, "absent": 0, "last": None}
    rows = [
        AgencyAttendance(place, *(sums.get(place.agency_id, none)[name] for name in none))
        for place in places.select_related("agency")
    ]
    return sorted(rows, key=lambda row: (not row.has_duty, row.came / row.asked if row.asked else -1))


def absences(
    standing: Standing, since: date, until: date, group: Group | None = None, *, only_duty: bool = True
) -> QuerySet[Attendance]:
    """Return each recorded absence with its reason and follow-up, not yet followed up first: the exception report."""
    check_may_read_reasons(standing)
    found = recorded(standing, since, until, group).filter(presence__in=STAYED_AWAY)
    bound = PartnershipAgency.objects.filter(
        open_on(standing.today), partnership=standing.partnership, standing__in=DUTY_BOUND
    )
    found = found.filter(post__agency__in=bound.values("agency")) if only_duty else found
    ordered = found.order_by(F("followed_up_on").asc(nulls_first=True), "-meeting__on", "post__agency__name", "pk")
    return ordered.select_related("meeting", "post__agency").prefetch_related("meeting__groups")


def find_absence(standing: Standing, pk: int) -> Attendance:
    """Return one absence, or answer that it is not there."""
    check_may_read_reasons(standing)
    found = Attendance.objects.filter(partnership=standing.partnership, presence__in=STAYED_AWAY)
    return get_object_or_404(found.select_related("meeting", "post__agency"), pk=pk)


def by_venue(standing: Standing, since: date, until: date, group: Group | None = None) -> list[VenueAttendance]:
    """Return each venue's attendance with the journeys to it, best attended first (R079)."""
    held = recorded(standing, since, until, group).order_by().values("meeting__venue").annotate(
        meetings=Count("meeting", distinct=True), asked=Count("pk"), came=Count("pk", _came()),
        remote=Count("pk", Q(presence="remote")),
    )  # fmt: skip
    told = Journey.objects.filter(partnership=standing.partnership).order_by().values("venue")
    journeys = {row["venue"]: row for row in told.annotate(mean=Avg("minutes"), longest=Max("minutes"))}
    rows = [_venue(row, journeys.get(row["meeting__venue"], {})) for row in held]
    return sorted(rows, key=lambda row: (-row.came / row.asked, row.venue))


def _venue(row: dict[str, int | str], journey: dict[str, float | int]) -> VenueAttendance:
    mean, longest = journey.get("mean"), journey.get("longest")
    counted = [int(row[name]) for name in ("meetings", "asked", "came", "remote")]
    return VenueAttendance(str(row["meeting__venue"]), *counted, mean, int(longest) if longest is not None else None)


def still_to_record(standing: Standing, since: date, until: date) -> int:
    """Return how many meetings of the period are left out because nobody recorded who came."""
    check_may_read_business(standing)
    return Meeting.objects.filter(
        partnership=standing.partnership, cancelled_on=None, attendance_on=None, on__range=(since, until),
        on__lt=standing.today,
    ).count()  # fmt: skip
