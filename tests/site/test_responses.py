"""Responses are taken in once each, screened before anybody reads them, counted, and withheld where few answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from frankpledge.adapters.inbox.box import FILE, Entry, Inbox
from frankpledge.core.faults import Refused
from frankpledge.core.questionnaires import Kind
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from frankpledge.site.due import do_due
from frankpledge.stages.consultation.models import Answer, Questionnaire, Response
from frankpledge.stages.consultation.queries.results import tally
from frankpledge.stages.consultation.rules.channels import Channel
from frankpledge.stages.consultation.services import opening
from frankpledge.stages.consultation.services.collecting import KEY_KEPT, collect, key_in
from tests.universe import questionnaires as made
from tests.universe.partnership import AT, Universe

pytestmark = pytest.mark.django_db
TODAY = AT.date()
SignIn = Callable[[Person], Client]


def token(name: str) -> str:
    return name.ljust(22, "x")


def taken_in(town: Universe, questionnaire: Questionnaire) -> int:
    return collect(questionnaire=questionnaire, by=town.coordinator, at=AT)


def test_each_response_is_taken_in_once_however_often_it_is_looked(town: Universe) -> None:
    opened = made.opened(town)
    for name in ("one", "two", "two"):
        made.send(opened, {"core-problem": 3}, token(name))
    assert [taken_in(town, opened) for _ in range(3)] == [2, 0, 0]
    made.send(opened, {"core-problem": 3}, token("three"))
    assert do_due(at=AT) == []
    assert Response.objects.count() == 3


def test_a_response_says_its_day_its_channel_and_its_place_and_nothing_of_whose_it_is(town: Universe) -> None:
    opened = made.opened(town)
    opening.add_kiosk(questionnaire=opened, name="Market hall", by=town.coordinator, at=AT)
    opening.shelve_questionnaire(opened)
    made.send(opened, {"core-problem": 3}, token("one"), kiosk="market-hall")
    taken_in(town, opened)
    response = Response.objects.get()
    assert (response.channel, response.place, response.received_on) == ("kiosk", "Market hall", TODAY)
    assert response.keyed_by is None
    fields = {field.name for field in Response._meta.get_fields()}
    assert not fields & {"ip", "address", "session", "browser", "email", "at", "created_at"}


def test_what_each_kind_of_question_was_answered_is_kept(town: Universe) -> None:
    opened = made.opened(town)
    rank, pay, why = (made.own_key(opened, kind) for kind in (Kind.RANK, Kind.AMOUNT, Kind.TEXT))
    given = {
        "core-safe-dark": "bit-unsafe", "core-problem": 4, "you-here": ["live", "work"], rank: ["a3", "a1"],
        pay: "12.5", why: "It is dark.",
    }  # fmt: skip
    made.send(opened, given, token("one"))
    taken_in(town, opened)
    rows = Answer.objects.values_list("question__key", "code", "place", "amount", "text")
    assert sorted((key, code, place, float(amount or 0), text) for key, code, place, amount, text in rows) == sorted(
        [
            ("core-safe-dark", "bit-unsafe", None, 0, ""), ("core-problem", "4", None, 0, ""),
            ("you-here", "live", None, 0, ""), ("you-here", "work", None, 0, ""), (rank, "a3", 1, 0, ""),
            (rank, "a1", 2, 0, ""), (pay, "", None, 12.5, ""), (why, "", None, 0, "It is dark."),
        ],
        key=lambda row: (row[0], row[1], row[2] or 0),
    )  # fmt: skip


def test_personal_details_are_taken_out_before_anything_is_kept(town: Universe, signed_in: SignIn) -> None:
    opened = made.opened(town)
    why = made.own_key(opened, Kind.TEXT)
    text = "Mrs Alder of 4 Mill Lane, 01632 960123, lets her dogs out; AB12 CDE parks there"
    made.send(opened, {"core-safe-dark": "bit-unsafe", why: text}, token("one"))
    taken_in(town, opened)
    kept = Answer.objects.exclude(text="").get()
    assert kept.removed >= 3
    row = opened.questions.get(key=why)
    html = (
        signed_in(town.people[Role.CHAIR])
        .get(f"/p/tithingham/consultation/questions/{row.pk}/comments/")
        .content.decode()
    )
    assert "[removed]" in html
    for detail in ("Alder", "960123", "AB12"):
        assert detail not in kept.text
        assert detail not in html


def test_a_response_sealed_for_another_or_tampered_with_is_counted_and_not_kept(town: Universe) -> None:
    opened, other = made.opened(town), made.opened(town, "Another")
    mine = made.send(opened, {"core-problem": 3}, token("one"))
    made.send(other, {"core-problem": 3}, token("two"))
    from django.conf import settings

    with closing(sqlite3.connect(Path(settings.INBOX) / FILE)) as connection:
        sealed = connection.execute("SELECT sealed FROM response WHERE id = ?", [mine]).fetchone()[0]
    with closing(Inbox(Path(settings.INBOX) / FILE)) as inbox:
        inbox.put(Entry("moved", "tithingham/2", "2026-03-02", sealed))
        inbox.put(Entry("changed", "tithingham/1", "2026-03-02", sealed[:-1] + b"\0"))
        inbox.put(Entry("nothing", "tithingham/1", "2026-03-02", b""))
    assert (taken_in(town, opened), taken_in(town, other)) == (1, 1)
    assert list(Questionnaire.objects.order_by("number").values_list("unreadable", flat=True)) == [2, 1]
    assert taken_in(town, opened) == 0


def test_answers_that_were_never_offered_and_questions_not_asked_are_not_kept(town: Universe) -> None:
    opened = made.opened(town)
    why = made.own_key(opened, Kind.TEXT)
    made.send(opened, {"core-safe-dark": "very-safe", why: "hidden", "core-problem": 9, "x": "y"}, token("one"))
    taken_in(town, opened)
    assert list(Answer.objects.values_list("question__key", "code")) == [("core-safe-dark", "very-safe")]


LONG_WORDS = "There is no light on the lane between the mill and the school"


def test_the_same_words_again_about_the_same_day_are_marked_and_counted_all_the_same(town: Universe) -> None:
    opened = made.opened(town)
    why = made.own_key(opened, Kind.TEXT)
    for number in range(30):
        made.send(opened, {"core-safe-dark": "bit-unsafe", why: LONG_WORDS}, token(f"n{number}"))
    made.send(opened, {"core-safe-dark": "bit-unsafe", why: LONG_WORDS}, token("later"), on=TODAY + timedelta(days=4))
    taken_in(town, opened)
    assert Response.objects.filter(is_repeat=True).count() == 29
    told = tally(town.coordinator, opened)
    assert (told.responses, told.repeats) == (31, 29)


def test_few_alike_choices_are_nobodys_repeats(town: Universe) -> None:
    opened = made.opened(town)
    for number in range(20):
        made.send(opened, {"core-problem": 3}, token(f"n{number}"))
    taken_in(town, opened)
    assert not Response.objects.filter(is_repeat=True).exists()


def test_a_paper_form_is_keyed_in_beside_what_came_online(town: Universe, signed_in: SignIn) -> None:
    opened = made.answered(town, number=3)
    client = signed_in(town.people[Role.INFORMATION_OFFICER])
    where = f"/p/tithingham/consultation/questionnaires/{opened.pk}/key-in/"
    sent = {
        "token": "page-1", "channel": "paper", "received_on-day": "2", "received_on-month": "3",
        "received_on-year": "2026", "place": "Library", "speaks_for": "", "answer-core-problem": "5",
    }  # fmt: skip
    assert client.post(where, sent).status_code == 302
    assert client.post(where, sent).status_code == 302  # the same page, sent twice
    assert tally(town.coordinator, opened).by_channel == {"online": 3, "paper": 1}
    empty = client.post(where, sent | {"token": "page-2", "answer-core-problem": ""})
    assert "Nothing is answered" in empty.content.decode()
    wrong = client.post(where, sent | {"token": "page-3", "answer-" + made.own_key(opened, Kind.AMOUNT): "much"})
    assert "Enter a number" in wrong.content.decode()
    assert Response.objects.count() == 4


def test_a_group_that_answers_together_is_counted_apart(town: Universe) -> None:
    opened = made.opened(town)
    made.keyed(town, opened, "a", channel=Channel.FORUM, place="Neighbourhood watch", speaks_for=40)
    made.keyed(town, opened, "b")
    told = tally(town.coordinator, opened)
    assert (told.responses, told.groups, told.people_spoken_for) == (1, 1, 40)
    assert sum(told.by_channel.values()) == 1


def test_only_those_who_run_it_key_in_and_never_as_if_it_came_online(town: Universe) -> None:
    opened = made.opened(town)
    with pytest.raises(NotPermitted):
        key_in(questionnaire=opened, channel=Channel.PAPER, received_on=TODAY, answers={"core-problem": 5},
               by=town.as_(Role.CHAIR), at=AT)  # fmt: skip
    with pytest.raises(Refused, match="how it came"):
        made.keyed(town, opened, channel=Channel.ONLINE)
    with pytest.raises(Refused, match="not one to come"):
        made.keyed(town, opened, received_on=TODAY + timedelta(days=1))


def test_results_are_withheld_where_few_answered_and_told_where_many_did(town: Universe, signed_in: SignIn) -> None:
    opened = made.answered(town, number=9)
    client = signed_in(town.people[Role.CHAIR])
    where = f"/p/tithingham/consultation/questionnaires/{opened.pk}/results/"
    html = client.get(where).content.decode()
    assert "fewer than 10 answered" in html
    assert "of 9" not in html
    for number in range(20):
        made.send(opened, {"core-safe-dark": "very-safe"}, token(f"more{number}"))
    taken_in(town, opened)
    html = client.get(where).content.decode()
    assert "29 responses" in html
    assert "25 of 29 (86%)" not in html  # with the few others, it would tell how many they were


def test_core_questions_are_set_beside_earlier_years(town: Universe, signed_in: SignIn) -> None:
    made.answered(town, "The first time", number=20)
    later = made.answered(town, "The second time", number=20)
    html = (
        signed_in(town.people[Role.CHAIR])
        .get(f"/p/tithingham/consultation/questionnaires/{later.pk}/results/")
        .content.decode()
    )
    assert "Earlier: The first time (2026): most often ‘Very safe’, 10 of 20 (50%)." in html


def test_a_flood_is_told_and_nothing_of_it_is_dropped(town: Universe, signed_in: SignIn) -> None:
    opened = made.opened(town)
    for day in range(6):
        for number in range(4):
            made.send(opened, {"core-problem": 3}, token(f"d{day}n{number}"), on=TODAY + timedelta(days=day))
    for number in range(60):
        made.send(opened, {"core-problem": 1}, token(f"flood{number}"), on=TODAY + timedelta(days=7))
    taken_in(town, opened)
    html = (
        signed_in(town.people[Role.CHAIR])
        .get(f"/p/tithingham/consultation/questionnaires/{opened.pk}/results/")
        .content.decode()
    )
    assert "On 9 March 2026 many times more came than on a usual day: 60." in html
    assert "84 responses" in html


def test_the_log_says_how_many_were_taken_in_and_nothing_of_what_they_say(town: Universe) -> None:
    made.answered(town, number=4)
    event = Event.objects.get(kind="responses.collected")
    assert event.facts == {"taken": 4, "unreadable": 0}


def test_the_key_is_destroyed_when_its_time_is_over_after_taking_in_what_was_left(town: Universe) -> None:
    opened = made.opened(town, closes=TODAY + timedelta(days=1))
    made.send(opened, {"core-problem": 3}, token("last"))
    over = AT + KEY_KEPT + timedelta(days=3)
    assert do_due(at=over) == []
    opened.refresh_from_db()
    assert (opened.private_key, opened.key_destroyed_on) == ("", over.date())
    assert Response.objects.count() == 1
    made.send(opened, {"core-problem": 3}, token("too late"))
    assert taken_in(town, opened) == 0
