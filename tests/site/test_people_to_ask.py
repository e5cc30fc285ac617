"""Who agreed to be asked again is kept until the day they were told, read by few, and named nowhere else."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from frankpledge.foundation.eventlog.verify import verify
from frankpledge.foundation.sensitivity import Sensitivity
from frankpledge.site.backup.export import export_partnership
from frankpledge.site.due import do_due
from frankpledge.stages.consultation.models import PersonToAsk
from frankpledge.stages.consultation.queries.people import groups_with_people, hands, people, people_of, who_agreed_at
from frankpledge.stages.consultation.services.people import (
    amend_person,
    delete_people_due,
    drop_hand,
    withdraw_person,
)
from tests.universe.authority import a_training
from tests.universe.consultation import a_group_to_hear, a_sitting, an_exercise
from tests.universe.noticeboard import FORGOTTEN, TODAY, a_hand, held, one_of_a_group, somebody
from tests.universe.partnership import AT, Universe

NAME, NUMBER = "Ida Ashdown", "01632 960111"


def on(day: Any) -> Any:
    """The moment of the day at which things are tidied up."""
    return AT + (day - TODAY)


def test_who_agreed_at_a_sitting_is_kept_with_purpose_consent_and_the_day_of_deletion(town: Universe) -> None:
    sitting = held(town)
    somebody(town, sitting)
    [kept] = who_agreed_at(town.coordinator, sitting)
    assert (kept.name, kept.purpose, kept.consent, kept.delete_on) == (
        NAME, "A focus group on street lights", "signed", FORGOTTEN,
    )  # fmt: skip
    assert sitting.came == 40


def test_no_more_agree_at_a_sitting_than_came_and_nobody_before_it_was_held_or_counted(town: Universe) -> None:
    sitting = held(town, came=1)
    somebody(town, sitting)
    with pytest.raises(Refused, match="1 came, and 1 of them are entered"):
        somebody(town, sitting, name="Another")
    with pytest.raises(Refused, match="Record first how many came"):
        somebody(town, a_sitting(town, an_exercise(town, "Two"), on=TODAY))
    with pytest.raises(Refused, match="not been held yet"):
        somebody(town, a_sitting(town, an_exercise(town, "Three")))


def test_the_list_by_group_holds_those_who_can_be_asked_for_it(town: Universe) -> None:
    one = one_of_a_group(town)
    somebody(town)
    assert list(people_of(town.coordinator, group=one.group)) == [one]
    assert [(str(each), each.can_be_asked) for each in groups_with_people(town.coordinator)] == [("Night workers", 1)]


def test_the_tick_deletes_on_the_day_and_the_log_says_how_many(town: Universe, neighbour: Universe) -> None:
    somebody(town)
    somebody(town, name="Ben Oakley")
    somebody(town, name="Later", delete_on=FORGOTTEN + timedelta(days=1))
    somebody(neighbour, delete_on=FORGOTTEN + timedelta(days=9))
    assert do_due(at=on(FORGOTTEN - timedelta(days=1))) == []
    assert PersonToAsk.objects.count() == 4
    assert do_due(at=on(FORGOTTEN)) == []
    assert list(PersonToAsk.objects.values_list("name", flat=True).order_by("delete_on")) == ["Later", NAME]
    [event] = Event.objects.filter(kind="people-to-ask.deleted")
    assert event.partnership_id == town.partnership.pk
    assert event.facts == {"count": 2, "left": 1, "until": FORGOTTEN.isoformat()}
    assert verify(town.partnership.pk).is_whole


def test_nobody_whose_day_has_come_is_shown_or_exported_before_the_tick(town: Universe, tmp_path: Path) -> None:
    somebody(town)
    late = on(FORGOTTEN)
    reader = town.as_(Role.COORDINATOR, late)
    assert list(people(reader)) == []
    assert [each.can_be_asked for each in groups_with_people(reader)] == []
    export_partnership(town.partnership, tmp_path / "late", at=late)
    export_partnership(town.partnership, tmp_path / "early", at=AT)
    rows = {
        day: (tmp_path / day / "tables" / "consultation.persontoask.jsonl").read_text() for day in ("early", "late")
    }
    assert [json.loads(row)["name"] for row in rows["early"].splitlines()] == [NAME]
    assert rows["late"] == ""


def test_a_copy_restored_after_the_day_loses_them_at_the_next_tick(town: Universe) -> None:
    row = PersonToAsk.objects.filter(pk=somebody(town).pk).values().get()
    delete_people_due(at=on(FORGOTTEN))
    PersonToAsk.objects.create(**row)  # as restoring a copy made before the day does
    assert delete_people_due(at=on(FORGOTTEN + timedelta(days=1))) == 1
    assert not PersonToAsk.objects.exists()


def test_who_withdraws_is_deleted_at_once(town: Universe) -> None:
    withdraw_person(person=somebody(town), by=town.coordinator, at=AT)
    assert not PersonToAsk.objects.exists()
    assert Event.objects.filter(kind="person-to-ask.withdrew").count() == 1


def test_no_event_and_no_fact_names_anybody(town: Universe) -> None:
    one = somebody(town, held(town))
    amend_person(
        person=one, name=NAME, reached_by=NUMBER, purpose="Street lights", consent="spoken", consented_on=TODAY,
        delete_on=FORGOTTEN, by=town.coordinator, at=AT,
    )  # fmt: skip
    withdraw_person(person=one, by=town.coordinator, at=AT)
    somebody(town)
    delete_people_due(at=on(FORGOTTEN))
    told = str(list(Event.objects.values_list("kind", "facts")))
    assert "person-to-ask.entered" in told
    assert not [word for word in ("Ida", "Ashdown", "960111", "lights") if word in told]


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.COORDINATOR, Role.INFORMATION_OFFICER)])
def test_only_those_who_run_exercises_read_them(town: Universe, role: Role) -> None:
    somebody(town)
    with pytest.raises(NotPermitted):
        people(town.as_(role))


def test_a_member_who_runs_nothing_sees_how_many_came_and_no_way_to_who(town: Universe) -> None:
    sitting = held(town)
    somebody(town, sitting)
    client = Client()
    client.force_login(town.people[Role.CHAIR])
    page = client.get(f"/p/tithingham/consultation/exercises/{sitting.exercise_id}/").content.decode()
    assert ">40<" in page
    assert NAME not in page
    assert "/people/" not in page


def test_what_is_about_a_person_is_labelled_so() -> None:
    personal = {name for name, label in PersonToAsk.sensitivity.items() if label is Sensitivity.PERSONAL}
    assert personal >= {"name", "reached_by", "purpose", "consent", "consented_on", "group", "entered_by"}


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"consented_on": TODAY + timedelta(days=1)}, "consented_on"),
        ({"delete_on": TODAY}, "delete_on"),
        ({"delete_on": TODAY + timedelta(days=5 * 365)}, "delete_on"),
    ],
)
def test_days_that_cannot_be_are_refused_beside_their_field(town: Universe, days: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        somebody(town, **days)
    assert list(refused.value.reasons) == [field]


def test_a_group_of_another_partnership_is_refused(town: Universe, neighbour: Universe) -> None:
    with pytest.raises(Refused, match="another partnership"):
        somebody(town, group=a_group_to_hear(neighbour))


def test_who_designed_and_ran_an_exercise_is_told_with_the_training_of_the_post(town: Universe) -> None:
    exercise = an_exercise(town)
    hand = a_hand(town, exercise)
    a_training(town, hand.post, needed_on=TODAY, completed_on=TODAY)
    a_hand(town, exercise, outside="University of Holmshire", part="designed", training="Survey methods, 20 years")
    client = Client()
    client.force_login(town.people[Role.CHAIR])
    page = client.get(f"/p/tithingham/consultation/exercises/{exercise.pk}/hands/").content.decode()
    assert f"/p/tithingham/posts/{hand.post_id}/" in page
    assert "2 March 2026" in page
    assert "Survey methods, 20 years" in page
    assert "/p/tithingham/training/" in page


def test_a_post_without_training_says_so_and_a_body_must_say_what_it_brings(town: Universe) -> None:
    exercise = an_exercise(town)
    a_hand(town, exercise)
    [one] = hands(town.coordinator, exercise)
    assert one.trained == ()
    with pytest.raises(Refused, match="training or experience"):
        a_hand(town, exercise, outside="A firm", part="ran")
    with pytest.raises(Refused, match="one of the two"):
        a_hand(town, exercise, part="ran", outside="")


def test_who_was_named_by_mistake_is_taken_back(town: Universe) -> None:
    exercise = an_exercise(town)
    drop_hand(hand=a_hand(town, exercise), by=town.coordinator, at=AT)
    assert hands(town.coordinator, exercise) == []
