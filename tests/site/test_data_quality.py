"""What is wrong in an agency's data goes back to it, and is followed until an extract shows it no more."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.datasets.models import DataIssue, Submission
from frankpledge.foundation.datasets.services import accept_submission, close_issue, return_submission, take_in
from frankpledge.foundation.eventlog.models import Event
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.partnership.queries.protocol_work import protocol_work
from tests.site.browsing import page
from tests.universe import thread
from tests.universe.partnership import AT, Universe

HEAD, GOOD = b"Month,Longitude,Latitude,Crime type\n", b"2025-01,-0.1,51.5,Burglary\n"
UNKNOWN, SHORT = "code-unknown:Crime type", "row-unreadable:"
SECRET = "Mr Somebody of 3 High Street"


def later(universe: Universe, content: bytes, days: int = 1) -> Submission:
    """Let an extract come some days after the others."""
    sent = thread.received(universe, content)
    Submission.objects.filter(pk=sent.pk).update(received_at=AT + timedelta(days=days))
    return take_in(submission=Submission.objects.get(pk=sent.pk), at=AT + timedelta(days=days))


def reserved(universe: Universe, *which: str, **given: Any) -> Submission:
    by = universe.as_(Role.INFORMATION_OFFICER)
    return accept_submission(submission=thread.with_faults(universe), issues=which, by=by, at=AT, **given)


# --- Checks to take away -----------------------------------------------------------------------------------


def test_the_checks_of_an_extract_can_be_taken_away_and_hold_no_value(town: Universe, client: Client) -> None:
    found = thread.taken_in(town, HEAD + GOOD + f"2025-01,1,2,{SECRET}\n2025-01,{SECRET}\n".encode())
    client.force_login(town.people[Role.DATA_LIAISON])
    fetched = {
        kind: client.get(reverse("partnership:submission-checks", args=[town.partnership.slug, found.pk, kind]))
        for kind in ("csv", "xlsx")
    }
    rows = list(csv.reader(io.StringIO(fetched["csv"].content.decode("utf-8-sig"))))
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(fetched["xlsx"].content))
    assert sheets.sheet_names == ["Cover", "Checks"]
    listed = sheets.get_sheet_by_name("Checks").to_python()
    assert [[str(int(c)) if isinstance(c, float) else c for c in row] for row in listed] == rows
    assert [(row[2], row[3], row[4], row[6]) for row in rows[1:]] == [
        ("4", "", "1", "row-unreadable"), ("3", "Crime type", "1", "code-unknown"),
    ]  # fmt: skip
    everything = str(rows) + str(sheets.get_sheet_by_name("Cover").to_python())
    assert found.sha256 in everything
    assert "Somebody" not in everything


def test_what_an_agency_calls_its_file_runs_as_no_formula(town: Universe, client: Client) -> None:
    from frankpledge.adapters.intake.checks import checks_csv, checks_workbook

    faults = [{"code": "row-unreadable", "mend": "mend it.", "file": "=1+1.csv", "row": 3}]
    assert "'=1+1.csv" in checks_csv(faults).decode("utf-8-sig")
    book = CalamineWorkbook.from_filelike(io.BytesIO(checks_workbook("Checks", [], faults, AT)))
    assert book.get_sheet_by_name("Checks").to_python()[1][0] == "=1+1.csv"
    assert checks_workbook("Checks", [], faults, AT) == checks_workbook("Checks", [], faults, AT)


# --- What is to be mended ----------------------------------------------------------------------------------


def test_accepting_with_reservations_opens_an_issue_with_who_mends_it_by_when(town: Universe) -> None:
    post, day = town.post(title="Crime registrar"), AT.date() + timedelta(days=10)
    found = reserved(town, UNKNOWN, owner=post, due=day)
    [issue] = DataIssue.objects.all()
    assert (found.status, issue.key, issue.found_count) == ("accepted", UNKNOWN, 1)
    assert (issue.owner, issue.due, issue.found_in) == (post, day, found)
    assert (issue.closed_at, str(issue.agency)) == (None, thread.POLICE)


def test_returning_opens_one_for_every_fault_and_one_for_the_reason(town: Universe) -> None:
    by = town.as_(Role.INFORMATION_OFFICER)
    return_submission(submission=thread.with_faults(town), why="The month is wrong.", by=by, at=AT)
    assert {issue.key for issue in DataIssue.objects.all()} == {UNKNOWN, SHORT, "returned:"}
    assert DataIssue.objects.get(code="returned").what == "The month is wrong."
    assert {issue.due for issue in DataIssue.objects.all()} == {AT.date() + timedelta(days=28)}


def test_its_agencys_people_are_told_that_something_waits_and_not_what(town: Universe) -> None:
    by, before = town.as_(Role.INFORMATION_OFFICER), Message.objects.count()
    return_submission(submission=thread.with_faults(town), why="The month is wrong.", by=by, at=AT)
    told = Message.objects.order_by("pk")[before:]
    theirs = {town.people[Role.DATA_LIAISON], town.people[Role.AGENCY_REPRESENTATIVE]}
    assert {message.to for message in told} == theirs
    assert not any("month" in f"{message.subject} {message.text}".lower() for message in told)


def test_a_later_extract_that_shows_it_no_more_closes_it_by_itself(town: Universe) -> None:
    reserved(town, UNKNOWN, SHORT)
    still = later(town, HEAD + GOOD + b"2025-02,-0.1,51.5,Burglery\n2025-02,-0.1,51.5,Burglary,\n" * 3)
    kept = {issue.key: issue for issue in DataIssue.objects.all()}
    assert {issue.closed_at for issue in kept.values()} == {None}
    assert {key: (issue.seen_in, issue.seen_count) for key, issue in kept.items()} == {
        UNKNOWN: (still, 3), SHORT: (still, 3),
    }  # fmt: skip
    mended = later(town, HEAD + GOOD + b"2025-03,-0.1,51.5,Burglery\n", days=2)
    by_key = {issue.key: issue for issue in DataIssue.objects.all()}
    assert (by_key[SHORT].closed_in, by_key[SHORT].closed_by) == (mended, None)
    assert by_key[UNKNOWN].closed_at is None
    told = Event.objects.get(kind="data-issue.mended")
    assert (told.actor_id, told.facts) == (None, {"extract": mended.pk})


def test_what_an_extract_cannot_show_it_does_not_close(town: Universe) -> None:
    reserved(town, UNKNOWN)
    earlier = thread.received(town, HEAD + GOOD * 2)
    Submission.objects.filter(pk=earlier.pk).update(received_at=AT - timedelta(days=1))
    take_in(submission=Submission.objects.get(pk=earlier.pk), at=AT)
    later(town, HEAD)
    thread.taken_in(town, GOOD)
    assert DataIssue.objects.get().closed_at is None


def test_an_extract_of_other_data_closes_nothing(town: Universe, neighbour: Universe) -> None:
    reserved(town, UNKNOWN)
    later(neighbour, HEAD + GOOD)
    assert DataIssue.objects.get().closed_at is None


def test_a_fault_that_is_open_is_not_opened_again(town: Universe) -> None:
    reserved(town, UNKNOWN)
    again, by = later(town, HEAD + GOOD + b"2025-02,1,2,Burglery\n"), town.as_(Role.INFORMATION_OFFICER)
    accept_submission(submission=again, issues=[UNKNOWN], by=by, at=AT)
    assert DataIssue.objects.count() == 1


def test_the_reason_of_a_return_is_met_when_a_later_extract_is_accepted(town: Universe) -> None:
    by = town.as_(Role.INFORMATION_OFFICER)
    return_submission(submission=thread.taken_in(town, HEAD + GOOD), why="Wrong month.", by=by, at=AT)
    better = later(town, HEAD + GOOD + GOOD)
    assert DataIssue.objects.get().closed_at is None
    accept_submission(submission=better, by=by, at=AT)
    assert DataIssue.objects.get().closed_in == better


def test_an_issue_is_closed_by_hand_with_a_reason_once_and_by_the_information_officer(town: Universe) -> None:
    issue, by = thread.issue_of(town), town.as_(Role.INFORMATION_OFFICER)
    with pytest.raises(Refused):
        close_issue(issue=issue, why=" ", by=by, at=AT)
    for role in set(Role) - {Role.INFORMATION_OFFICER}:
        with pytest.raises(NotPermitted):
            close_issue(issue=issue, why="It is their word.", by=town.as_(role), at=AT)
    closed = close_issue(issue=issue, why="It is their word for it.", by=by, at=AT)
    assert (closed.closed_by, closed.closed_why) == (by.person, "It is their word for it.")
    with pytest.raises(Refused):
        close_issue(issue=issue, why="Again.", by=by, at=AT)


@pytest.mark.parametrize("field", ["issues", "owner", "due"])
def test_what_makes_no_sense_opens_nothing_and_decides_nothing(town: Universe, field: str) -> None:
    wrong = {
        "issues": {"issues": ["code-unknown:Location"]},
        "owner": {"owner": town.post("Tithingham Probation", "Clerk")},
        "due": {"due": AT.date() - timedelta(days=1)},
    }[field]
    by, found = town.as_(Role.INFORMATION_OFFICER), thread.with_faults(town)
    with pytest.raises(Refused) as refused, transaction.atomic():
        accept_submission(**({"submission": found, "issues": [UNKNOWN], "by": by, "at": AT} | wrong))
    assert list(refused.value.reasons) == [field]
    assert Submission.objects.get(pk=found.pk).status == "checked"
    assert not DataIssue.objects.exists()


def test_the_database_keeps_an_issue_from_ending_in_two_ways(town: Universe) -> None:
    issue = thread.issue_of(town)
    with pytest.raises(IntegrityError), transaction.atomic():
        DataIssue.objects.filter(pk=issue.pk).update(closed_at=AT)


# --- Where people see it -----------------------------------------------------------------------------------


def test_an_agency_sees_its_own_issues_and_the_coordinator_everybodys(town: Universe, client: Client) -> None:
    thread.issue_of(town)
    client.force_login(town.people[Role.DATA_LIAISON])
    assert "Crime type: the value is not on" in page(client, "data-issues", town)
    DataIssue.objects.update(agency=town.agency(thread.COUNCIL))
    assert "Crime type: the value is not on" not in page(client, "data-issues", town)
    client.force_login(town.people[Role.COORDINATOR])
    assert "Crime type: the value is not on" in page(client, "data-issues", town)
    assert "Crime type: the value is not on" not in page(client, "data-issues", town, state="closed")


def test_what_is_to_be_mended_stands_on_the_work_list_of_its_agency(town: Universe) -> None:
    thread.issue_of(town)
    [item] = protocol_work(town.as_(Role.DATA_LIAISON), [])
    assert (item.text, item.due) == ("Have a fault in your agency’s data mended", AT.date() + timedelta(days=28))
    assert protocol_work(town.as_(Role.INFORMATION_OFFICER), []) == []


def test_quality_is_measured_extract_after_extract(town: Universe, client: Client) -> None:
    reserved(town, UNKNOWN)
    later(town, HEAD + GOOD)
    client.force_login(town.people[Role.INFORMATION_OFFICER])
    shown = page(client, "data-quality", town)
    assert "33.3 %" in shown, "one row of three was left out"
    assert "50.0 %" in shown, "one value of two was outside the list"
    assert shown.index("0.0 %") < shown.index("33.3 %")


def test_the_pages_decide_as_the_services_do(town: Universe, client: Client) -> None:
    found = thread.with_faults(town)
    client.force_login(town.people[Role.INFORMATION_OFFICER])
    shown = page(client, "submission-reserve", town, found.pk)
    assert "Crime type" in shown
    address = reverse("partnership:submission-reserve", args=[town.partnership.slug, found.pk])
    assert "Select" in client.post(address, {}).content.decode()
    assert client.post(address, {"issues": [UNKNOWN]}).status_code == 302
    assert DataIssue.objects.get().key == UNKNOWN
    assert "What the agency is asked to mend" in page(client, "submission", town, found.pk)
