"""Who of those asked came in the last twelve months, by agency: bodies with a duty above all (R058)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from frankpledge.core.quantities import Share
from frankpledge.core.readiness.case import Presence
from frankpledge.core.readiness.case import Standing as Place
from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Attendance, Meeting, MeetingInvitation
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.lookback import year_began

WITH_A_DUTY = (Place.RESPONSIBLE, Place.CO_OPERATING)


@dataclass
class Attended:
    """How often an agency's posts were asked to meetings, and what is recorded of it."""

    place: PartnershipAgency
    asked: int = 0
    came: int = 0
    apologies: int = 0
    absent: int = 0
    reasons: int = 0
    """Of those that did not come: how many gave a reason."""
    followed_up: int = 0

    @property
    def unrecorded(self) -> int:
        """How often nothing is recorded of whether they came."""
        return self.asked - self.came - self.apologies - self.absent

    @property
    def has_a_duty(self) -> bool:
        """Whether the law asks the agency to take part or to co-operate."""
        return self.place.standing in WITH_A_DUTY


def attendance_by_agency(standing: Standing, places: Sequence[PartnershipAgency]) -> list[Attended]:
    """Return the year's attendance of each agency that takes part, those with a duty first, the rarest seen first."""
    check_may_read_business(standing)
    rows = {place.agency_id: Attended(place) for place in places}
    held = Meeting.objects.filter(
        partnership=standing.partnership, on__gte=year_began(standing), on__lte=standing.today, cancelled_on=None
    )
    _count_invited(rows, MeetingInvitation.objects.filter(meeting__in=held).order_by())
    _count_recorded(rows, Attendance.objects.filter(meeting__in=held).order_by())
    return sorted(rows.values(), key=lambda row: (not row.has_a_duty, row.came / max(row.asked, 1), str(row.place)))


def _count_invited(rows: dict[int, Attended], invitations: QuerySet[MeetingInvitation]) -> None:
    for agency, count in invitations.values_list("post__agency_id").annotate(Count("pk")):
        if agency in rows:
            rows[agency].asked = count


def _count_recorded(rows: dict[int, Attended], attendances: QuerySet[Attendance]) -> None:
    invited = MeetingInvitation.objects.filter(meeting=OuterRef("meeting"), post=OuterRef("post"))
    kept = attendances.annotate(invited=Exists(invited)).values_list("post__agency_id", "presence", "invited")
    counts = kept.annotate(
        count=Count("pk"), reasons=Count("pk", filter=~Q(reason="")), followed_up=Count("followed_up_on")
    )
    for agency, presence, was_invited, count, reasons, followed_up in counts:
        if agency in rows:
            _add(rows[agency], presence, count if not was_invited else 0, (count, reasons, followed_up))


def _add(row: Attended, presence: str, uninvited: int, counts: tuple[int, int, int]) -> None:
    count, reasons, followed_up = counts
    row.asked += uninvited
    if presence in (Presence.PRESENT, Presence.REMOTE):
        row.came += count
        return
    row.reasons += reasons
    row.followed_up += followed_up
    if presence == Presence.APOLOGIES:
        row.apologies += count
    else:
        row.absent += count


def share_that_came(rows: Iterable[Attended]) -> Share:
    """Return how many of those asked came."""
    found = list(rows)
    return Share(sum(row.came for row in found), sum(row.asked for row in found))
