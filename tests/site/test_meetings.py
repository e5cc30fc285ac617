"""Meetings: planned, put on the agenda, listed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.partnership.models import Document, Meeting
from frankpledge.stages.partnership.queries.meetings import venue_suggested
from frankpledge.stages.partnership.services import agenda
from frankpledge.stages.partnership.services.meetings import amend_meeting, cancel_meeting
from frankpledge.stages.partnership.services.seats import end_seat
from tests.site.browsing import page, send, told
from tests.universe.meetings import (
    LATELY,
    SOON,
    TODAY,
    decided,
    document,
    group,
    held,
    invited,
    planned,
    table,
)
from tests.universe.partnership import AT, Universe

# --- Planning ----------------------------------------------------------------------------------------------


def test_a_joint_meeting_asks_every_post_seated_in_its_groups_once_and_deputies_not_at_all(town: Universe) -> None:
    seats = table(town)
    other = group(town, "Youth offending team", members=[seats.police, town.post(title="Youth officer")])
    meeting = planned(town, seats.board, other)
    asked = sorted(invitation.post.title for invitation in meeting.invitations.all())
    assert asked == ["Chief officer", "Inspector", "Youth officer"]
    assert set(meeting.groups.all()) == {seats.board, other}


def test_a_post_that_left_the_group_before_the_day_is_not_asked(town: Universe) -> None:
    seats = table(town)
    end_seat(seat=seats.board.seats.get(post=seats.police), until=SOON - timedelta(days=1), by=town.coordinator, at=AT)
    meeting = planned(town, seats.board)
    assert [invitation.post for invitation in meeting.invitations.all()] == [seats.probation]


def test_a_meeting_needs_a_group_that_exists_on_the_day_and_a_place_or_another_way_in(town: Universe) -> None:
    board = group(town)
    with pytest.raises(Refused) as refusal:
        planned(town)
    assert "groups" in refusal.value.reasons
    with pytest.raises(Refused) as refusal:
        planned(town, board, on=board.started - timedelta(days=1))
    assert "groups" in refusal.value.reasons
    with pytest.raises(Refused) as refusal:
        planned(town, board, venue="", remote_offered=False)
    assert "venue" in refusal.value.reasons
    assert not Meeting.objects.exists()


def test_nobody_plans_a_meeting_of_another_partnerships_group(town: Universe, neighbour: Universe) -> None:
    with pytest.raises(Refused):
        planned(town, group(neighbour))


def test_the_venue_suggested_is_the_one_not_used_for_longest(town: Universe) -> None:
    board = group(town)
    for days, venue in ((300, "Town Hall"), (200, "Fire Station"), (100, "Town Hall")):
        planned(town, board, on=TODAY - timedelta(days=days), venue=venue)
    planned(town, group(town, "Another"), on=TODAY - timedelta(days=90), venue="Library")
    assert venue_suggested(town.coordinator) == "Fire Station"


def test_planning_through_the_page_leads_to_the_meeting(town: Universe, coordinator_client: Client) -> None:
    seats = table(town)
    shown = send(
        coordinator_client, "meeting-plan", town, groups=[seats.board.pk], on=SOON.isoformat(), starts="2pm",
        hours="1.5", venue="Town Hall", remote_offered="on",
    )  # fmt: skip
    assert "Meeting of 23 March 2026" in shown
    assert "Inspector, Tithingham Police" in shown


def test_a_meeting_may_begin_with_the_agenda_of_the_last(town: Universe) -> None:
    board = group(town)
    first = planned(town, board, on=LATELY)
    for title in ("Lighting", "Vans"):
        agenda.add_item(meeting=first, title=title, by=town.coordinator, at=AT)
    second = planned(town, board, as_last_time=True)
    assert [item.title for item in second.items.all()] == ["Lighting", "Vans"]


def test_moving_a_meeting_tells_those_already_invited(town: Universe) -> None:
    seats = table(town)
    meeting = invited(town, seats.board)
    Message.objects.all().delete()
    amend_meeting(
        meeting=meeting, groups=[seats.board], on=SOON + timedelta(days=7), starts=None, hours=None,
        venue="Fire Station", remote_offered=True, by=town.coordinator, at=AT,
    )  # fmt: skip
    assert sorted(told()) == [
        (Role.AGENCY_REPRESENTATIVE.label, "A meeting has changed"), (Role.CHAIR.label, "A meeting has changed")
    ]  # fmt: skip


def test_a_cancelled_meeting_tells_those_invited_and_cannot_be_worked_on(town: Universe) -> None:
    seats = table(town)
    meeting = invited(town, seats.board)
    cancel_meeting(meeting=meeting, by=town.coordinator, at=AT)
    assert (Role.CHAIR.label, "A meeting is cancelled") in told()
    with pytest.raises(Refused):
        agenda.add_item(meeting=meeting, title="Lighting", by=town.coordinator, at=AT)
    with pytest.raises(Refused):
        cancel_meeting(meeting=meeting, by=town.coordinator, at=AT)


def test_a_meeting_of_which_it_is_recorded_who_came_cannot_be_cancelled_nor_moved(town: Universe) -> None:
    seats = table(town)
    meeting = held(town, seats.board)
    with pytest.raises(Refused):
        cancel_meeting(meeting=meeting, by=town.coordinator, at=AT)
    with pytest.raises(Refused):
        amend_meeting(
            meeting=meeting, groups=[seats.board], on=SOON, starts=None, hours=None, venue="Hall",
            remote_offered=True, by=town.coordinator, at=AT,
        )  # fmt: skip


def test_a_meeting_that_decided_something_keeps_its_day(town: Universe) -> None:
    board = group(town)
    meeting = planned(town, board, on=LATELY)
    decided(town, meeting)
    with pytest.raises(Refused) as refusal:
        amend_meeting(
            meeting=meeting, groups=[board], on=TODAY, starts=None, hours=None, venue="Hall", remote_offered=True,
            by=town.coordinator, at=AT,
        )  # fmt: skip
    assert "on" in refusal.value.reasons


# --- Agenda and papers -------------------------------------------------------------------------------------


def test_the_agenda_is_reordered_and_an_item_at_its_end_stays_there(town: Universe) -> None:
    meeting = planned(town, group(town))
    items = [
        agenda.add_item(meeting=meeting, title=title, by=town.coordinator, at=AT)
        for title in ("First", "Second", "Third")
    ]

    def titles() -> list[str]:
        return [item.title for item in meeting.items.all()]

    agenda.move_item(item=items[2], up=True, by=town.coordinator, at=AT)
    assert titles() == ["First", "Third", "Second"]
    agenda.move_item(item=items[0], up=True, by=town.coordinator, at=AT)
    assert titles() == ["First", "Third", "Second"]
    agenda.move_item(item=items[0], up=False, by=town.coordinator, at=AT)
    assert titles() == ["Third", "First", "Second"]
    agenda.remove_item(item=items[2], by=town.coordinator, at=AT)
    assert [item.place for item in meeting.items.all()] == [1, 2]


def test_an_item_is_moved_by_a_plain_button(town: Universe, coordinator_client: Client) -> None:
    meeting = planned(town, group(town))
    for title in ("First", "Second"):
        agenda.add_item(meeting=meeting, title=title, by=town.coordinator, at=AT)
    send(coordinator_client, "meeting-item-move", town, meeting.items.last().pk, to="up")
    assert [item.title for item in meeting.items.all()] == ["Second", "First"]


def test_a_topic_named_anew_is_made_once_whatever_its_capitals(town: Universe) -> None:
    meeting = planned(town, group(town))
    items = [
        agenda.add_item(meeting=meeting, title="Item", new_topic=name, by=town.coordinator, at=AT)
        for name in ("Burglary", "burglary")
    ]
    assert items[0].topic == items[1].topic
    assert str(items[0].topic) == "Burglary"


def test_a_document_is_put_before_a_meeting_once_and_not_that_of_a_neighbour(
    town: Universe, neighbour: Universe
) -> None:
    meeting, report = planned(town, group(town)), document(town)
    agenda.put_paper(meeting=meeting, document=report, by=town.coordinator, at=AT)
    for wrong in (report, document(neighbour)):
        with pytest.raises(Refused):
            agenda.put_paper(meeting=meeting, document=wrong, by=town.coordinator, at=AT)
    assert meeting.papers.count() == 1


def test_withdrawing_a_paper_leaves_the_document(town: Universe) -> None:
    meeting, report = planned(town, group(town)), document(town)
    paper = agenda.put_paper(meeting=meeting, document=report, by=town.coordinator, at=AT)
    agenda.withdraw_paper(paper=paper, by=town.coordinator, at=AT)
    assert not meeting.papers.exists()
    assert Document.objects.filter(pk=report.pk).exists()


# --- The list ----------------------------------------------------------------------------------------------


def test_the_list_shows_meetings_to_come_and_held_of_the_group_chosen(
    town: Universe, coordinator_client: Client
) -> None:
    board, youth = group(town, "Board"), group(town, "Youth group")
    planned(town, board, venue="Board room")
    planned(town, youth, on=LATELY, venue="Youth club")
    planned(town, board, youth, on=LATELY - timedelta(days=1), venue="Joint hall")
    everything = page(coordinator_client, "meetings", town)
    assert all(venue in everything for venue in ("Board room", "Youth club", "Joint hall", "Board and Youth group"))
    chosen = page(coordinator_client, "meetings", town, group=youth.pk)
    assert "Board room" not in chosen
    assert "Youth club" in chosen
    assert "Joint hall" in chosen


def test_before_there_is_any_meeting_the_list_says_what_to_do(town: Universe, coordinator_client: Client) -> None:
    assert "Plan one with the button above" in page(coordinator_client, "meetings", town)


@pytest.mark.parametrize("stage", ["planned", "today", "held", "cancelled"])
def test_a_meetings_page_opens_in_every_state(stage: str, town: Universe, coordinator_client: Client) -> None:
    seats = table(town)
    meeting = held(town, seats.board) if stage == "held" else planned(
        town, seats.board, on=TODAY if stage == "today" else SOON
    )  # fmt: skip
    if stage == "cancelled":
        cancel_meeting(meeting=meeting, by=town.coordinator, at=AT)
    assert "Inspector, Tithingham Police" in page(coordinator_client, "meeting", town, meeting.pk)
