"""Merge two groups, so that no duty and no member is lost and both can be traced (R077)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.core.readiness.case import SeatRole
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import groups as events  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Delegation, ExpectedSeat, Group, Seat
from frankpledge.stages.partnership.services.group_checks import (
    check_may_change,
    functions_from,
    sits_after,
    tell_holders,
)
from frankpledge.stages.partnership.services.meetings import ask_seated


@transaction.atomic
def merge_groups(*, group: Group, into: Group, on: date, by: Standing, at: datetime) -> Group:
    """End a group and give its functions, topics, seats, planned meetings and delegations to another.

    The group that ends keeps its record: what it held, who sat in it until that day, and where it went. Terms of
    reference of the other are to be agreed anew where its functions grow.
    """
    check_may_change(by, group)
    check_may_change(by, into)
    if group == into:
        raise Refused({"into": ["Select another group than the one that ends."]})
    seats = list(
        Seat.objects.filter(sits_after(on), group=group)
        .select_related("fills", "deputy_for", "post")
        .order_by(F("deputy_for").asc(nulls_first=True), "pk")
    )
    _check_day(group, into, on, seats, by)
    _hand_on_duties(group, into, by)
    _hand_on_expected(group, into)
    moved = _hand_on_seats(seats, into, on)
    _hand_on_meetings(group, into, on)
    group.ended, group.merged_into = on, into
    save_checked(group)
    record("group.merged", subject=group, by=by, at=at, facts={"into": into.pk, "on": on, "seats": len(seats)})
    record("group.took-over", subject=into, by=by, at=at, facts={"from": group.pk, "on": on, "new_seats": moved})
    tell_holders(seats, into, subject="Two groups merge", text="A group in which you sit merges with another.", by=by)
    return into


def _check_day(group: Group, into: Group, on: date, seats: list[Seat], by: Standing) -> None:
    faults = {
        "Record a merger once it has happened: the day cannot be in the future.": on > by.today,
        "Both groups must have begun by that day.": on < group.started or on < into.started,
        "Somebody's seat in the group that ends began after that day.": any(seat.since > on for seat in seats),
        "The group that goes on ends before that day.": into.ended is not None and into.ended < on,
    }
    refuse_if_any({"on": [sentence for sentence, is_so in faults.items() if is_so]})


def _hand_on_duties(group: Group, into: Group, by: Standing) -> None:
    functions = functions_from([*into.functions, *group.functions])
    if functions != into.functions:
        into.functions, into.terms_agreed_on = functions, None
        save_checked(into)
    into.topics.add(*group.topics.all())
    into.meets_jointly_with.add(*group.meets_jointly_with.exclude(pk=into.pk))
    group.meets_jointly_with.clear()
    Delegation.objects.filter(partnership=by.partnership, comes_back_to=group).update(comes_back_to=into)


def _hand_on_meetings(group: Group, into: Group, on: date) -> None:
    """Give the meetings that lie ahead to the other group, all of whose members are then to be asked to them."""
    for meeting in group.meetings.filter(on__gt=on, cancelled_on=None):
        meeting.groups.add(into)
        meeting.groups.remove(group)
        ask_seated(meeting)


def _hand_on_expected(group: Group, into: Group) -> None:
    there = {name.lower() for name in into.expected_seats.values_list("name", flat=True)}
    for expected in group.expected_seats.all():
        if expected.name.lower() not in there:
            save_checked(
                ExpectedSeat(partnership=into.partnership, group=into, name=expected.name, source=expected.source)
            )


def _hand_on_seats(seats: list[Seat], into: Group, on: date) -> int:
    """End each seat and give its post one in the other group, unless it sits there; return how many were given."""
    expected = {each.name.lower(): each for each in into.expected_seats.all()}
    there = {seat.post_id: seat for seat in Seat.objects.filter(sits_after(on), group=into)}
    has_chair = any(seat.role == SeatRole.CHAIR for seat in there.values())
    before = len(there)
    for seat in seats:
        seat.until = on
        save_checked(seat)
        if seat.post_id not in there:
            principal = there.get(seat.deputy_for.post_id) if seat.deputy_for else None
            role = SeatRole.MEMBER if seat.role == SeatRole.CHAIR and has_chair else seat.role
            fills = expected.get(seat.fills.name.lower()) if seat.fills else None
            moved = Seat(
                partnership=into.partnership, group=into, post=seat.post, role=role, since=on, until=into.ended,
                fills=fills, deputy_for=principal,
            )  # fmt: skip
            save_checked(moved)
            there[seat.post_id] = moved
    return len(there) - before
