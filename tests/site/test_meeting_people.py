"""Who is asked to meetings, how they answer, and who came."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import fill_post, leave_post
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.partnership.services import agenda
from frankpledge.stages.partnership.services.attendance import Came, follow_up_absence, record_attendance
from frankpledge.stages.partnership.services.meeting_invitations import (
    answer_invitation,
    send_invitations,
    send_papers,
)
from frankpledge.stages.partnership.services.meetings import ask_post, unask_post
from frankpledge.stages.partnership.services.seats import give_seat
from tests.site.browsing import page, send, told
from tests.universe.meetings import (
    LATELY,
    TODAY,
    group,
    held,
    held_post,
    invited,
    planned,
    table,
)
from tests.universe.partnership import AT, BEGAN, Universe

# --- Invitations and answers -------------------------------------------------------------------------------


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


def test_a_named_deputy_is_told_when_their_own_member_cannot_come_and_not_otherwise(town: Universe) -> None:
    seats = table(town)
    member = seats.board.seats.get(post=seats.probation)
    named = held_post(town, Role.INFORMATION_OFFICER, "Tithingham Probation", "Assistant")
    give_seat(group=seats.board, post=named, deputy_for=member, since=BEGAN, by=town.coordinator, at=AT)
    meeting = invited(town, seats.board)
    asked = (Role.INFORMATION_OFFICER.label, "You are asked to deputise at a meeting")
    for post, is_told in ((seats.police, False), (seats.probation, True)):
        invitation = meeting.invitations.get(post=post)
        answer_invitation(invitation=invitation, presence="apologies", reason="Ill", by=town.coordinator, at=AT)
        assert (asked in told()) == is_told


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


# --- Who came ----------------------------------------------------------------------------------------------


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


def test_whoever_holds_the_post_on_the_day_is_the_one_who_came_whoever_answered(town: Universe) -> None:
    post = held_post(town, Role.CHAIR)
    meeting = invited(town, group(town, members=[post]), on=TODAY)
    answer_invitation(invitation=meeting.invitations.get(), presence="present", by=town.coordinator, at=AT)
    leave_post(holding=post.holdings.get(), until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    fill_post(post=post, person=town.people[Role.OUTPUT_CHECKER], since=TODAY, by=town.coordinator, at=AT)
    record_attendance(meeting=meeting, came={post: Came("present")}, by=town.coordinator, at=AT)
    assert meeting.attendances.get().person == town.people[Role.OUTPUT_CHECKER]
