"""What agencies hold and are asked for: by when, for whom, how long it takes them, and what came of it."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.datasets.models import Fulfilment, Spool, Submission
from frankpledge.foundation.datasets.outcomes import Followed, followed
from frankpledge.foundation.datasets.queries import find_submission, submissions
from frankpledge.foundation.datasets.services import (
    remind_of_instalments,
    return_submission,
    take_in,
    tie_extract,
)
from frankpledge.foundation.datasets.services.shares import shares_of
from frankpledge.foundation.datasets.store import snapshots, spool_folder
from frankpledge.foundation.eventlog.models import Event
from frankpledge.foundation.notifications.models import Message
from frankpledge.foundation.sharing import services
from frankpledge.foundation.sharing.models import DataRequest, Instalment
from frankpledge.foundation.sharing.queries.requests import alike, holdings, instalments, joinable, requests
from tests.site.browsing import page, send
from tests.universe import data_plan as plan
from tests.universe import thread
from tests.universe.means_and_voice import speaker_for
from tests.universe.partnership import AT, Universe, found

POLICE, COUNCIL = thread.POLICE, thread.COUNCIL
TODAY = AT.date()


def follow(universe: Universe, asked: Instalment, day: date = TODAY) -> Followed:
    at = AT + (day - TODAY)
    return followed(universe.as_(Role.INFORMATION_OFFICER, at), Instalment.objects.filter(pk=asked.pk))[0]


def outcome(universe: Universe, asked: Instalment, day: date = TODAY) -> str:
    return follow(universe, asked, day).outcome.value


def told(subject: str) -> list[Message]:
    return list(Message.objects.filter(subject=subject).order_by("pk"))


# --- The catalogue ----------------------------------------------------------------------------------------


def test_an_agency_says_what_it_holds_whom_to_ask_and_what_may_go_to_whom(town: Universe) -> None:
    plan.a_holding(town)
    again = plan.a_holding(town, renewed="daily", by=town.coordinator)
    assert [each.renewed for each in holdings(town.as_(Role.CHAIR))] == ["daily"]
    assert str(again.ask) == f"Liaison officer, {POLICE}"
    with pytest.raises(Refused, match="to whom"):
        plan.a_holding(town, release_to=" ")


def test_nobody_says_what_another_agency_holds(town: Universe, neighbour: Universe) -> None:
    with pytest.raises(NotPermitted):
        plan.a_holding(town, by=speaker_for(town, COUNCIL))
    with pytest.raises(Refused, match="does not take part"):
        plan.a_holding(town, agency=neighbour.agency(POLICE), ask=None, by=town.coordinator)
    post = town.post(COUNCIL, "Analyst")
    with pytest.raises(Refused, match="post of that agency"):
        plan.a_holding(town, ask=post)


# --- Asking -----------------------------------------------------------------------------------------------


def test_a_request_says_what_is_wanted_in_what_form_for_what_and_by_when(town: Universe) -> None:
    asked = plan.a_request(town)
    assert asked.fields == ["month", "longitude", "latitude", "category"]
    assert [(each.due_by, each.period_to) for each in asked.instalments.all()] == [(plan.DUE, date(2025, 1, 31))]
    assert [message.to for message in told("Data are asked of your agency")] == [town.people[Role.DATA_LIAISON]]


def test_everything_wrong_with_a_request_is_told_at_once(town: Universe, neighbour: Universe) -> None:
    with pytest.raises(Refused) as refusal:
        plan.a_request(
            town, agency=neighbour.agency(POLICE), wanted=["location", "shoe-size"], detail="ward", why=" ",
            purpose="vetting", period_to=date(2024, 1, 1), due_by=TODAY - timedelta(days=1), every="month",
            area_field="category", area_codes=["E01"],
        )  # fmt: skip
    assert set(refusal.value.reasons) == {
        "agency", "wanted", "why", "purpose", "period_to", "due_by", "until", "area_field"
    }  # fmt: skip


def test_a_feed_is_due_every_month_and_tells_of_a_month_each_time(town: Universe) -> None:
    due = [(each.number, each.due_by.month, each.period_to) for each in plan.a_feed(town).instalments.all()]
    assert due[:3] == [(1, 4, date(2025, 1, 31)), (2, 5, date(2025, 2, 28)), (3, 6, date(2025, 3, 31))]
    assert len(due) == 5


def test_planners_and_the_board_see_all_requests_and_each_agency_its_own(town: Universe) -> None:
    mine = plan.a_request(town)
    plan.a_request(town, agency=town.agency(COUNCIL), dataset="council-complaints", wanted=["category"],
                   detail="partnership")  # fmt: skip
    for role in (Role.COORDINATOR, Role.INFORMATION_OFFICER, Role.CHAIR):
        assert len(requests(town.as_(role))) == 2
    for role in (Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON):
        assert [each.pk for each in requests(town.as_(role))] == [mine.pk]
        assert {each.request_id for each in instalments(town.as_(role))} == {mine.pk}
    assert not requests(town.as_(Role.CONTRACTOR))
    with pytest.raises(NotPermitted):
        requests(town.as_(Role.OBSERVER))


# --- Introductions ----------------------------------------------------------------------------------------


def test_a_contractor_is_introduced_with_authority_and_purpose_before_an_agency_is_asked_for_them(
    town: Universe,
) -> None:
    entry = plan.a_requester(town)
    asked = plan.a_request(town, requester=entry)
    introduced = told("An introduction, and a request for data")
    assert [message.to for message in introduced] == [town.people[Role.DATA_LIAISON]]
    assert "board" not in introduced[0].text
    assert str(asked.pk) in introduced[0].path
    assert Event.objects.filter(kind="request.introduced", subject_id=asked.pk).exists()
    assert [each.pk for each in requests(town.as_(Role.CONTRACTOR))] == [asked.pk]


def test_nobody_is_asked_for_somebody_whose_entry_has_ended_or_who_works_elsewhere(
    town: Universe, neighbour: Universe
) -> None:
    entry = plan.a_requester(town)
    with pytest.raises(Refused, match="already"):
        plan.entered_anew(town)
    with pytest.raises(Refused, match="another partnership"):
        plan.a_request(neighbour, requester=entry)
    services.end_requester(requester=entry, by=town.coordinator, at=AT)
    entry.refresh_from_db()
    with pytest.raises(Refused, match="no longer in the register"):
        plan.a_request(town, requester=entry)
    with pytest.raises(Refused, match="contractor"):
        services.register_requester(
            person=town.people[Role.CHAIR], authority="None", work="None", until=TODAY, by=town.coordinator, at=AT
        )


# --- What came of it --------------------------------------------------------------------------------------


def test_what_came_in_time_with_all_that_was_asked_is_met_and_after_the_day_is_late(town: Universe) -> None:
    asked = plan.served(town)
    assert outcome(town, asked) == "met"
    Instalment.objects.filter(pk=asked.pk).update(due_by=TODAY - timedelta(days=1))
    assert outcome(town, asked) == "late"


def test_what_did_not_come_is_open_then_due_soon_then_missing(town: Universe) -> None:
    asked = plan.an_instalment(town)
    days = (TODAY, plan.DUE - timedelta(days=14), plan.DUE, plan.DUE + timedelta(days=1))
    assert [outcome(town, asked, day) for day in days] == ["open", "due soon", "due soon", "missing"]


def test_what_lacks_a_field_is_part_met_and_says_whether_the_protocol_covers_it(town: Universe) -> None:
    asked = plan.served(town, wanted=[*plan.WANTED, "context", "outcome"])
    found = follow(town, asked)
    assert (found.outcome.value, found.shortfall.missing, found.shortfall.not_covered) == (
        "part met", ("Context",), ("Context",)
    )  # fmt: skip
    services.account_for(
        instalment=asked, hours=Decimal("1.5"), shortfall_why="It names people.", by=town.as_(Role.DATA_LIAISON), at=AT
    )
    asked.refresh_from_db()
    assert (asked.hours, asked.shortfall_why) == (Decimal("1.5"), "It names people.")


def test_a_coarser_place_than_was_asked_for_falls_short(town: Universe) -> None:
    thread.signed(town, fields=["month", "longitude", "latitude", "category"], detail="point")
    asked = plan.served(town, wanted=["month", "category", "lsoa"], detail="lsoa", content=LSOA_LESS)
    assert follow(town, asked).shortfall.missing == ("LSOA code",)
    fine = plan.served(town, wanted=["month", "category", "longitude"], content=LSOA_LESS + b"\n")
    assert outcome(town, fine) == "met"


LSOA_LESS = b"Month,Longitude,Latitude,Crime type\n2025-01,-0.1,51.5,Burglary\n"


def test_an_extract_that_was_returned_serves_nothing(town: Universe) -> None:
    asked = plan.served(town)
    sent = Submission.objects.get()
    return_submission(submission=sent, why="The wrong year.", by=town.as_(Role.INFORMATION_OFFICER), at=AT)
    assert outcome(town, asked) == "open"


def test_an_agency_refuses_with_a_reason_this_one_or_all_that_follow(town: Universe) -> None:
    feed = plan.a_feed(town)
    second = feed.instalments.get(number=2)
    police = town.as_(Role.AGENCY_REPRESENTATIVE)
    with pytest.raises(Refused, match="Say why"):
        services.refuse_instalment(instalment=second, why=" ", by=police, at=AT)
    services.refuse_instalment(instalment=second, why="The system is replaced.", and_later=True, by=police, at=AT)
    found = followed(town.coordinator, feed.instalments.all())
    assert [each.outcome.value for each in found] == ["open", *["refused"] * 4]
    assert {message.to for message in told("An agency does not supply what was asked")} == {
        town.people[Role.COORDINATOR], town.people[Role.INFORMATION_OFFICER]
    }  # fmt: skip


def test_an_agency_answers_for_itself_and_for_no_other(town: Universe) -> None:
    asked = plan.covered(town)
    stranger = speaker_for(town, COUNCIL)
    for do in (
        lambda: services.refuse_instalment(instalment=asked, why="No.", by=stranger, at=AT),
        lambda: services.estimate_burden(request=asked.request, estimated_hours=Decimal(1), by=stranger, at=AT),
        lambda: services.account_for(instalment=asked, hours=Decimal(1), by=stranger, at=AT),
        lambda: plan.answered(asked, stranger),
        lambda: plan.answered(asked, town.coordinator),
    ):
        with pytest.raises(NotPermitted):
            do()
    assert not Submission.objects.exists()


def test_without_a_live_protocol_nothing_is_supplied_however_it_was_asked_for(town: Universe) -> None:
    with pytest.raises(NotPermitted, match="No signed protocol"):
        plan.answered(plan.an_instalment(town), town.as_(Role.DATA_LIAISON))


def test_one_extract_serves_several_requests_and_those_it_might_serve_are_named(town: Universe) -> None:
    first = plan.served(town)
    second = plan.an_instalment(town, purpose="monitoring")
    assert [each.pk for each in alike(town.coordinator, second.request)] == [first.request_id]
    sent = Submission.objects.get()
    for _ in range(2):
        tie_extract(submission=sent, instalment=second, by=town.as_(Role.INFORMATION_OFFICER), at=AT)
    assert outcome(town, second) == "met"
    assert Fulfilment.objects.count() == 2
    with pytest.raises(NotPermitted):
        tie_extract(submission=sent, instalment=second, by=town.as_(Role.CHAIR), at=AT)


def test_an_extract_serves_only_what_it_is_of(town: Universe, neighbour: Universe) -> None:
    plan.served(town)
    sent = Submission.objects.get()
    other = plan.an_instalment(
        town, agency=town.agency(COUNCIL), dataset="council-complaints", wanted=["category"], detail="partnership"
    )
    with pytest.raises(Refused, match="not of the data"):
        tie_extract(submission=sent, instalment=other, by=town.as_(Role.INFORMATION_OFFICER), at=AT)
    with pytest.raises(Refused, match="another partnership"):
        tie_extract(submission=sent, instalment=plan.an_instalment(neighbour), by=town.as_(Role.INFORMATION_OFFICER),
                    at=AT)  # fmt: skip


def test_a_request_for_some_areas_lets_only_their_rows_in(town: Universe) -> None:
    plan.served(town, content=rows_of("E01A", "e01b ", "E01C", ""), area_field="lsoa", area_codes=["e01a", "E01B"])
    sent = Submission.objects.get()
    assert (sent.rows, sent.outside, sent.size) == (2, 2, None)


# --- Reminders --------------------------------------------------------------------------------------------


def test_a_liaison_officer_is_reminded_twice_before_and_once_after_and_planners_when_it_is_missing(
    town: Universe,
) -> None:
    plan.a_request(town)
    for day in range(-20, 6):
        for _ in range(2):
            remind_of_instalments(at=AT + (plan.DUE - TODAY) + timedelta(days=day))
    assert [message.to for message in told("Data asked of your agency are due soon")] == [
        town.people[Role.DATA_LIAISON]
    ] * 2
    assert len(told("Data asked of your agency were due")) == 1
    assert len(told("Data that were asked for have not come")) == 2


def test_nobody_is_reminded_of_what_came_was_refused_or_withdrawn(town: Universe) -> None:
    plan.served(town)
    refused = plan.an_instalment(town, purpose="monitoring")
    services.refuse_instalment(instalment=refused, why="No.", by=town.as_(Role.DATA_LIAISON), at=AT)
    withdrawn = plan.a_request(town, purpose="evaluation")
    services.withdraw_request(request=withdrawn, by=town.coordinator, at=AT)
    assert remind_of_instalments(at=AT + timedelta(days=29)) == 0


# --- One request of several partnerships ------------------------------------------------------------------

AREAS = (("E01A", "E01B"), ("E01C",), ("E01D", "E01E"))


def rows_of(*codes: str) -> bytes:
    """A force's file with a row for each code, whose crime type names the row."""
    lines = [f"id{number},2025-01,-0.1,51.5,{code},Crime {number}" for number, code in enumerate(codes)]
    return "\n".join(["Crime ID,Month,Longitude,Latitude,LSOA code,Crime type", *lines, ""]).encode()


FORCE_FILE = rows_of("E01A", "E01C", "E01D", "E01B", "E01C", "E01E", "E01D", "E99X", "", "E01C")
OURS = ({"Crime 0", "Crime 3"}, {"Crime 1", "Crime 4", "Crime 9"}, {"Crime 2", "Crime 5", "Crime 6"})


@pytest.fixture
def force(db: None, settings: Any, tmp_path: Path) -> list[Universe]:
    """Three partnerships that one force serves."""
    settings.HOME = tmp_path
    return plan.three_of_one_force()


def types_in(submission: Submission) -> set[str]:
    text = snapshots().path(submission.snapshot_sha256).read_text()
    return {row["Crime type"] for row in csv.DictReader(io.StringIO(text))}


def take_all(sent: Iterable[Submission]) -> list[Submission]:
    return [take_in(submission=each, at=AT) for each in sent]


def test_one_request_to_a_force_that_three_partnerships_share_is_asked_once_answered_once_and_each_reads_its_area(
    force: list[Universe], tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    for each in force:
        thread.signed(each)
    parts = plan.asked_together(force, AREAS)
    assert len(told("Data are asked of your agency")) == 1
    with django_capture_on_commit_callbacks(execute=True):
        sent = plan.answered(parts[0], plan.liaison(force[0]), FORCE_FILE)
    assert len(list(spool_folder().iterdir())) == 1
    with django_capture_on_commit_callbacks(execute=True):
        first = take_all(sent[:1])
    assert len(list(spool_folder().iterdir())) == 1, "the others have not taken theirs in"
    with django_capture_on_commit_callbacks(execute=True):
        found = first + take_all(sent[1:])
    assert not list(spool_folder().iterdir())
    assert not Spool.objects.exists()
    for universe, part, submission, own in zip(force, parts, found, OURS, strict=True):
        assert submission.partnership == universe.partnership
        assert types_in(submission) == own
        assert (submission.rows, submission.outside) == (len(own), 2)
        assert outcome(universe, part) == "met"
        seen = submissions(universe.as_(Role.INFORMATION_OFFICER))
        assert [each.pk for each in seen] == [submission.pk]


def test_no_partnership_learns_how_many_rows_the_others_have(force: list[Universe]) -> None:
    for each in force:
        thread.signed(each)
    parts = plan.asked_together(force, AREAS)
    broken = FORCE_FILE + b"one,cell,too,few\n"
    for submission in take_all(plan.answered(parts[0], plan.liaison(force[0]), broken)):
        assert (submission.size, submission.unreadable_rows) == (None, 0)
        assert all("row" not in fault or not fault["row"] for fault in submission.faults)
        assert [fault for fault in submission.faults if "nobody can tell whose" in str(fault)]
        facts = [each.facts for each in Event.objects.filter(subject_type="datasets.submission",
                                                            subject_id=submission.pk)]  # fmt: skip
        assert not [fact for fact in facts if "bytes" in fact]


def test_a_part_whose_partnership_has_no_live_protocol_gets_nothing_and_its_rows_are_nobodys(
    force: list[Universe],
) -> None:
    for each in force[:2]:
        thread.signed(each)
    parts = plan.asked_together(force, AREAS)
    by = plan.liaison(force[0])
    _, left_out = shares_of(parts[0], by, AT)
    assert [(each.partnership, "No signed protocol" in each.why) for each in left_out] == [(force[2].partnership, True)]
    found = take_all(plan.answered(parts[0], by, FORCE_FILE))
    assert [types_in(each) for each in found] == list(OURS[:2])
    assert {each.outside for each in found} == {5}
    assert not Submission.objects.filter(partnership=force[2].partnership).exists()
    assert outcome(force[2], parts[2]) == "open"
    thread.signed(force[2])
    again = take_all(plan.answered(parts[2], plan.liaison(force[2]), FORCE_FILE))
    assert types_in(again[0]) == OURS[2]
    assert Submission.objects.count() == 3, "those who had theirs are not sent it twice"


def test_where_the_senders_own_partnership_has_no_live_protocol_nothing_is_sent_at_all(
    force: list[Universe],
) -> None:
    thread.signed(force[1])
    parts = plan.asked_together(force, AREAS)
    with pytest.raises(NotPermitted, match="No signed protocol"):
        plan.answered(parts[0], plan.liaison(force[0]), FORCE_FILE)
    assert not Submission.objects.exists()


def test_whoever_is_a_liaison_officer_here_is_nobody_in_a_partnership_that_has_not_said_so(
    force: list[Universe],
) -> None:
    for each in force:
        thread.signed(each)
    parts = plan.asked_together(force, AREAS)
    alone = speaker_for(force[0], POLICE)
    _, left_out = shares_of(parts[0], alone, AT)
    assert [each.partnership for each in left_out] == [force[1].partnership, force[2].partnership]
    with pytest.raises(NotPermitted):
        plan.answered(parts[0], speaker_for(force[0], COUNCIL), FORCE_FILE)
    with pytest.raises(Refused, match="another partnership"):
        plan.answered(parts[1], alone, FORCE_FILE)


def test_no_two_parts_ask_for_the_same_area_and_no_partnership_has_two(force: list[Universe]) -> None:
    begun = plan.a_request(force[0], area_field="lsoa", area_codes=AREAS[0], is_joint=True)
    with pytest.raises(Refused, match="E01B"):
        plan.joined(force[1], begun, ["e01b", "E01C"])
    with pytest.raises(Refused, match="already"):
        plan.joined(force[0], begun, ["E01Z"])
    with pytest.raises(Refused, match="codes of your areas"):
        plan.joined(force[1], begun, [])


def test_only_partnerships_that_the_agency_serves_see_that_they_may_join(
    force: list[Universe],
) -> None:
    stranger = found("Sokebridge Partnership", "sokebridge")
    begun = plan.a_request(force[0], area_field="lsoa", area_codes=AREAS[0], is_joint=True)
    offered = [list(joinable(each.as_(Role.INFORMATION_OFFICER))) for each in (*force, stranger)]
    assert offered == [[], [begun], [begun], []]
    with pytest.raises(Refused, match="does not take part"):
        plan.joined(stranger, begun, ["E01Z"])
    services.withdraw_request(request=begun, by=force[0].coordinator, at=AT)
    assert not joinable(force[1].coordinator)


def test_a_joint_request_goes_on_without_the_part_that_was_withdrawn(force: list[Universe]) -> None:
    for each in force:
        thread.signed(each)
    parts = plan.asked_together(force, AREAS)
    services.withdraw_request(request=parts[1].request, by=force[1].coordinator, at=AT)
    found = take_all(plan.answered(parts[0], plan.liaison(force[0]), FORCE_FILE))
    assert [types_in(each) for each in found] == [OURS[0], OURS[2]]


def test_a_joint_request_is_reminded_of_once(force: list[Universe]) -> None:
    plan.asked_together(force, AREAS)
    remind_of_instalments(at=AT + timedelta(days=28))
    assert len(told("Data asked of your agency are due soon")) == 1


def test_the_neighbours_part_is_not_there_for_anybody_else(force: list[Universe]) -> None:
    for each in force:
        thread.signed(each)
    parts = plan.asked_together(force, AREAS)
    sent = plan.answered(parts[0], plan.liaison(force[0]), FORCE_FILE)
    officer = force[0].as_(Role.INFORMATION_OFFICER)
    assert {each.pk for each in requests(officer)} == {parts[0].request_id}
    for other in sent[1:]:
        with pytest.raises(Http404):
            find_submission(officer, other.pk)


def test_the_same_file_for_other_areas_is_not_taken_for_the_one_that_came(town: Universe) -> None:
    plan.served(town, content=FORCE_FILE, area_field="lsoa", area_codes=["E01A"])
    again = plan.an_instalment(town, area_field="lsoa", area_codes=["E01B"])
    with pytest.raises(Refused, match="for other areas"):
        plan.answered(again, town.as_(Role.DATA_LIAISON), FORCE_FILE)


def test_a_file_without_the_areas_column_waits_to_be_told_which_it_is(town: Universe) -> None:
    plan.served(town, content=LSOA_LESS, area_field="lsoa", area_codes=["E01A"])
    sent = Submission.objects.get()
    assert sent.status == Submission.Status.UNREADABLE
    assert Spool.objects.filter(submission=sent).exists()


def test_a_part_leads_to_nothing_of_another_partnership_and_can_be_handed_over_alone(force: list[Universe]) -> None:
    plan.asked_together(force, AREAS)
    mine = DataRequest.objects.get(partnership=force[1].partnership)
    named = [link.related_model for link in mine._meta.concrete_fields if link.related_model]
    assert DataRequest not in named
    services.withdraw_request(request=DataRequest.objects.earliest("pk"), by=force[0].coordinator, at=AT)
    assert DataRequest.objects.filter(joint=mine.joint, withdrawn_on=None).count() == 2


# --- Pages ------------------------------------------------------------------------------------------------


def seen(client: Client, by: Person, name: str, universe: Universe, *arguments: int, **query: object) -> str:
    client.force_login(by)
    return html.unescape(page(client, name, universe, *arguments, **query))


def test_the_plan_shows_what_is_awaited_what_covers_it_and_what_is_missing(town: Universe, client: Client) -> None:
    plan.served(town)
    late = plan.an_instalment(town, agency=town.agency(COUNCIL), dataset="council-complaints", wanted=["category"],
                              detail="partnership")  # fmt: skip
    Instalment.objects.filter(pk=late.pk).update(due_by=TODAY - timedelta(days=2))
    text = seen(client, town.people[Role.CHAIR], "data-plan", town)
    assert "Missing" in text
    assert "no protocol yet" in text
    assert "Met" not in text
    assert "Met" in seen(client, town.people[Role.CHAIR], "data-plan", town, show="all")


def test_an_agencys_timetable_says_what_in_what_form_and_by_when_and_what_it_takes(
    town: Universe, client: Client
) -> None:
    asked = plan.covered(town)
    by = town.as_(Role.DATA_LIAISON)
    services.estimate_burden(request=asked.request, estimated_hours=Decimal("2.5"), by=by, at=AT)
    text = seen(client, by.person, "data-timetable", town, town.agency(POLICE).pk)
    for words in ("1 April 2026", "Month, Longitude, Latitude, Crime type. A point on the map.", "2.5", "Open"):
        assert words in text
    client.force_login(by.person)
    address = reverse("partnership:data-timetable", args=[town.partnership.slug, town.agency(COUNCIL).pk])
    assert client.get(address).status_code == 403


def test_the_first_page_says_what_to_supply_and_what_to_ask_after(town: Universe, client: Client) -> None:
    asked = plan.an_instalment(town, due_by=TODAY + timedelta(days=5))
    client.force_login(town.people[Role.DATA_LIAISON])
    home = reverse("home", args=[town.partnership.slug])
    assert f"Supply: {asked}" in client.get(home).content.decode()
    Instalment.objects.filter(pk=asked.pk).update(due_by=TODAY - timedelta(days=1))
    client.force_login(town.people[Role.INFORMATION_OFFICER])
    assert f"Ask after: {asked}" in client.get(home).content.decode()


def test_a_requests_page_introduces_for_whom_it_is_made(town: Universe, client: Client) -> None:
    asked = plan.a_request(town, requester=plan.a_requester(town))
    text = seen(client, town.people[Role.DATA_LIAISON], "data-request", town, asked.pk)
    for words in ("Agreed by the board", "The audit of 2026.", "Contractor", "To find where crime is."):
        assert words in text
    elsewhere = reverse("partnership:data-timetable", args=[town.partnership.slug, town.agency(POLICE).pk])
    assert elsewhere in text
    assert elsewhere not in seen(client, town.people[Role.CONTRACTOR], "data-request", town, asked.pk)
    assert "Agreed by the board" in seen(client, town.people[Role.AGENCY_REPRESENTATIVE], "requesters", town)


def test_an_agency_is_asked_through_the_pages(town: Universe, client: Client) -> None:
    client.force_login(town.people[Role.INFORMATION_OFFICER])
    police = town.agency(POLICE)
    which = client.get(
        reverse("partnership:data-request-which", args=[town.partnership.slug]),
        {"agency": police.pk, "dataset": thread.CRIME},
    )
    sent = {
        "wanted": ["month", "category"], "detail": "partnership", "purpose": "audit", "why": "To count it.",
        "every": "month", "area_field": "lsoa", "area_codes": "e01a, E01B\nE01C", "is_joint": "on",
        "period_from": "2025-01-01", "period_to": "2025-01-31", "due_by": plan.DUE.isoformat(),
    }  # fmt: skip
    refused = client.post(which.url, sent).content.decode()
    assert "Say until when it is wanted" in refused
    answer = client.post(which.url, sent | {"until": (plan.DUE + timedelta(days=70)).isoformat()}, follow=True)
    assert "The agency is asked" in answer.content.decode()
    made = DataRequest.objects.get()
    assert (made.area_codes, made.area_field, made.instalments.count()) == (["E01A", "E01B", "E01C"], "lsoa", 3)


def test_before_a_file_is_sent_the_page_says_who_gets_which_rows_and_who_gets_none(
    force: list[Universe], client: Client
) -> None:
    for each in force[:2]:
        thread.signed(each)
    parts = plan.asked_together(force, AREAS)
    liaison = force[0].people[Role.DATA_LIAISON]
    text = seen(client, liaison, "instalment-supply", force[0], parts[0].pk)
    told_first, _, told_last = text.partition("Who gets nothing of it")
    assert "Hundredbury Partnership" in told_first
    assert "the rows of 2 areas" in told_first
    assert "Wapentake Partnership" in told_last
    file = SimpleUploadedFile("force.csv", FORCE_FILE)
    text = send(client, "instalment-supply", force[0], parts[0].pk, file=file)
    assert "The file has arrived" in text
    assert Submission.objects.count() == 2


def test_nothing_is_sent_in_answer_to_a_request_that_was_withdrawn(town: Universe, client: Client) -> None:
    asked = plan.covered(town)
    services.withdraw_request(request=asked.request, by=town.coordinator, at=AT)
    client.force_login(town.people[Role.DATA_LIAISON])
    file = SimpleUploadedFile("january.csv", FORCE_FILE)
    assert "has been withdrawn" in send(client, "instalment-supply", town, asked.pk, file=file)
    assert not Submission.objects.exists()


def test_an_extract_of_a_joint_file_shows_its_size_to_nobody_and_what_was_nobodys_to_the_agency(
    force: list[Universe], client: Client
) -> None:
    for each in force:
        thread.signed(each)
    parts = plan.asked_together(force, AREAS)
    sent = take_all(plan.answered(parts[0], plan.liaison(force[0]), FORCE_FILE))[0]
    ours = seen(client, force[0].people[Role.INFORMATION_OFFICER], "submission", force[0], sent.pk)
    theirs = seen(client, force[0].people[Role.DATA_LIAISON], "submission", force[0], sent.pk)
    outside = r"Rows of areas that nobody was to have\s*</dt>\s*<dd[^>]*>\s*2\s*<"
    assert "bytes" not in ours + theirs
    assert re.search(outside, theirs)
    assert not re.search(outside, ours)


def test_the_neighbours_that_have_a_part_are_named_with_areas_and_periods(
    force: list[Universe], client: Client
) -> None:
    parts = plan.asked_together(force, AREAS)
    text = seen(client, force[1].people[Role.COORDINATOR], "data-request", force[1], parts[1].request_id)
    for universe, codes in zip(force, AREAS, strict=True):
        assert str(universe.partnership) in text
        assert ", ".join(codes) in text


def test_the_catalogue_says_whom_to_ask_and_whether_a_protocol_covers_it(town: Universe, client: Client) -> None:
    plan.a_holding(town)
    text = seen(client, town.people[Role.OUTPUT_CHECKER], "holdings", town)
    assert "Liaison officer" in text
    assert "no protocol yet" in text
    thread.signed(town)
    assert "no protocol yet" not in seen(client, town.people[Role.OUTPUT_CHECKER], "holdings", town)
