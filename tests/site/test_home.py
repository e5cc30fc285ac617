"""The first page: what must I do next, by when; what is missing; who has not replied; for each role its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from frankpledge.core.cycle.telling import in_words
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import FOR_AN_AGENCY, Role
from frankpledge.foundation.accounts.services import grant_role, invite
from frankpledge.foundation.sharing.services import open_for_signature
from frankpledge.site.home.awaited import awaited
from frankpledge.site.home.missing import missing
from frankpledge.site.home.work import work_of
from frankpledge.site.readiness.judging import judgement
from frankpledge.stages.partnership.queries.cycle import open_cycle, timetable_of
from frankpledge.stages.partnership.queries.protocol_work import own_protocols, protocol_work
from frankpledge.stages.partnership.services.briefings import acknowledge_briefing
from frankpledge.stages.partnership.services.leads import accept_lead
from frankpledge.stages.partnership.services.meeting_invitations import answer_invitation
from frankpledge.stages.partnership.work import WorkItem
from tests.universe import means_and_voice as voice
from tests.universe.cycle import a_cycle, recorded
from tests.universe.documents import a_document
from tests.universe.groups import a_group, busy
from tests.universe.meetings import action, held, invited, outside, table
from tests.universe.partnership import AT, Universe
from tests.universe.thread import drafted, opened, proposed, released, signed, signed_off, supplied
from tests.universe.whole import whole

SignIn = Callable[[Person], Client]
TODAY = AT.date()


def work(universe: Universe, role: Role) -> list[WorkItem]:
    standing = universe.as_(role)
    cycle = open_cycle(standing)
    return work_of(standing, timetable_of(cycle, TODAY) if cycle else None, own_protocols(standing))


def texts(universe: Universe, role: Role) -> str:
    return " / ".join(item.text for item in work(universe, role))


def page(client: Client) -> str:
    return client.get("/p/tithingham/").content.decode()


# --- One work list a person -------------------------------------------------------------------------------


def test_work_is_ordered_by_the_day_it_is_due_and_what_has_none_comes_last(town: Universe) -> None:
    whole(town)
    days = [item.due or date.max for item in work(town, Role.COORDINATOR)]
    assert days == sorted(days)
    assert len(days) > 3


def test_every_line_of_work_leads_to_a_page_its_person_may_open(town: Universe, signed_in: SignIn) -> None:
    whole(town)
    drafted(town)
    for role in Role:
        client = signed_in(town.people[role])
        links = [item.href for item in work(town, role)]
        assert {href: client.get(href).status_code for href in links} == dict.fromkeys(links, 200)


def test_without_a_cycle_the_coordinator_is_asked_to_plan_one_and_nobody_else_is(town: Universe) -> None:
    assert "Plan the cycle" in texts(town, Role.COORDINATOR)
    assert all("Plan the cycle" not in texts(town, role) for role in set(Role) - {Role.COORDINATOR})


def test_a_step_is_work_when_it_is_ready_and_near_and_while_it_is_under_way(town: Universe) -> None:
    cycle = a_cycle(town, due=date(2026, 9, 1))
    assert "Begin: Views of people" in texts(town, Role.COORDINATOR)
    assert "Begin: Strategic assessment" not in texts(town, Role.COORDINATOR)
    recorded(town, cycle, "consult", TODAY)
    assert "Finish: Views of people" in texts(town, Role.COORDINATOR)


def test_a_step_far_ahead_is_no_work_yet(town: Universe) -> None:
    a_cycle(town, due=date(2028, 4, 1))
    assert texts(town, Role.COORDINATOR) == ""


def test_a_cycle_whose_every_step_ended_is_to_be_closed(town: Universe) -> None:
    cycle = a_cycle(town)
    for row in cycle.steps.order_by("place"):
        recorded(town, cycle, row.step, TODAY, TODAY)
    assert "Close the cycle and plan the next" in texts(town, Role.COORDINATOR)


def test_a_protocol_waits_for_its_agencys_representative_once_it_is_opened(town: Universe) -> None:
    protocol = drafted(town)
    assert "Sign the protocol" not in texts(town, Role.AGENCY_REPRESENTATIVE)
    open_for_signature(protocol=protocol, by=town.coordinator, at=AT)
    assert "Sign the protocol" in texts(town, Role.AGENCY_REPRESENTATIVE)
    assert "Sign the protocol" not in texts(town, Role.DATA_LIAISON)
    assert "Sign the protocol" not in texts(town, Role.COORDINATOR)


def test_a_signed_protocol_waits_no_longer_and_is_looked_at_again_before_it_runs_out(town: Universe) -> None:
    protocol = signed(town)
    assert "protocol" not in texts(town, Role.AGENCY_REPRESENTATIVE)
    later = town.as_(Role.COORDINATOR, AT + (protocol.review_by - TODAY) - timedelta(days=20))
    assert [item.text for item in protocol_work(later, own_protocols(later))] == [
        f"Look again at the protocol: {protocol}"
    ]


def test_what_is_proposed_waits_for_the_checker_then_for_the_coordinator_to_publish(town: Universe) -> None:
    proposed(town)
    assert "Sign off, or return" in texts(town, Role.OUTPUT_CHECKER)
    assert "Publish:" not in texts(town, Role.COORDINATOR)


def test_what_is_signed_off_waits_to_be_published(town: Universe) -> None:
    signed_off(town)
    assert "Publish:" in texts(town, Role.COORDINATOR)
    assert "Sign off" not in texts(town, Role.OUTPUT_CHECKER)


def test_an_extract_received_waits_for_the_information_officer_to_count_it(town: Universe) -> None:
    supplied(town)
    assert "Count the extract" in texts(town, Role.INFORMATION_OFFICER)
    assert "Count the extract" not in texts(town, Role.COORDINATOR)


# --- Who has not replied ----------------------------------------------------------------------------------


def asked(universe: Universe) -> list[str]:
    return [f"{each.who}: {each.what}" for each in awaited(universe.coordinator)]


def test_whoever_has_not_answered_an_invitation_is_named_until_they_do(town: Universe) -> None:
    seats = table(town)
    meeting = invited(town, seats.board)
    assert "Inspector, Tithingham Police: whether they come to the meeting of 23 March 2026" in asked(town)
    waiting = meeting.invitations.get(post=seats.police)
    answer_invitation(invitation=waiting, presence="present", by=town.as_(Role.AGENCY_REPRESENTATIVE), at=AT)
    assert not [line for line in asked(town) if line.startswith("Inspector")]


def test_leads_briefings_protocols_and_invitations_are_named_until_they_are_answered(town: Universe) -> None:
    lead, audience = voice.lead(town), voice.audience(town)
    opened(town)
    invite(email="new@tithingham.example", role=Role.CHAIR, by=town.coordinator, at=AT)
    assert {line.split(":")[0] for line in asked(town)} == {"Tithingham Police", "new@tithingham.example"}
    assert len(asked(town)) == 4
    accept_lead(lead=lead, by=voice.police(town), at=AT)
    acknowledge_briefing(audience=audience, by=voice.police(town), at=AT)
    assert len(asked(town)) == 2


def test_each_reminder_leads_to_its_page_and_says_it_in_words_without_sending_mail(
    town: Universe, coordinator_client: Client
) -> None:
    whole(town)
    drafted(town)
    found = awaited(town.coordinator)
    assert found
    for each in found:
        assert coordinator_client.get(each.href).status_code == 200
        assert each.words.endswith(each.href)
        assert "{" not in each.words


def test_whoever_is_awaited_comes_in_one_query(town: Universe, django_assert_num_queries: Any) -> None:
    whole(town)
    standing = town.coordinator
    with django_assert_num_queries(1):
        awaited(standing)


# --- What is missing --------------------------------------------------------------------------------------


def test_every_open_duty_and_recommendation_is_counted_under_its_rule_duties_first(town: Universe) -> None:
    whole(town)
    judged = judgement(town.coordinator)
    found = missing(judged)
    wanted = [each for each in judged.findings if each.status == "open" and each.severity != "advice"]
    assert sum(line.count for line in found) == len(wanted)
    assert [line.severity for line in found] == sorted((line.severity for line in found), key=lambda s: s != "duty")


# --- Each role's own page ---------------------------------------------------------------------------------


def test_the_coordinator_sees_work_what_is_missing_and_who_has_not_replied(
    town: Universe, coordinator_client: Client
) -> None:
    voice.lead(town)
    shown = page(coordinator_client)
    for words in ("Plan the cycle", "What is missing", "Every responsible authority of the area", "Who has not replied",
                  "whether they take the lead: The burglary group", "Words to remind them with"):  # fmt: skip
        assert words in shown


def test_the_chair_sees_gaps_overdue_actions_and_decisions_wanted_on_one_page(
    town: Universe, signed_in: SignIn
) -> None:
    action(town, meeting=held(town, a_group(town)), due=TODAY - timedelta(days=1))
    outside(town, town.post())
    shown = page(signed_in(town.people[Role.CHAIR]))
    for words in ("No agreed terms of reference", "Mend the gate", "Pay for a van", "What is missing"):
        assert words in shown
    assert "Who has not replied" not in shown


def test_a_representative_sees_what_waits_for_their_agency_and_nobody_elses(town: Universe, signed_in: SignIn) -> None:
    voice.lead(town)
    voice.lead(town, agency="Tithingham Probation", what="The bail group")
    action(town)
    shown = page(signed_in(town.people[Role.AGENCY_REPRESENTATIVE]))
    assert "Accept or decline the lead: The burglary group" in shown
    assert "Mend the gate" in shown
    assert "The bail group" not in shown
    assert "What is missing" not in shown


def test_a_data_liaison_sees_the_protocols_under_which_to_supply(town: Universe, signed_in: SignIn) -> None:
    protocol = signed(town)
    assert str(protocol) in page(signed_in(town.people[Role.DATA_LIAISON]))


def test_a_contractor_sees_documents_and_the_last_day_of_access(town: Universe, signed_in: SignIn) -> None:
    a_document(town, title="The brief")
    shown = page(signed_in(town.people[Role.CONTRACTOR]))
    assert "The brief" in shown
    assert f"Your access ends after {in_words(TODAY + timedelta(days=300))}" in shown
    assert "What you must do next" not in shown


def test_an_observer_sees_where_the_cycle_is_and_what_has_been_published_and_nothing_else(
    town: Universe, signed_in: SignIn
) -> None:
    recorded(town, a_cycle(town), "review", TODAY)
    a_document(town, title="The plan", status="published", published_on=TODAY, published_at="The library")
    a_document(town, title="A draft")
    shown = page(signed_in(town.people[Role.OBSERVER]))
    assert "We are here" in shown
    assert "The plan" in shown
    assert "The library" in shown
    for words in ("A draft", "/timetable/", "What is missing", "What you must do next"):
        assert words not in shown


def test_a_release_is_listed_with_its_public_address(town: Universe, signed_in: SignIn) -> None:
    done = released(town)
    assert f"/tithingham/{done.number}/" in page(signed_in(town.people[Role.OBSERVER]))


@pytest.mark.parametrize("role", list(Role))
def test_a_busy_partnerships_first_page_takes_few_queries(
    town: Universe, signed_in: SignIn, role: Role, django_assert_max_num_queries: Any
) -> None:
    whole(town)
    invited(town, busy(town)[1])
    opened(town)
    client = signed_in(town.people[role])
    with django_assert_max_num_queries(25):
        assert client.get("/p/tithingham/").status_code == 200


def test_somebody_with_every_role_in_a_two_tier_area_gets_the_first_page_in_as_few_queries(
    town: Universe, signed_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    whole(town)
    invited(town, busy(town)[1])
    opened(town)
    proposed(town)
    person = town.people[Role.COORDINATOR]
    for role in Role:
        agency = town.agency("county") if role in FOR_AN_AGENCY else None
        until = TODAY + timedelta(days=30) if role is Role.CONTRACTOR else None
        if role is not Role.COORDINATOR:
            grant_role(person=person, role=role, agency=agency, until=until, by=town.coordinator, at=AT)
    client = signed_in(person)
    with django_assert_max_num_queries(25):
        shown = page(client)
    assert "Who has not replied" in shown
    assert "For the board" in shown
