"""What meetings, decisions and actions ask of whom, and of what people are reminded."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.partnership.meeting_states import next_venue
from frankpledge.stages.partnership.queries.work import meeting_work
from frankpledge.stages.partnership.services.actions import report_done
from frankpledge.stages.partnership.services.agenda import add_item
from frankpledge.stages.partnership.services.attendance import Came, record_attendance
from frankpledge.stages.partnership.services.meeting_invitations import answer_invitation, send_papers
from frankpledge.stages.partnership.services.meetings import cancel_meeting
from frankpledge.stages.partnership.services.meetings_due import remind_of_meetings
from frankpledge.stages.partnership.services.minutes import write_minutes
from tests.universe.meetings import (
    LATELY,
    SOON,
    TODAY,
    action,
    held,
    held_post,
    invited,
    outside,
    planned,
    table,
)
from tests.universe.partnership import AT, Universe

# --- The work list -----------------------------------------------------------------------------------------


def work_of(universe: Universe, role: Role) -> list[tuple[str, str]]:
    return [(item.text, item.status) for item in meeting_work(universe.as_(role))]


def test_whoever_is_asked_has_the_meeting_to_answer_until_they_answer(town: Universe) -> None:
    seats = table(town)
    assert work_of(town, Role.CHAIR) == []
    meeting = invited(town, seats.board, on=TODAY + timedelta(days=5))
    assert [status for _, status in work_of(town, Role.CHAIR)] == ["due today"]
    answer_invitation(
        invitation=meeting.invitations.get(post=seats.probation), presence="present", by=town.as_(Role.CHAIR), at=AT
    )
    assert work_of(town, Role.CHAIR) == []


def test_the_coordinators_list_follows_a_meeting_from_invitations_to_minutes(town: Universe) -> None:
    seats = table(town)
    meeting = planned(town, seats.board, on=TODAY + timedelta(days=4))
    name = f"the meeting of {meeting.on:%-d %B %Y}"
    assert work_of(town, Role.COORDINATOR) == [
        (f"Send the invitations to {name}", "overdue"), (f"Send the papers for {name}", "overdue")
    ]  # fmt: skip
    add_item(meeting=meeting, title="Lighting", by=town.coordinator, at=AT)
    send_papers(meeting=meeting, by=town.coordinator, at=AT)
    assert work_of(town, Role.COORDINATOR) == []
    later = datetime.combine(meeting.on + timedelta(days=11), AT.timetz())
    by = town.as_(Role.COORDINATOR, later)
    assert [(item.text, item.status) for item in meeting_work(by)] == [
        (f"Record who came to {name}", "overdue"), (f"Write the minutes of {name}", "overdue")
    ]  # fmt: skip
    came = {seats.police: Came("present"), seats.probation: Came("present")}
    record_attendance(meeting=meeting, came=came, by=by, at=later)
    write_minutes(meeting=meeting, minutes="All agreed.", by=by, at=later)
    assert meeting_work(by) == []


def test_actions_wait_for_whoever_has_them_most_pressing_first(town: Universe) -> None:
    post = held_post(town, Role.INFORMATION_OFFICER, "Tithingham Probation")
    meeting = held(town, table(town).board)
    action(town, post=post, what="Without a day")
    action(town, post=post, what="Soon", due=TODAY + timedelta(days=7))
    late = action(town, post=post, what="Late", due=LATELY, meeting=meeting)
    action(town, what="Of another agency")
    assert work_of(town, Role.INFORMATION_OFFICER) == [
        ("Late", "overdue"), ("Soon", "due soon"), ("Without a day", "not due")
    ]  # fmt: skip
    report_done(action=late, outcome="Mended", on=TODAY, by=town.as_(Role.INFORMATION_OFFICER), at=AT)
    assert len(work_of(town, Role.INFORMATION_OFFICER)) == 2


def test_decisions_to_ratify_wait_for_coordinator_and_chair(town: Universe) -> None:
    outside(town, town.post())
    outside(town, town.post(title="Clerk"))
    for role in Role:
        expected = role in (Role.COORDINATOR, Role.CHAIR)
        assert any("2 decisions" in text for text, _ in work_of(town, role)) == expected, role


def test_every_line_of_the_work_list_leads_to_a_page_that_opens(town: Universe, coordinator_client: Client) -> None:
    seats = table(town)
    planned(town, seats.board)
    planned(town, seats.board, on=LATELY)
    outside(town, seats.police)
    held_post(town, Role.COORDINATOR, title="Co-ordinator")
    action(town, post=held_post(town, Role.COORDINATOR, title="Officer"))
    items = meeting_work(town.coordinator)
    assert len(items) == 6
    assert [coordinator_client.get(item.href).status_code for item in items] == [200] * 6


# --- What is due -------------------------------------------------------------------------------------------


def at_day(day: date) -> datetime:
    return datetime.combine(day, AT.timetz())


def reminded(day: date) -> list[tuple[str, str]]:
    Message.objects.filter(once_key=None).delete()
    known = set(Message.objects.values_list("pk", flat=True))
    remind_of_meetings(at=at_day(day))
    return sorted(
        (message.to.name, message.subject) for message in Message.objects.exclude(pk__in=known).select_related("to")
    )


def test_whoever_has_not_answered_a_week_before_is_reminded_once_in_the_digest(town: Universe) -> None:
    seats = table(town)
    meeting = invited(town, seats.board)
    answer_invitation(
        invitation=meeting.invitations.get(post=seats.police), presence="present", by=town.coordinator, at=AT
    )
    assert reminded(SOON - timedelta(days=8)) == []
    assert reminded(SOON - timedelta(days=7)) == [(Role.CHAIR.label, "Are you coming to the meeting?")]
    assert set(Message.objects.values_list("pace", flat=True)) == {Message.Pace.DIGEST}
    assert reminded(SOON - timedelta(days=7)) == []
    assert reminded(SOON - timedelta(days=6)) == []


def test_the_coordinator_is_reminded_of_papers_five_days_before_and_of_minutes_ten_days_after(town: Universe) -> None:
    seats = table(town)
    meeting = invited(town, seats.board)
    answers = meeting.invitations.all()
    for invitation in answers:
        answer_invitation(invitation=invitation, presence="present", by=town.coordinator, at=AT)
    assert reminded(SOON - timedelta(days=6)) == []
    assert reminded(SOON - timedelta(days=5)) == [(Role.COORDINATOR.label, "Papers to send for a meeting")]
    assert reminded(SOON + timedelta(days=9)) == []
    assert reminded(SOON + timedelta(days=10)) == [(Role.COORDINATOR.label, "Minutes to write")]
    assert reminded(SOON + timedelta(days=11)) == []


def test_nobody_is_reminded_of_a_cancelled_meeting_or_of_history_entered_late(town: Universe) -> None:
    seats = table(town)
    cancel_meeting(meeting=invited(town, seats.board), by=town.coordinator, at=AT)
    planned(town, seats.board, on=TODAY - timedelta(days=61))
    for days in range(40):
        assert reminded(TODAY + timedelta(days=days)) == []


def test_whoever_has_an_action_is_told_when_it_is_due_and_when_it_is_overdue(town: Universe) -> None:
    action(town, post=held_post(town, Role.CHAIR), due=SOON)
    nobody_holds = action(town, post=town.post(title="Vacant"), due=SOON)
    action(town, what="Of the agency", due=SOON)
    assert reminded(SOON - timedelta(days=8)) == []
    representative = (Role.AGENCY_REPRESENTATIVE.label, "An action is due soon")
    assert reminded(SOON - timedelta(days=7)) == [
        representative, representative, (Role.CHAIR.label, "An action is due soon")
    ]  # fmt: skip
    assert reminded(SOON) == []
    report_done(action=nobody_holds, outcome="Mended", on=TODAY, by=town.coordinator, at=AT)
    assert reminded(SOON + timedelta(days=1)) == [
        (Role.AGENCY_REPRESENTATIVE.label, "An action is overdue"), (Role.CHAIR.label, "An action is overdue")
    ]  # fmt: skip
    assert reminded(SOON + timedelta(days=2)) == []


def test_looking_again_takes_few_queries_however_much_is_due(town: Universe) -> None:
    seats = table(town)
    invited(town, seats.board, on=TODAY + timedelta(days=3))
    for number in range(30):
        action(town, what=f"Thing {number}", due=TODAY + timedelta(days=3))
    tomorrow = at_day(TODAY + timedelta(days=1))
    assert remind_of_meetings(at=tomorrow) == 33
    with CaptureQueriesContext(connection) as caught:
        assert remind_of_meetings(at=tomorrow) == 0
    assert len(caught) <= 10


# --- Rules -------------------------------------------------------------------------------------------------

HALLS = st.sampled_from(["Hall", "Club", "Library", "Fire station"])


@given(st.lists(st.tuples(HALLS, st.dates(max_value=date(2026, 1, 1))), min_size=1))
def test_taking_the_venue_whose_turn_it_is_each_time_visits_all_of_them(uses: list[tuple[str, date]]) -> None:
    known = {venue for venue, _ in uses}
    taken: list[tuple[str, date]] = []
    for day in range(len(known)):
        taken.append((next_venue([*uses, *taken]), date(2026, 2, 1) + timedelta(days=day)))
    assert {venue for venue, _ in taken} == known
