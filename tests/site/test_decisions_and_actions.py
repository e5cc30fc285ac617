"""Decisions and actions: whose proposal, by what authority, ratified, done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import end_role, erase_person, leave_post
from frankpledge.foundation.notifications.models import Message
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.models import RoleCard
from frankpledge.stages.partnership.queries.actions import actions
from frankpledge.stages.partnership.queries.decisions import influence, to_ratify, to_ratify_at
from frankpledge.stages.partnership.services.actions import amend_action, drop_action, reopen_action, report_done
from frankpledge.stages.partnership.services.decisions import log_decision, ratify_decisions
from tests.site.browsing import page, send, told
from tests.universe.meetings import (
    LATELY,
    SOON,
    TODAY,
    action,
    decided,
    group,
    held,
    held_post,
    outside,
    planned,
    table,
)
from tests.universe.partnership import AT, Universe

# --- Decisions --------------------------------------------------------------------------------------------


def test_a_decision_says_who_proposed_it_who_spoke_and_by_what_authority(
    town: Universe, coordinator_client: Client
) -> None:
    meeting = held(town, table(town).board)
    decision = decided(
        town, meeting, agency=town.agency("Tithingham Victim Support"), commented=[town.agency("Tithingham Probation")],
        pounds=1200, authority="Terms of reference, paragraph 3",
    )  # fmt: skip
    shown = page(coordinator_client, "decision", town, decision.pk)
    for wanted in ("Tithingham Victim Support", "Tithingham Probation", "£1,200", "Terms of reference, paragraph 3"):
        assert wanted in shown, wanted
    assert decision.group == meeting.groups.get()


def test_money_is_not_committed_without_saying_by_what_authority(town: Universe) -> None:
    meeting = held(town, table(town).board)
    with pytest.raises(Refused) as refusal:
        decided(town, meeting, pounds=1)
    assert "authority" in refusal.value.reasons
    assert decided(town, meeting).pounds is None


def test_a_decision_without_authority_is_marked_in_the_list(town: Universe, coordinator_client: Client) -> None:
    decided(town, held(town, table(town).board))
    assert "Not recorded" in page(coordinator_client, "decisions", town)


def test_a_decision_is_not_recorded_before_the_meeting_nor_for_a_group_that_did_not_meet(
    town: Universe, neighbour: Universe
) -> None:
    board = table(town).board
    with pytest.raises(Refused):
        decided(town, planned(town, board))
    with pytest.raises(Refused):
        decided(town, held(town, board), group=group(town, "Another"))
    with pytest.raises(Refused):
        decided(town, held(town, board), agency=neighbour.agency("Tithingham Police"))


def test_a_decision_outside_meetings_is_logged_by_whoever_took_it_or_the_coordinator_or_chair(town: Universe) -> None:
    post, other = held_post(town, Role.INFORMATION_OFFICER), town.post(title="Clerk")
    given = {"what": "Pay for a van", "on": TODAY, "authority": "Delegation", "at": AT}
    log_decision(post=post, by=town.as_(Role.INFORMATION_OFFICER), **given)
    log_decision(post=other, by=town.as_(Role.CHAIR), **given)
    for wrong, role in ((other, Role.INFORMATION_OFFICER), (post, Role.DATA_LIAISON), (other, Role.OBSERVER)):
        with pytest.raises(NotPermitted):
            log_decision(post=wrong, by=town.as_(role), **given)


def test_logging_one_through_the_page_offers_only_the_posts_that_the_person_holds(town: Universe, signed_in) -> None:
    own = held_post(town, Role.INFORMATION_OFFICER)
    other = town.post(title="Clerk")
    client = signed_in(town.people[Role.INFORMATION_OFFICER])
    sent = {"what": "Pay for a van", "on": TODAY.isoformat(), "authority": "Delegation"}
    assert "Clerk" not in page(client, "decision-log", town)
    send(client, "decision-log", town, post=other.pk, **sent)
    assert not to_ratify(town.coordinator).exists()
    assert "Not yet ratified" in send(client, "decision-log", town, post=own.pk, **sent)


def test_it_needs_a_right_to_take_it_and_a_day_that_has_been_and_the_coordinator_is_told(town: Universe) -> None:
    post = town.post()
    with pytest.raises(Refused) as refusal:
        outside(town, post, on=TODAY + timedelta(days=1), authority=" ")
    assert {"on", "authority"} <= set(refusal.value.reasons)
    log_decision(what="Van", on=TODAY, post=post, authority="Delegation", by=town.as_(Role.CHAIR), at=AT)
    assert told() == [(Role.COORDINATOR.label, "A decision was logged that a meeting must ratify")]


def test_decisions_outside_meetings_wait_until_a_meeting_ratifies_them(
    town: Universe, coordinator_client: Client
) -> None:
    seats = table(town)
    decision = outside(town, seats.police, group=seats.board)
    assert list(to_ratify(town.coordinator)) == [decision]
    assert "to be reported and ratified" in page(coordinator_client, "meeting", town, planned(town, seats.board).pk)
    meeting = held(town, seats.board)
    assert "Ratified" in send(coordinator_client, "meeting-ratify", town, meeting.pk, decisions=[decision.pk])
    assert not to_ratify(town.coordinator).exists()
    decision.refresh_from_db()
    assert decision.ratified_at == meeting
    with pytest.raises(Refused):
        ratify_decisions(meeting=meeting, decisions=[decision], by=town.coordinator, at=AT)


def test_it_is_ratified_by_its_own_group_after_it_was_taken_and_at_a_meeting_held(town: Universe) -> None:
    seats = table(town)
    decision = outside(town, seats.police, group=seats.board)
    wrong_group = held(town, group(town, "Another"))
    too_early = held(town, seats.board, on=decision.on - timedelta(days=1))
    not_yet = planned(town, seats.board)
    for meeting in (wrong_group, too_early, not_yet):
        with pytest.raises(Refused):
            ratify_decisions(meeting=meeting, decisions=[decision], by=town.coordinator, at=AT)
        assert meeting is not_yet or not to_ratify_at(town.coordinator, meeting).exists()


def test_a_decision_is_ratified_from_its_own_page_too(town: Universe, coordinator_client: Client) -> None:
    seats = table(town)
    decision, meeting = outside(town, seats.police), held(town, seats.board)
    send(coordinator_client, "decision-ratify", town, decision.pk, meeting=meeting.pk)
    decision.refresh_from_db()
    assert decision.ratified_at == meeting


def test_a_page_warns_where_a_post_committed_more_than_its_role_card_allows(
    town: Universe, coordinator_client: Client
) -> None:
    post = town.post()
    save_checked(RoleCard(partnership=town.partnership, post=post, role="Represents", authority_pounds=100))
    warning = "commits more money than the role card"
    assert warning not in page(coordinator_client, "decision", town, outside(town, post, pounds=100).pk)
    assert warning in page(coordinator_client, "decision", town, outside(town, post, pounds=101).pk)


def test_influence_counts_proposals_comments_and_seats_at_the_table_by_sector(
    town: Universe, coordinator_client: Client
) -> None:
    seats = table(town)
    meeting = held(town, seats.board, away=[seats.probation])
    police, support = town.agency("Tithingham Police"), town.agency("Tithingham Victim Support")
    decided(town, meeting, agency=police, commented=[support])
    decided(town, meeting, agency=police)
    outside(town, town.post("Tithingham Probation", "Officer"))
    found = {row.name: (row.proposed, row.commented, row.decided) for row in influence(town.coordinator)}
    assert found["Police"] == (2, 0, 2)
    assert found["Voluntary"] == (0, 1, 0)
    assert found["Probation"] == (0, 0, 1)
    by_standing = {row.name: row.proposed for row in influence(town.coordinator, by_standing=True)}
    assert by_standing == {"Responsible": 2, "Participating": 0}
    assert "Voluntary" in page(coordinator_client, "decisions-influence", town)


def test_a_decision_still_tells_its_reason_and_the_post_that_took_it_when_the_holder_has_left_and_been_erased(
    town: Universe, coordinator_client: Client, signed_in: Callable[[Person], Client]
) -> None:
    post, officer = held_post(town, Role.INFORMATION_OFFICER), town.people[Role.INFORMATION_OFFICER]
    sent = {"what": "Pay for a van", "on": TODAY.isoformat(), "authority": "Delegation", "reason": "Ours broke down"}
    assert "Ours broke down" in send(signed_in(officer), "decision-log", town, post=post.pk, **sent)
    decision = to_ratify(town.coordinator).get()
    leave_post(holding=post.holdings.get(), until=TODAY, by=town.coordinator, at=AT)
    later = AT + timedelta(days=30)
    by = town.as_(Role.COORDINATOR, later)
    for grant in officer.grants.filter(until=None):
        end_role(grant=grant, by=by, at=later)
    erase_person(person=officer, by=by, at=later)
    shown = page(signed_in(town.people[Role.COORDINATOR]), "decision", town, decision.pk)
    assert "Ours broke down" in shown
    assert "Outside meetings, by Inspector, Tithingham Police" in shown
    assert Role.INFORMATION_OFFICER.label not in shown


def test_the_reason_given_at_a_meeting_stands_in_its_record_beside_the_posts_that_came_and_a_missing_one_is_said(
    town: Universe, coordinator_client: Client
) -> None:
    seats = table(town)
    meeting = held(town, seats.board)
    sent = {"what": "Light the underpass", "reason": "Nobody walks there after dark"}
    send(coordinator_client, "meeting-decide", town, meeting.pk, **sent)
    decided(town, meeting, "Mend the gate")
    leave_post(holding=seats.probation.holdings.get(), until=TODAY, by=town.coordinator, at=AT)
    minuted = page(coordinator_client, "meeting-record", town, meeting.pk)
    for wanted in ("Nobody walks there after dark", "No reason was recorded", "Chief officer, Tithingham Probation"):
        assert wanted in minuted, wanted
    with_reason, without = meeting.decisions.order_by("pk")
    assert "Nobody walks there after dark" in page(coordinator_client, "decision", town, with_reason.pk)
    assert "No reason was recorded" in page(coordinator_client, "decision", town, without.pk)


def test_the_list_of_decisions_is_filtered_by_kind_and_group(town: Universe, coordinator_client: Client) -> None:
    seats = table(town)
    decided(town, held(town, seats.board), "Light the underpass")
    outside(town, seats.police, what="Pay for a van")
    at_meetings = page(coordinator_client, "decisions", town, state="at-meetings")
    assert "Light the underpass" in at_meetings
    assert "Pay for a van" not in at_meetings
    to_do = page(coordinator_client, "decisions", town, state="to-ratify")
    assert "Pay for a van" in to_do
    assert "Light the underpass" not in to_do
    assert "Pay for a van" not in page(coordinator_client, "decisions", town, group=seats.board.pk)


# --- Actions ----------------------------------------------------------------------------------------------


def test_an_action_takes_the_agency_of_its_post_and_tells_whoever_holds_it(town: Universe) -> None:
    post = held_post(town, Role.AGENCY_REPRESENTATIVE)
    made = action(town, post=post, due=SOON, planned_hours=5)
    assert made.agency == town.agency("Tithingham Police")
    assert told() == [(Role.AGENCY_REPRESENTATIVE.label, "An action was given to you")]


def test_an_action_needs_somebody_to_do_it_who_belongs_together_and_takes_part(
    town: Universe, neighbour: Universe
) -> None:
    probation = town.agency("Tithingham Probation")
    with pytest.raises(Refused):
        action(town, agency=None)
    with pytest.raises(Refused):
        action(town, post=town.post(), agency=probation)
    with pytest.raises(Refused):
        action(town, agency=neighbour.agency("Tithingham Police"))
    with pytest.raises(Refused):
        action(town, post=neighbour.post())
    with pytest.raises(Refused):
        action(town, due=TODAY - timedelta(days=1))


def test_an_actions_page_tells_by_what_decision_and_authority_it_was_set(
    town: Universe, coordinator_client: Client
) -> None:
    meeting = held(town, table(town).board)
    decision = decided(town, meeting, "Light the underpass", authority="Terms of reference")
    send(
        coordinator_client, "meeting-act", town, meeting.pk, what="Order lamps", decision=decision.pk,
        agency=town.agency("Tithingham Police").pk, **{"due-day": "1", "due-month": "4", "due-year": "2026"},
    )  # fmt: skip
    made = meeting.actions.get()
    assert made.set_on == meeting.on
    shown = page(coordinator_client, "action", town, made.pk)
    assert "Light the underpass" in shown
    assert "Terms of reference" in shown
    assert "1 April 2026" in shown


@pytest.mark.parametrize("finish", [report_done, drop_action])
def test_whoever_has_an_action_or_represents_its_agency_or_coordinates_closes_it(
    finish: object, town: Universe
) -> None:
    held_by_officer = action(town, post=held_post(town, Role.INFORMATION_OFFICER))
    of_probation = action(town, agency=town.agency("Tithingham Probation"))
    given = {"outcome": "Mended", "on": TODAY, "at": AT}
    for thing, role in (
        (held_by_officer, Role.CHAIR), (of_probation, Role.AGENCY_REPRESENTATIVE), (held_by_officer, Role.DATA_LIAISON)
    ):  # fmt: skip
        with pytest.raises(NotPermitted):
            finish(action=thing, by=town.as_(role), **given)
    finish(action=held_by_officer, by=town.as_(Role.INFORMATION_OFFICER), **given)
    finish(action=of_probation, by=town.coordinator, **given)
    finish(action=action(town), by=town.as_(Role.AGENCY_REPRESENTATIVE), **given)
    assert not actions(town.coordinator).exists()


def test_an_action_is_closed_once_with_what_came_of_it_on_a_day_that_has_been(town: Universe) -> None:
    made = action(town)
    with pytest.raises(Refused) as refusal:
        report_done(action=made, outcome=" ", on=TODAY + timedelta(days=1), by=town.coordinator, at=AT)
    assert {"outcome", "on"} <= set(refusal.value.reasons)
    report_done(action=made, outcome="Mended", on=TODAY, by=town.coordinator, at=AT)
    with pytest.raises(Refused):
        drop_action(action=made, outcome="No", on=TODAY, by=town.coordinator, at=AT)
    with pytest.raises(Refused):
        amend_action(action=made, what="Other", agency=made.agency, by=town.coordinator, at=AT)


def test_dropping_an_action_tells_the_coordinator_and_it_can_be_reopened(town: Universe) -> None:
    made = action(town)
    drop_action(action=made, outcome="No money", on=TODAY, by=town.as_(Role.AGENCY_REPRESENTATIVE), at=AT)
    assert told() == [(Role.COORDINATOR.label, "An action was dropped")]
    reopen_action(action=made, by=town.coordinator, at=AT)
    assert list(actions(town.coordinator)) == [made]
    with pytest.raises(Refused):
        reopen_action(action=made, by=town.coordinator, at=AT)


def test_giving_an_action_to_another_post_tells_its_holder(town: Universe) -> None:
    made, post = action(town), held_post(town, Role.CHAIR, "Tithingham Probation")
    amend_action(action=made, what=made.what, post=post, by=town.coordinator, at=AT)
    assert made.agency == town.agency("Tithingham Probation")
    assert told() == [(Role.CHAIR.label, "An action was given to you")]
    amend_action(action=made, what="Other words", post=post, by=town.coordinator, at=AT)
    assert Message.objects.exclude(to=None).count() == 1


def test_actions_are_listed_by_state_agency_and_whose_they_are(town: Universe, signed_in) -> None:
    board = table(town).board
    meeting = held(town, board, on=LATELY)
    action(town, what="Overdue thing", due=LATELY, meeting=meeting)
    action(town, what="Pressing thing", due=TODAY + timedelta(days=3))
    action(town, what="Later thing", due=SOON, agency=town.agency("Tithingham Probation"))
    finished = action(town, what="Finished thing")
    report_done(action=finished, outcome="Mended", on=TODAY, by=town.coordinator, at=AT)
    client = signed_in(town.people[Role.AGENCY_REPRESENTATIVE])
    things = ("Overdue", "Pressing", "Later", "Finished")

    def listed(**query: object) -> set[str]:
        shown = page(client, "actions", town, **query)
        return {thing for thing in things if f"{thing} thing" in shown}

    assert listed() == {"Overdue", "Pressing", "Later"}
    assert listed(state="overdue") == {"Overdue"}
    assert listed(state="due-soon") == {"Pressing"}
    assert listed(state="done") == {"Finished"}
    assert listed(state="all") == set(things)
    assert listed(mine="on") == {"Overdue", "Pressing"}
    assert listed(agency=town.agency("Tithingham Probation").pk) == {"Later"}
    assert listed(state="dropped") == set()
