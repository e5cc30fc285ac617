"""Groups, who sits in them, and their meetings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Min, Prefetch, Q, QuerySet, prefetch_related_objects
from django.shortcuts import get_object_or_404

from frankpledge.core.readiness.case import SeatRole
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import ExpectedSeat, Group, Meeting, Seat
from frankpledge.stages.partnership.permissions import check_may_read_structure, may_read_business
from frankpledge.stages.partnership.queries.people import holdings_beside


def are_current(day: date) -> Q:
    """Return the condition that a group is at work on a day: not ended before it, nor gone into another."""
    return Q(merged_into=None) & (Q(ended=None) | Q(ended__gte=day))


def sit_on(day: date) -> Q:
    """Return the condition that a seat has not ended before a day; one that begins later counts already."""
    return Q(until=None) | Q(until__gte=day)


def groups(standing: Standing) -> QuerySet[Group]:
    """Return every group of the partnership."""
    check_may_read_structure(standing)
    return Group.objects.filter(partnership=standing.partnership)


def current_groups(standing: Standing, *, level: str = "", function: str = "", name: str = "") -> list[Group]:
    """Return the groups at work, with the day of their next meeting."""
    found = groups(standing).filter(are_current(standing.today), name__icontains=name)
    found = found.filter(level=level) if level else found
    found = found.annotate(next_meeting=_next_meeting(standing)).order_by("name", "pk")  # which the sum undoes
    return [group for group in found if not function or function in group.functions]


def ended_groups(standing: Standing) -> QuerySet[Group]:
    """Return the groups that have ended, the latest first, with where they went."""
    found = groups(standing).exclude(are_current(standing.today)).select_related("merged_into")
    return found.prefetch_related("successors").order_by("-ended", "name")


def find_group(standing: Standing, pk: int) -> Group:
    """Return one group with all that its page shows, or answer that it is not there."""
    found = groups(standing).select_related("predecessor", "merged_into").annotate(next_meeting=_next_meeting(standing))
    found = found.prefetch_related(
        "topics", "successors", "meets_jointly_with", _EXPECTED, _seats_ever(standing.today),
        Prefetch("absorbed", _absorbed()),
    )  # fmt: skip
    return get_object_or_404(found, pk=pk)


def find_current_group(standing: Standing, pk: int) -> Group:
    """Return one group at work, or answer that it is not there."""
    return get_object_or_404(groups(standing).filter(are_current(standing.today)), pk=pk)


def find_seat(standing: Standing, pk: int) -> Seat:
    """Return one seat, or answer that it is not there."""
    check_may_read_structure(standing)
    found = Seat.objects.filter(partnership=standing.partnership)
    return get_object_or_404(found.select_related("group", "post__agency", "fills", "deputy_for"), pk=pk)


def find_expected_seat(standing: Standing, pk: int) -> ExpectedSeat:
    """Return one expected seat, or answer that it is not there."""
    check_may_read_structure(standing)
    found = ExpectedSeat.objects.filter(partnership=standing.partnership).select_related("group")
    return get_object_or_404(found, pk=pk)


def joint_meetings(standing: Standing, group: Group, *, most: int = 10) -> list[Meeting]:
    """Return the latest meetings that a group had or will have with others; none for whoever reads no meetings."""
    if not may_read_business(standing):
        return []
    with_others = Group.meetings.through.objects.exclude(group=group).values("meeting")
    found = group.meetings.filter(pk__in=with_others, cancelled_on=None).prefetch_related("groups")
    return list(found.order_by("-on")[:most])


@dataclass(frozen=True)
class Membership:
    """Who sits in a group on a day, and which of its seats are unfilled; from what was read with the group."""

    group: Group
    day: date

    @cached_property
    def seats(self) -> list[Seat]:
        """The seats held, the chair's first and deputies' last."""
        order = [SeatRole.CHAIR, SeatRole.MEMBER, SeatRole.DEPUTY]
        held = [seat for seat in self.group.seats.all() if seat.until is None or seat.until >= self.day]
        return sorted(held, key=lambda seat: order.index(SeatRole(seat.role)))

    @cached_property
    def ended(self) -> list[Seat]:
        """The seats held before."""
        return [seat for seat in self.group.seats.all() if seat.until is not None and seat.until < self.day]

    @cached_property
    def unfilled(self) -> list[ExpectedSeat]:
        """The seats the group should have in which nobody's post sits (R040)."""
        filled = {seat.fills_id for seat in self.seats}
        return [expected for expected in self.group.expected_seats.all() if expected.pk not in filled]

    @cached_property
    def vacant(self) -> list[Seat]:
        """The seats whose post nobody holds."""
        return [seat for seat in self.seats if not any(self._holds(each) for each in seat.post.held)]

    @property
    def chairs(self) -> list[Seat]:
        """Whoever chairs the group."""
        return [seat for seat in self.seats if seat.role == SeatRole.CHAIR]

    def deputies_of(self, seat: Seat) -> list[Seat]:
        """Return who stands in for a seat's holder."""
        return [deputy for deputy in self.seats if deputy.deputy_for_id == seat.pk]

    def _holds(self, holding: object) -> bool:
        until = getattr(holding, "until", None)
        return until is None or until >= self.day


def memberships(found: Iterable[Group], standing: Standing) -> list[Membership]:
    """Return the membership today of each of some groups, reading their seats and who holds the chairs' posts."""
    read = list(found)
    prefetch_related_objects(read, _seats_today(standing.today), _EXPECTED)
    sitting = [Membership(group, standing.today) for group in read]
    return with_holders(sitting, [seat for each in sitting for seat in each.chairs])


def with_holders(sitting: list[Membership], seats: Iterable[Seat]) -> list[Membership]:
    """Return memberships of which it is read who holds the posts of some of the seats today."""
    day = sitting[0].day if sitting else date.min
    prefetch_related_objects([seat.post for seat in seats], holdings_beside(sit_on(day)))
    return sitting


_EXPECTED = Prefetch("expected_seats", ExpectedSeat.objects.order_by("pk"))


def _seats_ever(day: date) -> Prefetch[str]:
    seats = Seat.objects.select_related("post__agency", "fills", "deputy_for__post").order_by("post__title", "pk")
    return Prefetch("seats", seats.prefetch_related(_holders(day)))


def _seats_today(day: date) -> Prefetch[str]:
    return Prefetch("seats", Seat.objects.filter(sit_on(day)).select_related("post").order_by("post__title", "pk"))


def _holders(day: date) -> Prefetch[str]:
    """Read who holds the seats' posts, without those who have left."""
    return holdings_beside(sit_on(day), of="post__")


def _absorbed() -> QuerySet[Group]:
    return Group.objects.prefetch_related(Prefetch("seats", Seat.objects.select_related("post__agency")))


def _next_meeting(standing: Standing) -> Min:
    planned = Q(meetings__on__gte=standing.today, meetings__cancelled_on=None)
    return Min("meetings__on", filter=planned if may_read_business(standing) else Q(pk=None))
