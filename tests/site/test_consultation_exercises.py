"""Exercises: planned with reasons, of named groups, through forums, at places; and what they were worth."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.consultation.models import Exercise, GroupToHear
from frankpledge.stages.consultation.queries.exercises import settings_used
from frankpledge.stages.consultation.queries.forums import unused
from frankpledge.stages.consultation.queries.hearing import heard
from frankpledge.stages.consultation.rules.phases import Method, Phase
from frankpledge.stages.consultation.rules.settings import Setting
from frankpledge.stages.consultation.services.exercises import amend_exercise, call_off_exercise
from frankpledge.stages.consultation.services.forums import amend_forum
from frankpledge.stages.consultation.work import consultation_work
from frankpledge.stages.partnership.services.calendar import enter_exercise
from tests.site.test_consultation_strategy import page_of
from tests.universe import consultation as made
from tests.universe.authority import filled
from tests.universe.meetings import group, held
from tests.universe.partnership import AT, Universe

TODAY = made.TODAY


def test_an_exercise_is_planned_through_its_page_with_all_its_reasons(
    town: Universe, coordinator_client: Client
) -> None:
    made.the_cycle(town)
    refugees = made.a_group_to_hear(town)
    forum = made.a_forum(town, reaches=[refugees])
    lead = town.post()
    answer = coordinator_client.post(
        reverse("consultation:exercise-plan", args=[town.partnership.slug]),
        {
            "title": "Evenings with refugees", "phase": "planning", "aim": "To learn what they fear.",
            "duties": ["policing"], "audience": "Refugees", "reaches": [refugees.pk], "forums": [forum.pk],
            "method": "focus-group", "method_reason": "Few would write.", "done_by": "contracted",
            "done_by_reason": "They ask for somebody who is not of the council.", "lead": lead.pk,
            "opens": "2026-06-01", "closes": "2026-06-05",
            "cost_planned": "£1,200", "hours_planned": "30",
        },
        follow=True,
    )  # fmt: skip
    page = answer.content.decode()
    for told in (
        "To learn what they fear.", "Views of local people on policing", "Refugee Forum (Tithingham Victim Support)",
        "Focus group. Few would write.", "Contracted out. They ask for somebody who is not of the council.",
        "£1,200 planned", "30 planned", "Before the audit",
    ):  # fmt: skip
        assert told in page


@pytest.mark.parametrize("phase", Phase)
def test_an_exercise_belongs_to_any_phase_of_the_cycle(phase: Phase, town: Universe) -> None:
    assert made.an_exercise(town, phase=phase).get_phase_display() == phase.words


def test_the_first_day_stays_once_people_are_asked_and_an_exercise_is_called_off_with_a_reason(town: Universe) -> None:
    exercise = made.an_exercise(town)
    given = {name: getattr(exercise, name) for name in ("title", "phase", "method", "aim", "audience", "closes")}
    with pytest.raises(Refused, match="first day stays"):
        amend_exercise(exercise=exercise, opens=TODAY + timedelta(days=1), by=town.coordinator, at=AT, **given)
    with pytest.raises(Refused, match="Say why"):
        call_off_exercise(exercise=exercise, why=" ", by=town.coordinator, at=AT)
    call_off_exercise(exercise=exercise, why="An election was called.", by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="called off"):
        made.a_sitting(town, exercise)
    with pytest.raises(Refused, match="nothing to evaluate"):
        made.an_evaluation(town, exercise)


def test_what_is_over_is_no_longer_called_off(town: Universe) -> None:
    with pytest.raises(Refused, match="no longer called off"):
        call_off_exercise(exercise=made.over(town), why="Too few came.", by=town.coordinator, at=AT)


def test_a_group_to_hear_has_its_reason_and_is_named_once(town: Universe) -> None:
    with pytest.raises(Refused):
        made.a_group_to_hear(town, reason="")
    made.a_group_to_hear(town)
    with pytest.raises(Refused, match="named already"):
        made.a_group_to_hear(town, "refugees")


def test_a_group_that_no_exercise_reaches_has_its_forums_suggested(town: Universe, coordinator_client: Client) -> None:
    refugees, young = made.a_group_to_hear(town), made.a_group_to_hear(town, "Young people")
    made.a_forum(town, reaches=[refugees])
    parliament = made.a_forum(town, "Youth parliament", kind="parliament", reaches=[young])
    made.an_exercise(town, reaches=[young], forums=[parliament])
    found = {each.group: each for each in heard(town.coordinator)}
    assert found[young].status == "reached"
    assert [str(each) for each in found[refugees].forums] == ["Refugee Forum"]
    assert [str(each) for each in unused(town.coordinator)] == ["Refugee Forum"]
    page = page_of(coordinator_client, town, "groups")
    assert "Not reached" in page
    assert "Refugee Forum (Tithingham Victim Support)" in page


def test_a_forum_that_no_longer_meets_is_suggested_no_more(town: Universe) -> None:
    refugees = made.a_group_to_hear(town)
    forum = made.a_forum(town, reaches=[refugees])
    given = {name: getattr(forum, name) for name in ("name", "kind", "audience", "meets")}
    amend_forum(forum=forum, reaches=[refugees], is_ended=True, by=town.coordinator, at=AT, **given)
    assert heard(town.coordinator)[0].forums == ()
    assert list(unused(town.coordinator)) == []


def test_the_directory_tells_of_each_forum_whom_it_speaks_for_how_often_it_meets_and_through_whom(
    town: Universe, coordinator_client: Client
) -> None:
    made.a_forum(town, "Citizens of the borough", kind="panel", membership="Drawn at random each second year.")
    forum = made.a_forum(town, "Youth workers", kind="staff", agency=town.agency(made.POLICE))
    page = page_of(coordinator_client, town, "forums")
    for told in ("Citizens’ panel", "Tithingham Victim Support", "Each second month", "300", "Not used",
                 "own people who know how to ask"):  # fmt: skip
        assert told in page
    narrowed = coordinator_client.get(
        reverse("consultation:forums", args=[town.partnership.slug]), {"agency": forum.agency_id}
    )
    assert "Citizens of the borough" not in narrowed.content.decode()


def test_a_representative_enters_the_forums_of_their_own_agency_alone(town: Universe) -> None:
    by = town.as_(Role.AGENCY_REPRESENTATIVE)
    made.a_forum(town, "Beat meetings", agency=town.agency(made.POLICE), by=by)
    with pytest.raises(NotPermitted):
        made.a_forum(town, "Another", by=by)


def test_places_and_chairs_that_may_look_partisan_are_flagged_and_kinds_of_places_not_tried_named(
    town: Universe, coordinator_client: Client
) -> None:
    exercise = made.an_exercise(town)
    made.a_sitting(town, exercise, chair="Leader of the council", chair_ties="The ruling party")
    made.a_sitting(town, exercise, place="Central mosque", setting="worship")
    page = page_of(coordinator_client, town, "exercise", exercise.pk)
    assert "chair: The ruling party" in page
    assert page.count(">neutral<") == 1
    used = settings_used(town.coordinator)
    assert used.used == {Setting.CIVIC: 1, Setting.WORSHIP: 1}
    assert Setting.SHELTER in used.untried
    assert Setting.WORSHIP not in used.untried
    page = page_of(coordinator_client, town, "exercises")
    assert "<li>Job centre</li>" in page
    assert "<li>Place of worship</li>" not in page


def test_who_came_to_a_sitting_is_known_only_once_it_was_held(town: Universe, coordinator_client: Client) -> None:
    exercise = made.an_exercise(town)
    with pytest.raises(Refused, match="once the day has come"):
        made.a_sitting(town, exercise, came=12)
    made.a_sitting(town, exercise, on=TODAY, came=64, filled_in=51)
    page = page_of(coordinator_client, town, "exercise", exercise.pk)
    assert ">64<" in page
    assert ">51<" in page


def test_an_exercise_tells_how_long_it_was_planned_ahead_and_how_long_it_should_be(
    town: Universe, coordinator_client: Client
) -> None:
    made.a_strategy(town)
    careful = made.a_group_to_hear(town, is_sensitive=True, needs="Interpreters; a woman should ask.")
    days = {"opens": TODAY + timedelta(days=14), "closes": TODAY + timedelta(days=20)}
    exercise = made.an_exercise(town, reaches=[careful], **days)
    page = page_of(coordinator_client, town, "exercise", exercise.pk)
    assert "14 days; the strategy wants 70 days where a group is asked with care" in page
    assert "Interpreters; a woman should ask." in page_of(coordinator_client, town, "group", careful.pk)


def test_what_went_out_is_logged_with_way_copies_place_and_who_paid_and_what_came_back(
    town: Universe, coordinator_client: Client
) -> None:
    exercise = made.an_exercise(town)
    asian = made.a_group_to_hear(town, "Asian residents")
    made.a_distribution(town, exercise)
    made.a_distribution(
        town, exercise, channel="deposit", where="Central library", copies=20, paid_by=None, cost=None,
        what="Full report, version 2",
    )  # fmt: skip
    made.a_distribution(town, exercise, channel="worker", where="One-stop shop", group=asian, returned=17)
    page = page_of(coordinator_client, town, "distribution", exercise.pk)
    for told in ("41,000", "£3,000", "Tithingham Police", "Copies put where people can read them", "Central library",
                 "Full report, version 2", "A worker whom the group trusts", "Asian residents", ">17<"):  # fmt: skip
        assert told in page
    assert "3 lines, 82,020 copies" in page_of(coordinator_client, town, "exercise", exercise.pk)


def test_what_has_not_gone_out_yet_is_not_logged(town: Universe) -> None:
    with pytest.raises(Refused, match="must not be after today"):
        made.a_distribution(town, on=TODAY + timedelta(days=1))


def test_an_exercise_is_evaluated_once_it_is_over_by_reach_response_cost_and_influence(
    town: Universe, coordinator_client: Client
) -> None:
    exercise = made.over(town, cost_planned=Decimal(900))
    board = group(town)
    made.an_evaluation(town, exercise, told_at=held(town, board, on=TODAY))
    page = page_of(coordinator_client, town, "exercise", exercise.pk)
    for told in ("25%", "£4", "£900 planned; £1,000 spent", "It changed something that was planned",
                 "The board put burglary before arson."):  # fmt: skip
        assert told in page
    with pytest.raises(Refused, match="once it is over"):
        made.an_evaluation(town, made.an_exercise(town))
    with pytest.raises(Refused, match="More cannot have answered"):
        made.an_evaluation(town, exercise, reached=10, responded=11)


def test_what_an_exercise_was_worth_is_shown_to_whoever_plans_the_next_of_its_method_or_group(
    town: Universe, coordinator_client: Client
) -> None:
    elders = made.a_group_to_hear(town, "Elders")
    early = {"opens": TODAY - timedelta(days=200), "closes": TODAY - timedelta(days=190)}
    by_method = made.over(town, "By questionnaire")
    by_group = made.over(town, "With elders", method=Method.MEETING, reaches=[elders], **early)
    other = made.over(town, "By letter", method=Method.LETTERS, **early)
    for each in (by_method, by_group, other):
        made.an_evaluation(town, each, lessons=f"Learnt {each.title.lower()}.")
    planned = made.an_exercise(town, reaches=[elders])
    page = page_of(coordinator_client, town, "exercise", planned.pk)
    assert "Learnt by questionnaire." in page
    assert "Learnt with elders." in page
    assert "Learnt by letter." not in page
    assert "Learnt by letter." in page_of(coordinator_client, town, "exercise-plan")
    narrowed = coordinator_client.get(
        reverse("consultation:lessons", args=[town.partnership.slug]), {"group": elders.pk}
    )
    assert "Learnt with elders." in narrowed.content.decode()
    assert "Learnt by letter." not in narrowed.content.decode()


def test_lessons_of_a_closed_cycle_stand_beside_the_next_cycles_plan(
    town: Universe, coordinator_client: Client
) -> None:
    made.an_evaluation(town)
    cycle = Exercise.objects.get().cycle
    cycle.closed_on = TODAY
    cycle.save()
    with pytest.raises(Refused, match="cycle is closed"):
        made.a_sitting(town, Exercise.objects.get())
    assert "Ask in the market, and not by post." in page_of(coordinator_client, town, "exercise-plan")


def test_an_exercise_that_is_over_waits_to_be_evaluated_and_one_to_come_to_be_opened_by_its_lead(
    town: Universe,
) -> None:
    lead = town.post()
    filled(lead, town.people[Role.OUTPUT_CHECKER], town)
    made.over(town)
    made.an_exercise(town, lead=lead, opens=TODAY + timedelta(days=5))
    assert [item.text for item in consultation_work(town.coordinator)] == [
        "Evaluate the exercise: Autumn questionnaire"
    ]
    [item] = consultation_work(town.as_(Role.OUTPUT_CHECKER))
    assert (item.text, item.status) == ("Open the exercise: What troubles you?", "due soon")
    made.an_evaluation(town, Exercise.objects.get(title="Autumn questionnaire"))
    assert consultation_work(town.coordinator) == []


def test_own_exercises_stand_beside_those_of_other_bodies_with_clashes_and_chances_to_join(
    town: Universe, coordinator_client: Client
) -> None:
    made.an_exercise(town, opens=TODAY + timedelta(days=10), closes=TODAY + timedelta(days=30))
    asks = {"agency": town.agency(made.POLICE), "kind": "consultation", "by": town.coordinator, "at": AT}
    enter_exercise(
        name="Policing plan", begins=TODAY + timedelta(days=20), ends=TODAY + timedelta(days=40), **asks
    )  # fmt: skip
    enter_exercise(name="Beat survey", begins=TODAY + timedelta(days=60), ends=TODAY + timedelta(days=70), **asks)
    page = page_of(coordinator_client, town, "calendar")
    assert "“Policing plan” (Tithingham Police) asks people" in page
    assert "while the partnership does (“What troubles you?”)" in page
    assert "it begins 30 days after" in page
    assert "It could carry the partnership" in page


def test_nothing_of_a_neighbour_is_chosen_or_opened(town: Universe, neighbour: Universe) -> None:
    theirs = made.a_group_to_hear(neighbour)
    with pytest.raises(Refused, match="another partnership"):
        made.an_exercise(town, reaches=[theirs])
    assert GroupToHear.objects.filter(partnership=town.partnership).count() == 0
