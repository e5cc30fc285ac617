"""The strategy of consultation: an aim for each phase, its gaps, and the group that approves it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.consultation.models import ConsultationStrategy
from frankpledge.stages.consultation.queries.strategy import state_of
from frankpledge.stages.consultation.rules.phases import Phase
from frankpledge.stages.consultation.services.strategy import answer_strategy, put_strategy
from frankpledge.stages.consultation.work import consultation_work
from tests.universe import consultation as made
from tests.universe.commitments import asking
from tests.universe.meetings import group
from tests.universe.partnership import AT, Universe

TODAY = made.TODAY


def page_of(client: Client, town: Universe, name: str, *arguments: object) -> str:
    answer = client.get(reverse(f"consultation:{name}", args=[town.partnership.slug, *arguments]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_strategy_shows_an_aim_for_each_phase_and_tells_the_phase_without_one(
    town: Universe, coordinator_client: Client
) -> None:
    made.a_strategy(town, Phase.REVIEW)
    page = page_of(coordinator_client, town, "strategy")
    assert "To ask on the published audit." in page
    assert page.count("no aim yet") == 1
    assert "£5,000" in page
    assert "Two officers have done it before." in page


def test_the_gaps_of_the_strategy_are_duties_not_served_groups_not_reached_and_forums_not_used(
    town: Universe, coordinator_client: Client
) -> None:
    refugees = made.a_group_to_hear(town)
    made.a_forum(town, reaches=[refugees])
    made.a_strategy(town)
    page = page_of(coordinator_client, town, "strategy")
    assert "Refugee Forum (Tithingham Victim Support)" in page
    assert "Views of local people on policing" in page
    assert "Check the source" in page
    assert page.count("Not served") == 3
    forum = refugees.forums.get()
    made.an_exercise(town, reaches=[refugees], forums=[forum], duties=["consult", "policing", "best-value"])
    page = page_of(coordinator_client, town, "strategy")
    assert "Not served" not in page
    assert "Every group named is reached" in page
    assert "Every forum and panel in the directory is used" in page


def test_exercises_that_take_more_than_there_is_are_warned_of(town: Universe, coordinator_client: Client) -> None:
    made.a_strategy(town, budget=Decimal(1000))
    made.an_exercise(town, cost_planned=Decimal(1000), hours_planned=12)
    assert "take more than there is" not in page_of(coordinator_client, town, "strategy")
    made.an_exercise(town, "Another", cost_planned=Decimal(1))
    assert "take more than there is" in page_of(coordinator_client, town, "strategy")


def test_work_that_takes_care_is_never_planned_in_fewer_days(town: Universe) -> None:
    with pytest.raises(Refused, match="fewer days"):
        made.a_strategy(town, lead_days=70, sensitive_lead_days=28)


def test_the_group_approves_the_version_it_was_shown_and_the_next_must_be_approved_anew(town: Universe) -> None:
    first = made.approved(town)
    assert state_of(first) == "approved"
    second = made.a_strategy(town)
    assert (second.version, state_of(second)) == (2, "draft")
    with pytest.raises(Refused, match="later version"):
        put_strategy(strategy=first, group=group(town, "Forum"), by=town.coordinator, at=AT)


def test_what_the_chair_answers_to_is_what_the_chair_saw(town: Universe) -> None:
    put = made.put_to_board(town)
    made.a_strategy(town)
    with pytest.raises(Refused, match="later version"):
        answer_strategy(strategy=put, answer="approved", seen=put.version, by=town.as_(Role.CHAIR), at=AT)


def test_a_version_is_sent_back_with_what_is_to_be_changed(town: Universe, coordinator_client: Client) -> None:
    put = made.put_to_board(town)
    answer: dict[str, Any] = {"strategy": put, "answer": "sent-back", "seen": 1, "by": town.as_(Role.CHAIR), "at": AT}
    with pytest.raises(Refused, match="what is to be changed"):
        answer_strategy(words=" ", **answer)
    answer_strategy(words="Ask the young first.", **answer)
    assert "Ask the young first." in page_of(coordinator_client, town, "strategy")
    with pytest.raises(Refused, match="Write another"):
        put_strategy(strategy=put, group=group(town, "Forum"), by=town.coordinator, at=AT)


def test_only_the_chair_answers_and_never_for_what_the_chair_put(town: Universe) -> None:
    put = made.put_to_board(town)
    for role in (Role.COORDINATOR, Role.INFORMATION_OFFICER, Role.AGENCY_REPRESENTATIVE):
        with pytest.raises(NotPermitted):
            answer_strategy(strategy=put, answer="approved", seen=1, by=town.as_(role), at=AT)
    assert not ConsultationStrategy.objects.get().answer


def test_a_group_without_a_chair_is_not_asked(town: Universe) -> None:
    with pytest.raises(Refused, match="Nobody but you"):
        put_strategy(strategy=made.a_strategy(town), group=group(town), by=town.coordinator, at=AT)


def test_the_chair_is_told_by_a_mail_without_content_and_finds_it_on_the_work_list(town: Universe) -> None:
    put = made.put_to_board(town)
    [item] = consultation_work(town.as_(Role.CHAIR))
    assert item.text == f"Answer for {put.put_to}: consultation strategy, version 1"
    told = Message.objects.get(to=town.people[Role.CHAIR], path__contains="/consultation/")
    assert "Two officers" not in told.text
    answer_strategy(strategy=put, answer="approved", seen=1, by=town.as_(Role.CHAIR), at=AT)
    assert consultation_work(town.as_(Role.CHAIR)) == []


def test_the_log_tells_who_wrote_put_and_answered_without_a_word_of_it(town: Universe) -> None:
    made.approved(town)
    events = Event.objects.filter(kind__startswith="consultation-strategy.").order_by("pk")
    assert [event.kind.partition(".")[2] for event in events] == ["written", "put", "answered"]
    assert "Two officers" not in str([event.facts for event in events])


def test_the_strategy_is_written_through_its_page_and_begins_from_the_last(
    town: Universe, coordinator_client: Client
) -> None:
    made.a_strategy(town)
    address = reverse("consultation:strategy-write", args=[town.partnership.slug])
    form = coordinator_client.get(address).content.decode()
    assert "To ask before the audit." in form
    post = town.post("Tithingham Borough Council", "Community safety officer")
    coordinator_client.post(
        address,
        {
            "aim_planning": "Find out who is not heard.", "lead": post.pk, "done_by": "partly", "hours": "100",
            "done_by_reason": "Interviews need a stranger.", "budget": "2,500", "lead_days": "28",
            "sensitive_lead_days": "84",
        },
    )  # fmt: skip
    latest = ConsultationStrategy.objects.first()
    assert latest is not None
    assert (latest.version, latest.budget) == (2, Decimal(2500))
    assert [(each.phase, each.aim) for each in latest.aims.all()] == [("planning", "Find out who is not heard.")]


def test_without_a_cycle_there_is_nothing_to_plan_and_the_pages_say_so(
    town: Universe, coordinator_client: Client
) -> None:
    assert "Plan the cycle first" in page_of(coordinator_client, town, "overview")
    assert "Plan the cycle first" in page_of(coordinator_client, town, "strategy")


def test_the_overview_tells_how_each_part_stands(town: Universe, coordinator_client: Client) -> None:
    made.whole_consultation(town)
    made.a_group_to_hear(town, "Elders")
    made.an_exercise(town, opens=TODAY + timedelta(days=3), closes=TODAY + timedelta(days=9))
    page = page_of(coordinator_client, town, "overview")
    assert "Version 1; no phases without an aim" in page
    assert "1 to come, 0 open, 1 closed" in page
    assert "1 of 2 groups reached" in page
    assert "1 forum or panel; 0 not used in this cycle" in page
    assert "1 exercise evaluated" in page


def test_the_chairs_group_is_asked_again_elsewhere_where_it_did_not_answer(town: Universe) -> None:
    put = made.put_to_board(town)
    board = put.put_to
    put_strategy(strategy=put, group=asking(town).board, by=town.coordinator, at=AT)
    assert ConsultationStrategy.objects.get().put_to != board
