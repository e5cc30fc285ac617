"""The facts of a case, found by what they speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from frankpledge.core.cycle import Regime
from frankpledge.core.readiness.case import Agency, Attendance, Case, Fact, Group, Holder, Meeting, Post, Seat

YEAR = timedelta(days=365)
F = TypeVar("F", bound=Fact)


def by_id(facts: Iterable[F]) -> dict[str, F]:
    """Return facts by their id."""
    return {fact.id: fact for fact in facts}


def holds(since: date | None, until: date | None, on: date) -> bool:
    """Whether something that runs from one day to another, both included, runs on a day; empty ends are open.

    >>> holds(None, date(1999, 3, 31), date(1999, 4, 1))
    False
    """
    return (since is None or since <= on) and (until is None or on <= until)


class Facts:
    """A case and its regime, with the questions that several rules ask of them."""

    def __init__(self, case: Case, regime: Regime) -> None:
        self.case = case
        self.regime = regime
        self.as_of = case.as_of
        self.agencies = by_id(case.agencies)
        self.posts = by_id(case.posts)
        self.groups = by_id(case.groups)

    @cached_property
    def members(self) -> tuple[Agency, ...]:
        """The agencies that belong to the partnership and operate on the day."""
        belonging = (agency for agency in self.case.agencies if holds(agency.joined, agency.left, self.as_of))
        return tuple(a for a in belonging if holds(a.operating_from, a.operating_until, self.as_of))

    @cached_property
    def active_groups(self) -> tuple[Group, ...]:
        """The groups that exist on the day."""
        return tuple(g for g in self.case.groups if holds(g.started, g.ended, self.as_of))

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """The seats held on the day in groups that exist."""
        active = by_id(self.active_groups)
        return tuple(s for s in self.case.seats if s.group in active and holds(s.since, s.until, self.as_of))

    @cached_property
    def meetings(self) -> dict[str, Meeting]:
        """The meetings of the year up to the day, by id, oldest first."""
        recent = (m for m in self.case.meetings if self.as_of - YEAR < m.on <= self.as_of)
        return by_id(sorted(recent, key=lambda meeting: (meeting.on, meeting.id)))

    @cached_property
    def attendances(self) -> dict[str, tuple[Attendance, ...]]:
        """What the year's meetings say of each agency's attendance, by agency."""
        found: defaultdict[str, list[Attendance]] = defaultdict(list)
        for attendance in self.case.attendances:
            if attendance.meeting in self.meetings:
                found[self.posts[attendance.post].agency].append(attendance)
        return {agency: tuple(some) for agency, some in found.items()}

    def is_held(self, holder: Holder) -> bool:
        """Whether somebody's time in a post includes the day."""
        return holds(holder.since, holder.until, self.as_of)

    def is_recent(self, day: date | None) -> bool:
        """Whether a day lies in the year up to the case's day."""
        return day is not None and self.as_of - YEAR < day <= self.as_of

    def agency_of(self, post: str) -> Agency:
        """Return the agency to which a post belongs."""
        return self.agencies[self.posts[post].agency]

    def seats_of(self, group: Group) -> tuple[Seat, ...]:
        """Return the seats held in a group on the day."""
        return tuple(seat for seat in self.seats if seat.group == group.id)

    def seats_by_post(self) -> dict[str, tuple[Seat, ...]]:
        """Return the seats held on the day, by post."""
        found: defaultdict[str, list[Seat]] = defaultdict(list)
        for seat in self.seats:
            found[seat.post].append(seat)
        return {post: tuple(seats) for post, seats in found.items()}

    def posts_of(self, agency: Agency) -> tuple[Post, ...]:
        """Return the posts of an agency that exist on the day."""
        return tuple(post for post in self.existing_posts if post.agency == agency.id)

    @cached_property
    def existing_posts(self) -> tuple[Post, ...]:
        """The posts that exist on the day."""
        return tuple(post for post in self.case.posts if holds(None, post.until, self.as_of))

    def title(self, post: str) -> str:
        """Return a post's title with its agency, as sentences name it."""
        return f"{self.posts[post].title} ({self.agency_of(post).name})"
