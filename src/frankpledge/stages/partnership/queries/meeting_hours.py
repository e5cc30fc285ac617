"""How much time meetings take, of people and of agencies, here and elsewhere (R061, R076).

Hours in partnerships that the reader cannot see enter an agency's total as a number only: nothing says in which
partnership, at which meeting or by whom they were spent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, QuerySet, Sum

from frankpledge.foundation.accounts.models import Partnership, PartnershipAgency, Person, RoleGrant
from frankpledge.foundation.accounts.roles import MEMBERS
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.partnership.models import Action, Attendance, Meeting
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.actions import OPEN
from frankpledge.stages.partnership.queries.meetings import count_of, meetings
from frankpledge.stages.partnership.services.attendance import TOOK_PART

NONE = Decimal(0)


@dataclass(frozen=True)
class Spent:
    """Hours in this partnership, in the reader's other partnerships, and in all together."""

    here: Decimal = NONE
    in_mine: Decimal = NONE
    in_all: Decimal = NONE


@dataclass(frozen=True)
class AgencyHours:
    """One agency's time: meetings, open actions, and what it has offered."""

    place: PartnershipAgency
    meetings: Spent
    actions: Spent


@dataclass(frozen=True)
class PersonHours:
    """One person's meetings and the hours they took."""

    person: Person
    meetings: int
    here: Decimal
    in_mine: Decimal


def partnerships_seen(standing: Standing) -> set[int]:
    """Return the partnerships whose business the person may read: this one, and where they are a member today."""
    granted = RoleGrant.objects.filter(open_on(standing.today), person=standing.person, role__in=MEMBERS)
    return {standing.partnership.pk, *granted.values_list("partnership_id", flat=True)}


def _attended(since: date, until: date) -> QuerySet[Attendance]:
    """Return everybody's part in meetings of every partnership; callers take sums from it, nothing else."""
    return Attendance.objects.filter(
        presence__in=TOOK_PART, meeting__attendance_on__isnull=False, meeting__cancelled_on=None,
        meeting__on__range=(since, until),
    ).order_by()  # fmt: skip


def agency_hours(standing: Standing, since: date, until: date) -> list[AgencyHours]:
    """Return each agency's hours here, in the reader's other partnerships and in all, most hours here first."""
    check_may_read_business(standing)
    places = list(
        PartnershipAgency.objects.filter(open_on(standing.today), partnership=standing.partnership).select_related(
            "agency"
        )
    )
    ids = [place.agency_id for place in places]
    met = _attended(since, until).filter(post__agency__in=ids).values_list("post__agency", "partnership")
    planned = Action.objects.filter(OPEN, agency__in=ids).order_by().values_list("agency", "partnership")
    in_meetings = _split(standing, met.annotate(hours=Sum("meeting__hours")))
    in_actions = _split(standing, planned.annotate(hours=Sum("planned_hours")))
    rows = [AgencyHours(place, in_meetings[place.agency_id], in_actions[place.agency_id]) for place in places]
    return sorted(rows, key=lambda row: (-row.meetings.here, str(row.place.agency)))


def _split(standing: Standing, sums: Iterable[tuple[int, int, Decimal | int | None]]) -> dict[int, Spent]:
    seen = partnerships_seen(standing)
    here, mine, everywhere = (defaultdict[int, Decimal](Decimal) for _ in range(3))
    for whose, partnership, hours in sums:
        spent = Decimal(hours or 0)
        everywhere[whose] += spent
        if partnership == standing.partnership.pk:
            here[whose] += spent
        elif partnership in seen:
            mine[whose] += spent
    found = {whose: Spent(here[whose], mine[whose], everywhere[whose]) for whose in everywhere}
    return defaultdict(Spent, found)


def person_hours(standing: Standing, since: date, until: date) -> list[PersonHours]:
    """Return the hours of everybody who came to a meeting here, most first; elsewhere only where the reader sees."""
    check_may_read_business(standing)
    seen = _attended(since, until).filter(partnership__in=partnerships_seen(standing), person__isnull=False)
    sums = seen.values_list("person", "partnership").annotate(hours=Sum("meeting__hours"), came=Count("meeting"))
    rows = list(sums)
    spent = _split(standing, ((person, partnership, hours) for person, partnership, hours, _ in rows))
    came = {person: count for person, partnership, _, count in rows if partnership == standing.partnership.pk}
    people = Person.objects.in_bulk(list(came))
    found = [PersonHours(people[pk], came[pk], spent[pk].here, spent[pk].in_mine) for pk in came]
    return sorted(found, key=lambda row: (-row.here, str(row.person), row.person.pk))


def meetings_yield(standing: Standing, since: date, until: date) -> QuerySet[Meeting]:
    """Return meetings held in a period, with how many people came and what was decided and set to be done."""
    held = meetings(standing).filter(on__range=(since, until), cancelled_on=None, attendance_on__isnull=False)
    came = Attendance.objects.filter(presence__in=TOOK_PART, partnership=standing.partnership)
    return held.annotate(people=count_of(came))


def other_partnerships(standing: Standing) -> list[Partnership]:
    """Return the reader's other partnerships, whose hours are counted beside these."""
    ids = partnerships_seen(standing) - {standing.partnership.pk}
    return list(Partnership.objects.filter(pk__in=ids).order_by("name"))
