"""Who comes, what time meetings take here and elsewhere, and what they yield."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import admit_agency, create_post, fill_post, grant_role, leave_post
from frankpledge.stages.partnership.queries import attendance as attendance_queries
from frankpledge.stages.partnership.queries import meeting_hours as hours_queries
from frankpledge.stages.partnership.services.attendance import follow_up_absence
from frankpledge.stages.partnership.services.meeting_invitations import answer_invitation
from frankpledge.stages.partnership.services.meetings import cancel_meeting
from tests.site.browsing import page
from tests.universe.meetings import (
    LATELY,
    TODAY,
    action,
    decided,
    group,
    held,
    held_post,
    invited,
    journey,
    planned,
    table,
)
from tests.universe.partnership import AT, BEGAN, Universe

YEAR = (TODAY - timedelta(days=365), TODAY)


# --- Attendance --------------------------------------------------------------------------------------------


def test_bodies_with_a_duty_come_first_and_of_them_whoever_was_never_asked_or_comes_least(town: Universe) -> None:
    seats = table(town)
    held(town, seats.board, away=[seats.probation])
    found = attendance_queries.by_agency(town.coordinator, *YEAR)
    assert [str(row.place.agency) for row in found] == [
        "Tithingham Borough Council", "Tithingham Probation", "Tithingham Police", "Tithingham Victim Support"
    ]  # fmt: skip
    police = found[2]
    assert (police.asked, police.came, police.last) == (1, 1, LATELY)
    assert (found[1].asked, found[1].came, found[1].absent, found[1].last) == (1, 0, 1, None)


def test_an_answer_is_not_counted_as_attendance_until_it_is_recorded_who_came(town: Universe) -> None:
    seats = table(town)
    meeting = invited(town, seats.board, on=TODAY)
    answer_invitation(
        invitation=meeting.invitations.get(post=seats.police), presence="present", by=town.coordinator, at=AT
    )
    assert all(row.asked == 0 for row in attendance_queries.by_agency(town.coordinator, *YEAR))
    assert hours_queries.person_hours(town.coordinator, *YEAR) == []


def test_every_absence_of_a_body_with_a_duty_is_told_with_its_reason_those_not_followed_up_first(
    town: Universe, signed_in
) -> None:
    seats = table(town)
    support = town.post("Tithingham Victim Support", "Manager")
    board = group(town, "Wide board", members=[seats.police, seats.probation, support])
    held(town, board, away=[seats.police, support], reason="Staff shortage")
    meeting = held(town, board, away=[seats.probation], on=LATELY - timedelta(days=1))
    done = meeting.attendances.get(post=seats.probation)
    follow_up_absence(attendance=done, follow_up="Telephoned", on=TODAY, by=town.coordinator, at=AT)
    found = attendance_queries.absences(town.as_(Role.CHAIR), *YEAR)
    assert [absence.post for absence in found] == [seats.police, seats.probation]
    with pytest.raises(NotPermitted):
        attendance_queries.absences(town.as_(Role.OUTPUT_CHECKER), *YEAR)
    shown = page(signed_in(town.people[Role.CHAIR]), "meetings-attendance", town)
    assert all(word in shown for word in ("Staff shortage", "Telephoned", "Not followed up", "Inspector"))
    assert "Manager" not in shown


def test_attendance_is_reported_by_venue_with_the_journeys_to_it(town: Universe, coordinator_client: Client) -> None:
    seats = table(town)
    held(town, seats.board, venue="Town Hall")
    held(town, seats.board, venue="Far Hall", away=[seats.probation])
    journey(town, "Tithingham Police", "Far Hall", 30)
    journey(town, "Tithingham Probation", "Far Hall", 91)
    town_hall, far = attendance_queries.by_venue(town.coordinator, *YEAR)
    assert (town_hall.venue, town_hall.asked, town_hall.came, town_hall.mean_minutes) == ("Town Hall", 2, 2, None)
    assert (far.venue, far.asked, far.came, far.mean_minutes, far.longest_minutes) == ("Far Hall", 2, 1, 60.5, 91)
    assert "Far Hall" in page(coordinator_client, "meetings-attendance", town)


def test_the_report_keeps_to_the_period_and_group_asked_for(town: Universe, coordinator_client: Client) -> None:
    seats = table(town)
    other = group(town, "Another", members=[seats.police])
    held(town, seats.board, venue="Town Hall")
    held(town, other, venue="Far Hall", on=LATELY - timedelta(days=60))
    shown = page(coordinator_client, "meetings-attendance", town, group=other.pk)
    assert "Far Hall" in shown
    assert "Town Hall" not in shown
    shown = page(coordinator_client, "meetings-attendance", town, since=(LATELY - timedelta(days=1)).isoformat())
    assert "Town Hall" in shown
    assert "Far Hall" not in shown


def test_meetings_of_which_nobody_recorded_who_came_are_said_to_be_left_out(
    town: Universe, coordinator_client: Client
) -> None:
    planned(town, table(town).board, on=LATELY)
    assert "1 meeting left out" in page(coordinator_client, "meetings-attendance", town)


# --- Hours and yield ---------------------------------------------------------------------------------------


def in_both(town: Universe, neighbour: Universe) -> Agency:
    """Probation serves the neighbour too, and meets there for five hours."""
    probation = town.agency("Tithingham Probation")
    admit_agency(agency=probation, standing="responsible", since=BEGAN, by=neighbour.coordinator, at=AT)
    post = create_post(
        agency=probation, title="Secret liaison", level="strategic", since=BEGAN, by=neighbour.coordinator, at=AT
    )
    fill_post(post=post, person=town.people[Role.CHAIR], since=BEGAN, by=neighbour.coordinator, at=AT)
    held(neighbour, group(neighbour, "Secret group", members=[post]), hours=5, venue="Secret hall")
    return probation


def hours_of(universe: Universe, reader: object, agency: Agency) -> hours_queries.Spent:
    rows = hours_queries.agency_hours(reader, *YEAR)
    return next(row.meetings for row in rows if row.place.agency == agency)


def test_an_agencys_hours_elsewhere_are_counted_as_a_number_without_what_they_were(
    town: Universe, neighbour: Universe, coordinator_client: Client
) -> None:
    seats = table(town)
    held(town, seats.board, hours=2)
    probation = in_both(town, neighbour)
    assert hours_of(town, town.coordinator, probation) == hours_queries.Spent(Decimal(2), Decimal(0), Decimal(7))
    shown = page(coordinator_client, "meetings-hours", town)
    assert "ecret" not in shown
    assert "Hundredbury" not in shown


def test_whoever_is_a_member_of_both_partnerships_sees_the_hours_of_the_other_apart(
    town: Universe, neighbour: Universe
) -> None:
    held(town, table(town).board, hours=2)
    probation = in_both(town, neighbour)
    chair = town.as_(Role.CHAIR)
    assert hours_of(town, chair, probation).in_mine == 0
    grant_role(person=chair.person, role=Role.CHAIR, by=neighbour.coordinator, at=AT)
    assert hours_of(town, chair, probation) == hours_queries.Spent(Decimal(2), Decimal(5), Decimal(7))
    people = {row.person: row for row in hours_queries.person_hours(chair, *YEAR)}
    assert (people[chair.person].here, people[chair.person].in_mine) == (2, 5)
    by_others = {row.person: row for row in hours_queries.person_hours(town.coordinator, *YEAR)}
    assert (by_others[chair.person].here, by_others[chair.person].in_mine) == (2, 0)


def test_an_observer_elsewhere_does_not_see_that_partnerships_hours(town: Universe, neighbour: Universe) -> None:
    held(town, table(town).board)
    probation = in_both(town, neighbour)
    chair = town.as_(Role.CHAIR)
    grant_role(person=chair.person, role=Role.OBSERVER, by=neighbour.coordinator, at=AT)
    assert hours_of(town, chair, probation).in_mine == 0


def test_an_agency_whose_meetings_take_more_than_it_can_give_is_marked(
    town: Universe, coordinator_client: Client
) -> None:
    seats = table(town)
    held(town, seats.board, hours=24)
    Agency.objects.filter(pk=town.agency("Tithingham Police").pk).update(hours_a_month=1)
    Agency.objects.filter(pk=town.agency("Tithingham Probation").pk).update(hours_a_month=2)
    shown = page(coordinator_client, "meetings-hours", town)
    assert shown.count("More than it can give") == 1
    assert "Within" in shown


def test_hours_are_of_the_person_who_held_the_post_on_the_day(town: Universe) -> None:
    post = held_post(town, Role.CHAIR)
    leave_post(holding=post.holdings.get(), until=LATELY - timedelta(days=1), by=town.coordinator, at=AT)
    fill_post(post=post, person=town.people[Role.OUTPUT_CHECKER], since=LATELY, by=town.coordinator, at=AT)
    board = group(town, members=[post])
    held(town, board, on=LATELY - timedelta(days=1), hours=3)
    held(town, board, on=LATELY, hours=1)
    spent = {row.person.name: row.here for row in hours_queries.person_hours(town.coordinator, *YEAR)}
    assert spent == {Role.CHAIR.label: 3, Role.OUTPUT_CHECKER.label: 1}


def test_each_meeting_shows_what_it_took_and_yielded(town: Universe, coordinator_client: Client) -> None:
    seats = table(town)
    fruitful, idle = held(town, seats.board, hours=2), held(town, seats.board, on=LATELY - timedelta(days=1), hours=1)
    decided(town, fruitful)
    action(town, meeting=fruitful)
    action(town, meeting=fruitful, what="Another")
    cancelled = planned(town, seats.board, on=LATELY)
    cancel_meeting(meeting=cancelled, by=town.coordinator, at=AT)
    found = hours_queries.meetings_yield(town.coordinator, *YEAR)
    assert [(row.pk, row.people, row.decided, row.set_actions) for row in found] == [
        (fruitful.pk, 2, 1, 2), (idle.pk, 2, 0, 0)
    ]  # fmt: skip
    assert page(coordinator_client, "meetings-hours", town).count("Neither") == 1
