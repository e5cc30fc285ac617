"""The rows of the tables of seats."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import ExpectedSeat, Seat
from frankpledge.stages.partnership.queries.groups import Membership
from frankpledge.stages.partnership.tables.group_cells import action, address, joined, link, tag
from frankpledge.stages.partnership.tables.people import holders_today

Row = list[Any]


def seat_rows(membership: Membership, standing: Standing, *, may_change: bool) -> list[Row]:
    """Return a row a seat: whose post, who holds it, what it does, which seat it fills, since when, what to do."""
    return [
        [
            link(str(seat.post), "post", standing, seat.post_id), holders_today(seat.post) or tag("Vacant", "red"),
            _role(seat), seat.fills.name if seat.fills else "", _deputies(membership, seat), seat.since,
            *([_actions(seat, standing)] if may_change else []),
        ]
        for seat in membership.seats
    ]  # fmt: skip


def _role(seat: Seat) -> str:
    return f"Deputy for {seat.deputy_for.post.title}" if seat.deputy_for else seat.get_role_display()


def _deputies(membership: Membership, seat: Seat) -> str:
    return "; ".join(deputy.post.title for deputy in membership.deputies_of(seat))


def _actions(seat: Seat, standing: Standing) -> str:
    about = str(seat.post)
    deputy = action("Add a deputy", f"for {about}", address("seat-deputy", standing, seat.pk))
    amend = action("Change", f"the seat of {about}", address("seat-amend", standing, seat.pk))
    end = action("End", f"the seat of {about}", address("seat-end", standing, seat.pk))
    return joined([amend, "" if seat.deputy_for_id else deputy, end])


def unfilled_rows(unfilled: Iterable[ExpectedSeat], standing: Standing, *, may_change: bool) -> list[Row]:
    """Return a row a seat that the group should have and nobody sits in: whose, where that was read, what to do."""
    return [
        [
            expected.name, tag("Unfilled", "orange"), expected.source,
            *([_fill(expected, standing)] if may_change else []),
        ]
        for expected in unfilled
    ]  # fmt: skip


def _fill(expected: ExpectedSeat, standing: Standing) -> str:
    give = f"{address('seat-give', standing, expected.group_id)}?fills={expected.pk}"
    drop = address("seat-drop", standing, expected.pk)
    return joined([action("Fill", expected.name, give), action("Not needed", f": {expected.name}", drop)])


def former_rows(membership: Membership, standing: Standing) -> list[Row]:
    """Return a row a seat that has ended: whose post, what it did, since and until when."""
    return [
        [link(str(seat.post), "post", standing, seat.post_id), _role(seat), seat.since, seat.until]
        for seat in membership.ended
    ]
