"""Bodies that are asked: those the law names, what each replied, and that some did not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import amend_place
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.consultation.models import Consultee
from frankpledge.stages.consultation.queries.bodies import asked_by_body, state_of
from frankpledge.stages.consultation.rules.phases import Phase
from frankpledge.stages.consultation.services.consultees import (
    ask_agencies,
    ask_body,
    record_no_reply,
    record_reply,
    remind_consultee,
)
from frankpledge.stages.consultation.work import consultation_work
from tests.site.test_consultation_strategy import page_of
from tests.universe import consultation as made
from tests.universe.cycle import a_cycle
from tests.universe.partnership import AT, Universe, found

TODAY = made.TODAY


def states(town: Universe) -> dict[str, str]:
    return {each.body.key: each.status for each in asked_by_body(town.coordinator)}


def test_each_description_in_the_law_is_shown_with_its_source_and_caution_and_whether_anybody_was_asked(
    town: Universe, coordinator_client: Client
) -> None:
    exercise = made.an_exercise(town)
    assert set(states(town).values()) == {"not asked"}
    ask_body(
        exercise=exercise, name="Borough youth service", body="youth-organisation", sent_on=TODAY, reply_by=TODAY,
        by=town.coordinator, at=AT,
    )  # fmt: skip
    assert states(town)["youth-organisation"] == "waiting"
    page = page_of(coordinator_client, town, "bodies")
    assert "Borough youth service" in page
    assert "check the source: known at second hand" in page
    assert "Not asked" in page


def test_an_agency_counts_for_the_description_for_which_it_stands(town: Universe) -> None:
    amend_place(
        place=town.places[made.VICTIMS], body="victim-support", standing="participating", reason="",
        hours_a_month=None, by=town.coordinator, at=AT,
    )  # fmt: skip
    asked = made.a_consultee(town, agency=made.VICTIMS)
    assert asked.body == "victim-support"
    record_reply(consultee=asked, replied_on=TODAY, reply="We agree.", by=town.coordinator, at=AT)
    assert states(town)["victim-support"] == "replied"


def test_under_the_act_as_enacted_only_what_is_on_the_published_audit_counts(db: None) -> None:
    riverton = found("Riverton Partnership", "riverton", regime="cda-1998")
    a_cycle(riverton)
    given = {"name": "Probation committee", "body": "probation-committee", "sent_on": TODAY, "reply_by": TODAY}
    by = {"by": riverton.coordinator, "at": AT}
    ask_body(exercise=made.an_exercise(riverton, phase=Phase.AUDIT), **given, **by)
    assert states(riverton)["probation-committee"] == "not asked"
    ask_body(exercise=made.an_exercise(riverton, "On the report"), **given, **by)
    assert states(riverton)["probation-committee"] == "waiting"


def test_an_agency_is_asked_once_and_its_representatives_are_told_without_content(town: Universe) -> None:
    exercise = made.an_exercise(town, aim="Secret until Monday.")
    made.a_consultee(town, exercise)
    told = Message.objects.get(to=town.people[Role.AGENCY_REPRESENTATIVE])
    assert "Secret" not in told.text
    again = {"sent_on": TODAY, "reply_by": TODAY, "by": town.coordinator, "at": AT}
    assert ask_agencies(exercise=exercise, agencies=[town.agency(made.POLICE)], **again) == []
    assert Consultee.objects.count() == 1


def test_a_representative_finds_the_question_on_the_work_list_and_replies_for_their_own_agency_alone(
    town: Universe, coordinator_client: Client
) -> None:
    mine, other = made.a_consultee(town), made.a_consultee(town, made.an_exercise(town, "Other"), made.VICTIMS)
    by = town.as_(Role.AGENCY_REPRESENTATIVE)
    [item] = consultation_work(by)
    assert item.text == "Reply for Tithingham Police: What troubles you?"
    record_reply(consultee=mine, replied_on=TODAY, reply="Put repeat victims first.", by=by, at=AT)
    assert consultation_work(by) == []
    with pytest.raises(NotPermitted):
        record_reply(consultee=other, replied_on=TODAY, reply="No.", by=by, at=AT)
    page = page_of(coordinator_client, town, "consultees", mine.exercise_id)
    assert "Put repeat victims first." in page
    assert "Replied" in page


def test_bodies_that_are_late_wait_on_the_work_list_one_line_an_exercise_until_silence_is_on_record(
    town: Universe,
) -> None:
    exercise = made.an_exercise(town)
    late = [made.late(town, exercise, agency) for agency in (made.POLICE, made.VICTIMS)]
    [item] = [each for each in consultation_work(town.coordinator) if "Remind" in each.text]
    assert (item.text, item.status) == ("Remind 2 bodies to reply: What troubles you?", "overdue")
    for each in late:
        record_no_reply(consultee=each, by=town.coordinator, at=AT)
    assert consultation_work(town.coordinator) == []
    assert {state_of(each, TODAY) for each in Consultee.objects.all()} == {"no reply"}


def test_a_reply_that_comes_after_all_takes_the_silence_off_the_record(town: Universe) -> None:
    late = made.late(town)
    record_no_reply(consultee=late, by=town.coordinator, at=AT)
    record_reply(consultee=late, replied_on=TODAY, reply="Sorry: we agree.", by=town.coordinator, at=AT)
    assert state_of(Consultee.objects.get(), TODAY) == "replied"


def test_a_reminder_keeps_its_day_and_is_shown(town: Universe, coordinator_client: Client) -> None:
    late = made.late(town)
    page = page_of(coordinator_client, town, "consultees", late.exercise_id)
    assert "No reply in time" in page
    remind_consultee(consultee=late, by=town.coordinator, at=AT)
    assert Consultee.objects.get().reminded_on == TODAY
    assert "2 March 2026" in page_of(coordinator_client, town, "consultees", late.exercise_id)


def test_silence_is_put_on_record_only_after_the_day(town: Universe) -> None:
    with pytest.raises(Refused, match="may still reply"):
        record_no_reply(consultee=made.a_consultee(town), by=town.coordinator, at=AT)


def test_days_that_cannot_be_are_refused(town: Universe) -> None:
    exercise = made.an_exercise(town)
    with pytest.raises(Refused, match="before the body was asked"):
        made.a_consultee(town, exercise, reply_by=TODAY - timedelta(days=31))
    asked = made.a_consultee(town, exercise)
    early = asked.sent_on - timedelta(days=1)
    with pytest.raises(Refused, match="before it was asked"):
        record_reply(consultee=asked, replied_on=early, reply="Yes.", by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="among the descriptions"):
        ask_body(exercise=exercise, name="Moon", body="moon", sent_on=TODAY, reply_by=TODAY, by=town.coordinator, at=AT)
