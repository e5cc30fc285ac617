"""Meetings: planned, prepared, answered, held, minuted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.partnership.models import Document, Meeting
from frankpledge.stages.partnership.queries.meetings import venue_suggested
from frankpledge.stages.partnership.services import agenda
from frankpledge.stages.partnership.services.attendance import Came, follow_up_absence, record_attendance
from frankpledge.stages.partnership.services.meeting_invitations import (
    answer_invitation,
    send_invitations,
    send_papers,
)
from frankpledge.stages.partnership.services.meetings import amend_meeting, ask_post, cancel_meeting, unask_post
from frankpledge.stages.partnership.services.minutes import agree_minutes, write_minutes
from tests.universe.meetings import (
    LATELY,
    SOON,
    TODAY,
    decided,
    document,
    group,
    held,
    held_post,
    invited,
    planned,
    table,
)
from tests.universe.partnership import AT, Universe


def page(client: Client, name: str, town: Universe, *arguments: int, **query: object) -> str:
    answer = client.get(reverse(f"partnership:{name}", args=[town.partnership.slug, *arguments]), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(client: Client, name: str, town: Universe, *arguments: int, **sent: object) -> str:
    address = reverse(f"partnership:{name}", args=[town.partnership.slug, *arguments])
    return client.post(address, sent, follow=True).content.decode()


def told() -> list[tuple[str, str]]:
    return [(message.to.name, message.subject) for message in Message.objects.exclude(to=None)]


# --- Planning ---------------------------------------------------------------------------------------------


def test_a_joint_meeting_asks_every_post_seated_in_its_groups_once_and_deputies_not_at_all(town: Universe) -> None:
    seats = table(town)
    other = group(town, "Youth offending team", members=[seats.police, town.post(title="Youth officer")])
    meeting = planned(town, seats.board, other)
    asked = sorted(invitation.post.title for invitation in meeting.invitations.all())
    assert asked == ["Chief officer", "Inspector", "Youth officer"]
    assert set(meeting.groups.all()) == {seats.board, other}


def test_a_post_that_left_the_group_before_the_day_is_not_asked(town: Universe) -> None:
    seats = table(town)
    seats.board.seats.filter(post=seats.police).update(until=SOON - timedelta(days=1))
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


# --- Agenda and papers ------------------------------------------------------------------------------------


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


# --- Invitations and answers ------------------------------------------------------------------------------


def test_sending_tells_whoever_holds_each_post_today_and_the_deputies_once(town: Universe) -> None:
    seats = table(town)
    meeting = planned(town, seats.board)
    assert send_invitations(meeting=meeting, by=town.coordinator, at=AT) == 2
    assert sorted(told()) == sorted(
        [
            (Role.AGENCY_REPRESENTATIVE.label, "You are invited to a meeting"),
            (Role.CHAIR.label, "You are invited to a meeting"),
            (Role.OUTPUT_CHECKER.label, "A meeting at which you may be asked to deputise"),
        ]
    )
    assert set(meeting.invitations.values_list("sent_on", flat=True)) == {TODAY}
    with pytest.raises(Refused):
        send_invitations(meeting=meeting, by=town.coordinator, at=AT)


def test_whoever_holds_two_posts_that_are_asked_is_told_once(town: Universe) -> None:
    posts = [held_post(town, Role.CHAIR, title=title) for title in ("Inspector", "Superintendent")]
    meeting = planned(town, group(town, members=posts))
    assert send_invitations(meeting=meeting, by=town.coordinator, at=AT) == 1


def test_a_post_added_later_is_sent_its_invitation_alone(town: Universe) -> None:
    seats = table(town)
    meeting = invited(town, seats.board)
    ask_post(meeting=meeting, post=seats.deputy, by=town.coordinator, at=AT)
    assert send_invitations(meeting=meeting, by=town.coordinator, at=AT) == 1


def test_a_post_is_taken_off_the_list_only_before_it_was_told(town: Universe) -> None:
    seats = table(town)
    meeting = planned(town, seats.board)
    unask_post(invitation=meeting.invitations.get(post=seats.police), by=town.coordinator, at=AT)
    send_invitations(meeting=meeting, by=town.coordinator, at=AT)
    with pytest.raises(Refused):
        unask_post(invitation=meeting.invitations.get(), by=town.coordinator, at=AT)


def test_papers_go_out_with_an_agenda_and_carry_the_invitation_where_that_was_not_sent(town: Universe) -> None:
    seats = table(town)
    meeting = planned(town, seats.board)
    with pytest.raises(Refused):
        send_papers(meeting=meeting, by=town.coordinator, at=AT)
    agenda.add_item(meeting=meeting, title="Lighting", by=town.coordinator, at=AT)
    assert send_papers(meeting=meeting, by=town.coordinator, at=AT) == 3  # the deputy reads them too
    assert set(meeting.invitations.values_list("sent_on", "papers_sent_on")) == {(TODAY, TODAY)}


def test_no_mail_about_meetings_carries_what_was_typed(town: Universe) -> None:
    seats = table(town)
    meeting = planned(town, seats.board, venue="Secret venue")
    agenda.add_item(meeting=meeting, title="Secret item", by=town.coordinator, at=AT)
    send_papers(meeting=meeting, by=town.coordinator, at=AT)
    answer_invitation(
        invitation=meeting.invitations.get(post=seats.police), presence="apologies", reason="Secret reason",
        comment="Secret comment", by=town.as_(Role.AGENCY_REPRESENTATIVE), at=AT,
    )  # fmt: skip
    said = " ".join(f"{message.subject} {message.text} {message.path}" for message in Message.objects.all())
    assert "ecret" not in said


def test_an_answer_is_the_holders_alone_or_the_coordinators_for_them(town: Universe) -> None:
    seats = table(town)
    invitation = invited(town, seats.board).invitations.get(post=seats.police)
    for role in (Role.CHAIR, Role.INFORMATION_OFFICER, Role.DATA_LIAISON):
        with pytest.raises(NotPermitted):
            answer_invitation(invitation=invitation, presence="present", by=town.as_(role), at=AT)
    answer = answer_invitation(
        invitation=invitation, presence="present", by=town.as_(Role.AGENCY_REPRESENTATIVE), at=AT
    )
    assert answer.person == town.people[Role.AGENCY_REPRESENTATIVE]
    answer = answer_invitation(invitation=invitation, presence="remote", by=town.coordinator, at=AT)
    assert (answer.presence, answer.person) == ("remote", town.people[Role.AGENCY_REPRESENTATIVE])


def test_apologies_need_a_reason_and_tell_the_deputy_of_the_same_agency(town: Universe) -> None:
    seats = table(town)
    invitation = invited(town, seats.board).invitations.get(post=seats.police)
    by = town.as_(Role.AGENCY_REPRESENTATIVE)
    with pytest.raises(Refused) as refusal:
        answer_invitation(invitation=invitation, presence="apologies", by=by, at=AT)
    assert "reason" in refusal.value.reasons
    answer_invitation(invitation=invitation, presence="apologies", reason="On leave", by=by, at=AT)
    assert (Role.OUTPUT_CHECKER.label, "You are asked to deputise at a meeting") in told()


def test_taking_part_from_elsewhere_is_answered_only_where_it_is_offered(town: Universe) -> None:
    seats = table(town)
    invitation = invited(town, seats.board, remote_offered=False).invitations.get(post=seats.police)
    with pytest.raises(Refused) as refusal:
        answer_invitation(invitation=invitation, presence="remote", by=town.coordinator, at=AT)
    assert "presence" in refusal.value.reasons


def test_nobody_answers_once_the_meeting_is_over(town: Universe) -> None:
    seats = table(town)
    meeting = held(town, seats.board)
    with pytest.raises(Refused):
        answer_invitation(
            invitation=meeting.invitations.get(post=seats.police), presence="present", by=town.coordinator, at=AT
        )


def test_somebody_who_signs_in_twice_a_year_answers_on_one_page(town: Universe, signed_in) -> None:
    seats = table(town)
    meeting = invited(town, seats.board)
    client = signed_in(town.people[Role.AGENCY_REPRESENTATIVE])
    assert "Say whether you are coming" in page(client, "meeting", town, meeting.pk)
    invitation = meeting.invitations.get(post=seats.police)
    shown = send(client, "meeting-answer", town, invitation.pk, presence="apologies", reason="On leave",
                 comment="Light the underpass first")  # fmt: skip
    assert "Your answer is recorded" in shown
    assert "Light the underpass first" in shown
    assert "Say whether you are coming" not in shown


# --- Who came ---------------------------------------------------------------------------------------------


def test_attendance_is_recorded_for_all_and_keeps_what_people_wrote(town: Universe) -> None:
    seats = table(town)
    meeting = invited(town, seats.board, on=TODAY)
    answer_invitation(
        invitation=meeting.invitations.get(post=seats.police), presence="apologies", reason="On leave",
        comment="Lighting first", by=town.coordinator, at=AT,
    )  # fmt: skip
    came = {seats.police: Came("apologies"), seats.probation: Came("present"), seats.deputy: Came("present")}
    record_attendance(meeting=meeting, came=came, by=town.coordinator, at=AT)
    rows = {row.post: row for row in meeting.attendances.all()}
    assert (rows[seats.police].reason, rows[seats.police].comment) == ("On leave", "Lighting first")
    assert rows[seats.deputy].person == town.people[Role.OUTPUT_CHECKER]
    meeting.refresh_from_db()
    assert meeting.attendance_on == TODAY


def test_attendance_tells_of_everybody_asked_and_of_nobody_else(town: Universe) -> None:
    seats = table(town)
    meeting = planned(town, seats.board, on=LATELY)
    stranger = town.post(title="Stranger")
    whole = {seats.police: Came("present"), seats.probation: Came("present")}
    for came in ({seats.police: Came("present")}, whole | {stranger: Came("present")}):
        with pytest.raises(Refused):
            record_attendance(meeting=meeting, came=came, by=town.coordinator, at=AT)
    assert not meeting.attendances.exists()


def test_nobody_came_to_a_meeting_that_is_still_to_come(town: Universe) -> None:
    seats = table(town)
    meeting = planned(town, seats.board)
    with pytest.raises(Refused):
        record_attendance(
            meeting=meeting, came={seats.police: Came("present"), seats.probation: Came("present")},
            by=town.coordinator, at=AT,
        )  # fmt: skip


def test_attendance_is_sent_in_one_table(town: Universe, coordinator_client: Client) -> None:
    seats = table(town)
    meeting = planned(town, seats.board, on=LATELY)
    missing = send(coordinator_client, "meeting-attendance", town, meeting.pk)
    assert "Choose whether Inspector, Tithingham Police came" in missing
    sent = {f"presence-{seats.police.pk}": "present", f"presence-{seats.probation.pk}": "absent"}
    shown = send(coordinator_client, "meeting-attendance", town, meeting.pk, **sent)
    assert "It is recorded who came" in shown
    presences = dict(meeting.attendances.values_list("post", "presence"))
    assert presences == {seats.police.pk: "present", seats.probation.pk: "absent"}  # the deputy did not stand in


def test_why_somebody_stayed_away_is_shown_to_coordinator_and_chair_alone(town: Universe, signed_in) -> None:
    seats = table(town)
    meeting = held(town, seats.board, away=[seats.police], reason="An operation")
    for role in (Role.COORDINATOR, Role.CHAIR, Role.OUTPUT_CHECKER, Role.AGENCY_REPRESENTATIVE):
        client = signed_in(town.people[role])
        shown = "".join(page(client, name, town, meeting.pk) for name in ("meeting", "meeting-record"))
        shown += page(client, "meetings-attendance", town)
        assert ("An operation" in shown) == (role in (Role.COORDINATOR, Role.CHAIR)), role


def test_an_absence_is_followed_up_between_the_meeting_and_today(town: Universe) -> None:
    seats = table(town)
    meeting = held(town, seats.board, away=[seats.police])
    absence, presence = meeting.attendances.get(post=seats.police), meeting.attendances.get(post=seats.probation)
    chair = town.as_(Role.CHAIR)
    for on in (LATELY - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(Refused):
            follow_up_absence(attendance=absence, follow_up="Telephoned", on=on, by=chair, at=AT)
    with pytest.raises(Refused):
        follow_up_absence(attendance=presence, follow_up="Telephoned", on=TODAY, by=chair, at=AT)
    follow_up_absence(attendance=absence, follow_up="Telephoned", on=TODAY, by=chair, at=AT)
    absence.refresh_from_db()
    assert (absence.follow_up, absence.followed_up_on) == ("Telephoned", TODAY)
    with pytest.raises(NotPermitted):
        follow_up_absence(
            attendance=absence, follow_up="Again", on=TODAY, by=town.as_(Role.OUTPUT_CHECKER), at=AT
        )  # fmt: skip


# --- Minutes ----------------------------------------------------------------------------------------------


def test_minutes_are_agreed_once_written_and_who_came_is_recorded(town: Universe) -> None:
    seats = table(town)
    unready = planned(town, seats.board, on=LATELY)
    with pytest.raises(Refused) as refusal:
        agree_minutes(meeting=unready, on=TODAY, by=town.coordinator, at=AT)
    assert len(refusal.value.reasons[""]) == 2
    meeting = held(town, seats.board)
    write_minutes(meeting=meeting, minutes="All agreed.", by=town.coordinator, at=AT)
    with pytest.raises(Refused) as refusal:
        agree_minutes(meeting=meeting, on=LATELY - timedelta(days=1), by=town.coordinator, at=AT)
    assert "on" in refusal.value.reasons
    agree_minutes(meeting=meeting, on=TODAY, by=town.coordinator, at=AT)
    assert meeting.minutes_agreed_on == TODAY


def test_once_its_minutes_are_agreed_nothing_in_a_meetings_record_changes(town: Universe) -> None:
    seats = table(town)
    meeting = held(town, seats.board)
    item = agenda.add_item(meeting=meeting, title="Lighting", by=town.coordinator, at=AT)
    write_minutes(meeting=meeting, minutes="All agreed.", by=town.coordinator, at=AT)
    agree_minutes(meeting=meeting, on=TODAY, by=town.coordinator, at=AT)
    item.meeting = meeting
    by, came = town.coordinator, {seats.police: Came("absent"), seats.probation: Came("absent")}
    for change in (
        lambda: write_minutes(meeting=meeting, minutes="Other", by=by, at=AT),
        lambda: agenda.add_item(meeting=meeting, title="Vans", by=by, at=AT),
        lambda: agenda.remove_item(item=item, by=by, at=AT),
        lambda: record_attendance(meeting=meeting, came=came, by=by, at=AT),
        lambda: decided(town, meeting),
        lambda: ask_post(meeting=meeting, post=seats.deputy, by=by, at=AT),
    ):
        with pytest.raises(Refused):
            change()
    assert set(meeting.attendances.values_list("presence", flat=True)) == {"present"}


def test_the_record_holds_agenda_who_came_decisions_actions_and_minutes_on_one_page(
    town: Universe, coordinator_client: Client
) -> None:
    seats = table(town)
    meeting = held(town, seats.board)
    agenda.add_item(meeting=meeting, title="Street lighting", by=town.coordinator, at=AT)
    agenda.put_paper(meeting=meeting, document=document(town), by=town.coordinator, at=AT)
    decided(town, meeting, "Light the underpass", authority="Terms of reference", pounds=500)
    send(coordinator_client, "meeting-act", town, meeting.pk, what="Order the lamps", post=seats.police.pk)
    write_minutes(meeting=meeting, minutes="The board met.", by=town.coordinator, at=AT)
    shown = page(coordinator_client, "meeting-record", town, meeting.pk)
    for wanted in ("Street lighting", "Crime report", "Chief officer", "Light the underpass", "£500",
                   "Terms of reference", "Order the lamps", "The board met.", "Draft, not agreed yet"):  # fmt: skip
        assert wanted in shown, wanted


# --- The list ---------------------------------------------------------------------------------------------


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
