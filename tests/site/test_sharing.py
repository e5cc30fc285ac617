"""The calendar and the question bank shared with other consulting bodies: nothing of people, and every fault told."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.core.questionnaires.bank import BANK
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from frankpledge.stages.consultation.models import TakenQuestion
from frankpledge.stages.consultation.queries.sharing import shared_exercises, taken_questions, whole_bank
from frankpledge.stages.consultation.rules.bank_file import HEAD, bank_rows, read_bank
from frankpledge.stages.consultation.services.bank import take_in_bank
from frankpledge.stages.consultation.services.exercises import call_off_exercise
from frankpledge.stages.consultation.services.noticeboard import set_contact
from frankpledge.stages.consultation.services.questionnaires import add_from_bank
from tests.universe.consultation import TODAY, an_exercise, over
from tests.universe.partnership import AT, Universe
from tests.universe.questionnaires import a_questionnaire

GOOD = """key,kind,question,answers,lowest,highest,unit
bins,choice,How clean is your street?,Clean | Middling | Dirty,,,
trust,scale,How far do you trust the council?,,1,5,
pay,amount,What would you pay?,,,,pounds
say,text,What else?,,,,
"""


def given(client: Client, town: Universe, name: str, query: str = "") -> Any:
    return client.get(reverse(f"consultation:{name}", args=[town.partnership.slug]) + query)


def sent(client: Client, town: Universe, content: bytes, body: str = "The county council") -> Any:
    file = SimpleUploadedFile("bank.csv", content, "text/csv")
    return client.post(
        reverse("consultation:share-take-in", args=[town.partnership.slug]), {"body": body, "file": file}
    )


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


# --- What is given away ------------------------------------------------------------------------------------


def test_only_what_is_to_come_or_open_and_not_called_off_is_shared(town: Universe) -> None:
    over(town)
    off = an_exercise(town, "Called off")
    call_off_exercise(exercise=off, why="Nobody to ask.", by=town.coordinator, at=AT)
    an_exercise(town, "Open now")
    an_exercise(town, "To come", opens=TODAY + timedelta(days=50), closes=TODAY + timedelta(days=60))
    assert [each.title for each in shared_exercises(town.coordinator)] == ["Open now", "To come"]


def test_the_calendar_tells_title_days_and_who_is_asked_and_the_contact_and_nothing_else(
    town: Universe, coordinator_client: Client
) -> None:
    lead = town.post("Tithingham Borough Council", "Officer in charge")
    an_exercise(town, "=Lamps", aim="A secret aim.", lead=lead, audience="Everybody")
    set_contact(name="The team", email="team@tithingham.example", by=town.coordinator, at=AT)
    [row] = table(given(coordinator_client, town, "share-calendar", "?as=csv").content)
    assert row == {
        "Title": "'=Lamps", "First day": TODAY.isoformat(), "Last day": (TODAY + timedelta(days=84)).isoformat(),
        "Who is asked": "Everybody", "Contact": "The team", "Email": "team@tithingham.example", "Telephone": "",
    }  # fmt: skip
    calendar = given(coordinator_client, town, "share-calendar").content.decode()
    for words in ("A secret aim", "Officer in charge", "member"):
        assert words not in calendar


def test_the_calendar_keeps_the_standards_lines_and_ends_the_day_after_the_last(
    town: Universe, coordinator_client: Client
) -> None:
    exercise = an_exercise(town, "Ŵ" * 90, audience="Women; men, and others\\")
    answer = given(coordinator_client, town, "share-calendar")
    assert answer["Content-Type"].startswith("text/calendar")
    raw = answer.content
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    lines = raw.decode().replace("\r\n ", "").split("\r\n")
    assert f"DTEND;VALUE=DATE:{exercise.closes + timedelta(days=1):%Y%m%d}" in lines
    assert f"SUMMARY:{'Ŵ' * 90}" in lines
    assert "Women\\; men\\, and others\\\\" in "".join(lines)
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])


def test_without_a_public_contact_the_partnership_is_named_and_nobody_else(
    town: Universe, coordinator_client: Client
) -> None:
    an_exercise(town)
    [row] = table(given(coordinator_client, town, "share-calendar", "?as=csv").content)
    assert (row["Contact"], row["Email"]) == (town.partnership.name, "")


def test_the_bank_is_given_as_a_table_that_another_can_take_in_whole(
    town: Universe, coordinator_client: Client
) -> None:
    content = given(coordinator_client, town, "share-bank").content
    assert [row["key"] for row in table(content)] == list(BANK)
    questions, faults = read_bank(content, "bank.csv")
    assert faults == []
    for mine, theirs in zip(BANK.values(), questions, strict=True):
        assert (theirs.kind, theirs.text, theirs.text_cy, theirs.scale) == (
            mine.kind,
            mine.text,
            mine.text_cy,
            mine.scale,
        )
        assert [(one.text, one.text_cy) for one in theirs.options] == [(one.text, one.text_cy) for one in mine.options]


# --- What is taken in --------------------------------------------------------------------------------------


def test_questions_of_another_body_are_taken_in_and_asked_in_its_words(
    town: Universe, coordinator_client: Client
) -> None:
    assert sent(coordinator_client, town, GOOD.encode()).status_code == 302
    taken = {each.key: each for each in taken_questions(town.coordinator)}
    assert [option["text"] for option in taken["bins"].options] == ["Clean", "Middling", "Dirty"]
    asked = a_questionnaire(town)
    keys = [f"taken-{each.pk}" for each in taken.values()]
    added = add_from_bank(questionnaire=asked, keys=keys, by=town.coordinator, at=AT)
    assert (added[0].kind, added[0].text, added[0].is_from_bank) == ("choice", "How clean is your street?", False)
    assert {row.key for row in added}.isdisjoint(BANK)
    page = coordinator_client.get(reverse("consultation:questions-bank", args=[town.partnership.slug, asked.pk]))
    assert "The county council: What would you pay?" in page.content.decode()
    assert [whose for _, whose in whole_bank(town.coordinator)].count("The county council") == 4


def test_a_bank_sent_anew_replaces_the_words_of_its_own_questions_alone(town: Universe) -> None:
    old, _ = read_bank(GOOD.encode(), "bank.csv")
    new, _ = read_bank(GOOD.replace("How clean", "How tidy").encode(), "bank.csv")
    for body, questions in (("County", old), ("Police", old), ("County", new)):
        take_in_bank(body=body, questions=questions, by=town.coordinator, at=AT)
    texts = TakenQuestion.objects.filter(key="bins").order_by("body").values_list("body", "text")
    assert list(texts) == [("County", "How tidy is your street?"), ("Police", "How clean is your street?")]
    assert Event.objects.filter(kind="bank.taken-in").count() == 3


def test_every_fault_of_a_file_is_told_at_once_by_row_and_column_with_its_mend_and_nothing_is_taken_in(
    town: Universe, coordinator_client: Client
) -> None:
    bad = """key,kind,question,answers,answers_cy,lowest,highest
Bins!,choice,How clean?,Clean,,,
trust,scale,How far?,,,five,5
again,many,Which?,A | a,Un,,
again,number,,,,,
wide,scale,How far?,,,1,99
,text,What else?,,,,
"""
    _, faults = read_bank(bad.encode(), "bank.csv")
    assert [(fault.row, fault.column) for fault in faults] == [
        (2, "key"), (2, "answers"), (3, "lowest"), (4, "answers"), (4, "answers_cy"), (5, "question"), (5, "kind"),
        (5, "key"), (6, "highest"), (7, "key"),
    ]  # fmt: skip
    page = sent(coordinator_client, town, bad.encode()).content.decode()
    for words in ("Nothing is taken in", "Give at least two answers", "Row 4 has this key already", "Write one of:"):
        assert words in page
    assert not TakenQuestion.objects.exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\xff\xfe\x00k", "not-utf-8"),
        (b'key,kind,question\n"a,text,b', "not-csv"),
        (b"key,kind\na,text", "no-column"),
        (b"key,kind,question,answer\na,text,b,", "unknown-column"),
        (b"key,kind,question,question\na,text,b,c", "column-twice"),
        (b"key,kind,question\n", "no-rows"),
        (b"key,kind,question\na,text,b,c", "bad-cell"),
        (b"key,kind,question\n" + b"".join(b"k%d,text,Why?\n" % number for number in range(501)), "too-many"),
    ],
)
def test_a_file_that_is_no_bank_is_told_what_would_make_it_one(content: bytes, code: str) -> None:
    _, [fault] = read_bank(content, "bank.csv")
    assert fault.code == code
    assert fault.mend.endswith(".")


def test_an_apostrophe_before_a_formula_is_taken_off_and_one_that_belongs_there_stays() -> None:
    content = b"key,kind,question\na,text,'=What?\nb,text,'Tis dark?\n"
    questions, _ = read_bank(content, "bank.csv")
    assert [each.text for each in questions] == ["=What?", "'Tis dark?"]


def test_a_bank_is_taken_in_by_those_who_run_consultation_from_a_body_that_is_named(town: Universe) -> None:
    questions, _ = read_bank(GOOD.encode(), "bank.csv")
    with pytest.raises(NotPermitted):
        take_in_bank(body="County", questions=questions, by=town.as_(Role.CHAIR), at=AT)
    with pytest.raises(Refused, match="whose bank"):
        take_in_bank(body=" ", questions=questions, by=town.coordinator, at=AT)
    assert len(bank_rows([(questions[0], "County")])[0]) == len(HEAD)


def test_the_page_says_what_is_shared_and_what_was_taken_in(town: Universe, coordinator_client: Client) -> None:
    an_exercise(town, "Open now")
    sent(coordinator_client, town, GOOD.encode())
    page = given(coordinator_client, town, "share").content.decode()
    assert "Open now" in page
    assert "How far do you trust the council?" in page
