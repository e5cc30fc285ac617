"""Reminders of what waits for an answer: to those who can give it, once each, in the next digest."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.partnership.services.briefings import acknowledge_briefing
from frankpledge.stages.partnership.services.issues import reply_to_issue
from frankpledge.stages.partnership.services.leads import accept_lead
from frankpledge.stages.partnership.services.objections import answer_objection
from frankpledge.stages.partnership.services.voice_due import remind_of_voice
from tests.universe import means_and_voice as made
from tests.universe.means_and_voice import CHARITY, police
from tests.universe.partnership import AT, Universe

DAY = timedelta(days=1)


def reminders() -> list[tuple[str, str]]:
    found = Message.objects.filter(pace=Message.Pace.DIGEST).order_by("pk")
    return [(str(message.to), message.subject) for message in found.select_related("to")]


def test_nothing_is_told_before_its_time(town: Universe) -> None:
    made.lead(town), made.briefing(town), made.objection(town), made.issue(town)
    assert remind_of_voice(at=AT + 13 * DAY) == 0


@pytest.mark.parametrize(
    ("make", "days", "role", "subject"),
    [
        (made.lead, 14, Role.AGENCY_REPRESENTATIVE, "A lead waits to be accepted or declined"),
        (made.briefing, 14, Role.AGENCY_REPRESENTATIVE, "A briefing is not acknowledged"),
        (made.objection, 14, Role.CHAIR, "An objection has no answer"),
        (made.objection, 14, Role.COORDINATOR, "An objection has no answer"),
        (made.issue, 21, Role.CHAIR, "The reply to an issue is due today"),
        (made.issue, 22, Role.COORDINATOR, "The reply to an issue is overdue"),
    ],
)
def test_whoever_is_to_answer_is_told_on_the_day_and_once_however_often_one_looks(
    make, days: int, role: Role, subject: str, town: Universe
) -> None:  # fmt: skip
    make(town)
    at = AT + days * DAY
    assert remind_of_voice(at=at) > 0
    assert remind_of_voice(at=at) == remind_of_voice(at=at + timedelta(minutes=1)) == 0
    assert reminders().count((str(town.people[role]), subject)) == 1


def test_an_issue_is_told_of_when_it_is_due_and_again_when_it_is_overdue(town: Universe) -> None:
    made.issue(town)
    added = [remind_of_voice(at=AT + days * DAY) for days in (20, 21, 22, 23)]
    assert added == [0, 2, 2, 0]


def test_whoever_wrote_an_objection_down_is_not_reminded_to_answer_it(town: Universe) -> None:
    made.objection(town, by=town.coordinator)
    remind_of_voice(at=AT + 14 * DAY)
    assert reminders() == [(str(town.people[Role.CHAIR]), "An objection has no answer")]


def test_where_nobody_speaks_for_an_agency_those_who_run_the_partnership_are_reminded(town: Universe) -> None:
    made.lead(town, CHARITY)
    remind_of_voice(at=AT + 14 * DAY)
    told = {who for who, _ in reminders()}
    assert told == {str(town.people[Role.CHAIR]), str(town.people[Role.COORDINATOR])}


def test_what_was_answered_is_not_told_of(town: Universe) -> None:
    accept_lead(lead=made.lead(town), by=police(town), at=AT)
    acknowledge_briefing(audience=made.audience(town), by=police(town), at=AT)
    answer_objection(objection=made.objection(town), answer="Yes.", by=town.coordinator, at=AT)
    reply_to_issue(issue=made.issue(town), reply="Yes.", by=town.coordinator, at=AT)
    assert remind_of_voice(at=AT + 60 * DAY) == 0


def test_reminders_of_one_partnership_go_to_its_people_alone(town: Universe, neighbour: Universe) -> None:
    made.lead(neighbour), made.issue(neighbour), made.objection(neighbour), made.briefing(neighbour)
    remind_of_voice(at=AT + 30 * DAY)
    people = {person.pk for person in neighbour.people.values()}
    assert {message.to_id for message in Message.objects.filter(pace=Message.Pace.DIGEST)} <= people


def test_no_reminder_repeats_what_somebody_wrote(town: Universe) -> None:
    made.lead(town, what="Kingfisher"), made.issue(town, about="Kingfisher"), made.objection(town, about="Kingfisher")
    made.briefing(town, topic="Kingfisher")
    remind_of_voice(at=AT + 30 * DAY)
    messages = Message.objects.filter(pace=Message.Pace.DIGEST)
    assert messages.count() >= 4
    assert not [message for message in messages if "Kingfisher" in f"{message.subject}{message.text}{message.path}"]


def test_looking_again_costs_few_queries_however_much_waits(
    town: Universe, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(12):
        made.lead(town), made.issue(town), made.objection(town), made.briefing(town)
    remind_of_voice(at=AT + 30 * DAY)
    with django_assert_max_num_queries(8):  # four things that wait, people, what was told, and the transaction's two
        assert remind_of_voice(at=AT + 30 * DAY) == 0
