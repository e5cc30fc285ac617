"""An extract from the door to its deletion: what is covered comes through, once, and goes on time."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from frankpledge.adapters.intake import SealedReader
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.datasets.models import Spool, Submission
from frankpledge.foundation.datasets.services import (
    accept_submission,
    delete_due,
    open_submission,
    receive,
    return_submission,
    take_in,
)
from frankpledge.foundation.datasets.store import snapshots, spool_folder
from frankpledge.foundation.datasets.unclaimed import discard_unclaimed
from frankpledge.foundation.datasets.unfinished import take_in_unfinished
from frankpledge.foundation.eventlog.models import Event
from frankpledge.foundation.sharing.gate import Act, Purpose, issue_permit
from tests.site.browsing import page
from tests.universe import thread
from tests.universe.partnership import AT, Universe

POLICE = "Tithingham Police"
SECRET = "Mr Somebody of 3 High Street"
HEAD = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Context"
FILE = f"{HEAD},Officer\nab12,2025-01,x,x,-0.1,51.5,On or near,E01,n,Burglary,c,{SECRET}\n".encode()


def everything_on_disk(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


# --- At the door ------------------------------------------------------------------------------------------


def test_what_is_not_covered_is_never_on_the_disk_in_the_clear(town: Universe, settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    sent = thread.received(town, FILE)
    assert SECRET.encode() not in everything_on_disk(tmp_path)
    found = take_in(submission=sent, at=AT)
    assert found.dropped == ["Context", "Officer"]
    assert SECRET.encode() not in everything_on_disk(tmp_path)
    snapshot = snapshots().path(found.snapshot_sha256).read_text()
    assert "Burglary" in snapshot
    assert "ab12" not in snapshot


def test_the_key_of_a_sealed_file_is_destroyed_once_it_is_taken_in(
    town: Universe, django_capture_on_commit_callbacks: Any
) -> None:
    sent = thread.received(town, FILE)
    spool = Spool.objects.get()
    path = spool_folder() / spool.name
    assert SECRET.encode() in SealedReader(path, bytes(spool.key)).read()
    with django_capture_on_commit_callbacks(execute=True):
        take_in(submission=sent, at=AT)
    assert not Spool.objects.exists()
    assert not path.exists()


def test_the_sha256_of_the_file_as_it_was_sent_stays(town: Universe) -> None:
    import hashlib

    found = thread.taken_in(town, FILE)
    assert found.sha256 == hashlib.sha256(FILE).hexdigest() != found.snapshot_sha256


def test_the_same_identifier_is_the_same_pseudonym_here_and_another_elsewhere(
    town: Universe, neighbour: Universe
) -> None:
    def identifier(universe: Universe, content: bytes) -> str:
        found = thread.taken_in(universe, content)
        return snapshots().path(found.snapshot_sha256).read_text().splitlines()[1].split(",")[0]

    first, again = identifier(town, FILE), identifier(town, FILE + b"\n")
    assert first == again
    assert identifier(neighbour, FILE) != first


def test_the_same_file_twice_is_one_submission_and_may_come_again_once_it_was_returned(town: Universe) -> None:
    first = thread.taken_in(town, FILE)
    assert thread.received(town, FILE, "again.csv") == first
    return_submission(submission=first, why="The month is wrong.", by=town.as_(Role.INFORMATION_OFFICER), at=AT)
    assert thread.received(town, FILE) != first


@pytest.mark.parametrize(("name", "content"), [("crime.pdf", FILE), ("crime.csv", b""), ("crime", FILE)])
def test_a_file_of_no_kind_or_with_nothing_in_it_is_refused_and_leaves_nothing(
    town: Universe, name: str, content: bytes
) -> None:
    before = set(os.listdir(spool_folder()))
    with pytest.raises(Refused):
        thread.received(town, content, name)
    assert not Submission.objects.exists()
    assert set(os.listdir(spool_folder())) == before


def test_an_upload_that_breaks_off_leaves_nothing(town: Universe) -> None:
    def breaks_off() -> Any:
        yield FILE
        raise ConnectionError

    thread.signed(town)
    by = town.as_(Role.DATA_LIAISON)
    permit = issue_permit(by, town.agency(POLICE), thread.CRIME, Act.SUPPLY)
    before = set(os.listdir(spool_folder()))
    with pytest.raises(ConnectionError):
        receive(permit=permit, name="x.csv", chunks=breaks_off(), by=by, at=AT)
    assert set(os.listdir(spool_folder())) == before
    assert not Submission.objects.exists()


def test_a_permit_serves_whoever_it_was_issued_to(town: Universe) -> None:
    thread.signed(town)
    permit = issue_permit(town.as_(Role.DATA_LIAISON), town.agency(POLICE), thread.CRIME, Act.SUPPLY)
    with pytest.raises(NotPermitted):
        receive(permit=permit, name="x.csv", chunks=[FILE], by=town.as_(Role.AGENCY_REPRESENTATIVE), at=AT)


def test_a_file_with_no_job_to_come_for_it_is_taken_in_by_the_tick(
    town: Universe, django_capture_on_commit_callbacks: Any
) -> None:
    sent = thread.received(town, FILE)
    assert take_in_unfinished(at=AT) == 0
    assert take_in_unfinished(at=AT + timedelta(minutes=2)) == 1
    assert Submission.objects.get(pk=sent.pk).status == "received"


# --- Which column is which --------------------------------------------------------------------------------


def test_columns_of_other_names_are_named_once_and_remembered(
    town: Universe, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    content = b"West Holmshire\nWhen,Kind,X,Y\n2025-01,Burglary,-0.1,51.5\n"
    sent = thread.taken_in(town, content)
    assert (sent.status, [fault["code"] for fault in sent.faults]) == ("unreadable", ["headings-missing"])
    client.force_login(town.people[Role.DATA_LIAISON])
    seen = page(client, "submission-columns", town, sent.pk, heading_row=2)
    assert "West Holmshire" in seen
    address = reverse("partnership:submission-columns", args=[town.partnership.slug, sent.pk])
    chosen = {"column-0": "month", "column-1": "category", "column-2": "longitude", "column-3": "latitude"}
    client.post(f"{address}?heading_row=2", chosen)
    found = take_in(submission=Submission.objects.get(pk=sent.pk), at=AT)
    assert (found.status, found.kept, found.rows) == ("checked", ["month", "longitude", "latitude", "category"], 1)
    assert thread.taken_in(town, content + b"2025-02,Burglary,-0.1,51.5\n").rows == 2


def test_the_top_of_a_file_is_shown_to_the_agency_that_sent_it_and_to_nobody_else(
    town: Universe, client: Client
) -> None:
    sent = thread.taken_in(town, b"When,What\nMr Somebody,1\n")
    address = reverse("partnership:submission-columns", args=[town.partnership.slug, sent.pk])
    for role in set(Role) - {Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON}:
        client.force_login(town.people[role])
        answer = client.get(address)
        assert answer.status_code == 403
        assert "Somebody" not in answer.content.decode()


# --- Accepted, returned, deleted --------------------------------------------------------------------------


def test_only_what_the_information_officer_accepted_can_be_opened(town: Universe) -> None:
    found = thread.taken_in(town, FILE)
    officer = town.as_(Role.INFORMATION_OFFICER)
    permit = issue_permit(officer, town.agency(POLICE), thread.CRIME, Act.OPEN, Purpose.AUDIT)
    with pytest.raises(NotPermitted, match="accepted"):
        open_submission(permit=permit, submission=found, by=officer, at=AT)
    for role in set(Role) - {Role.INFORMATION_OFFICER}:
        with pytest.raises(NotPermitted):
            accept_submission(submission=found, by=town.as_(role), at=AT)
    accept_submission(submission=found, by=officer, at=AT)
    assert open_submission(permit=permit, submission=found, by=officer, at=AT).exists()


def test_what_was_returned_is_deleted_by_the_next_sweep(town: Universe) -> None:
    found = thread.taken_in(town, FILE)
    with pytest.raises(Refused):
        return_submission(submission=found, why=" ", by=town.as_(Role.INFORMATION_OFFICER), at=AT)
    return_submission(submission=found, why="Wrong month.", by=town.as_(Role.INFORMATION_OFFICER), at=AT)
    from datetime import UTC, datetime

    discard_unclaimed(at=datetime.now(UTC) + timedelta(days=2))
    assert not snapshots().path(found.snapshot_sha256).exists()


def test_data_are_deleted_on_the_day_the_protocol_says_and_the_log_proves_it(town: Universe) -> None:
    found = thread.supplied(town, FILE)
    last = AT + timedelta(days=1095)
    assert delete_due(at=last) == 0
    assert delete_due(at=last + timedelta(days=1)) == 1
    gone = Submission.objects.get(pk=found.pk)
    assert (gone.status, gone.deleted_at) == ("deleted", last + timedelta(days=1))
    assert not snapshots().path(found.snapshot_sha256).exists()
    told = Event.objects.get(kind="submission.deleted")
    assert told.facts["snapshot"] == found.snapshot_sha256
    officer = town.as_(Role.INFORMATION_OFFICER)
    permit = issue_permit(officer, town.agency(POLICE), thread.CRIME, Act.OPEN, Purpose.AUDIT)
    with pytest.raises(NotPermitted):
        open_submission(permit=permit, submission=found, by=officer, at=AT)


def test_a_snapshot_that_another_partnership_holds_too_stays_for_it(town: Universe, neighbour: Universe) -> None:
    plain = FILE.replace(b"ab12", b"")  # without an identifier both snapshots are the same bytes
    mine, theirs = thread.supplied(town, plain), thread.supplied(neighbour, plain)
    assert mine.snapshot_sha256 == theirs.snapshot_sha256
    Submission.objects.filter(pk=theirs.pk).update(keep_until=AT.date() + timedelta(days=9999))
    delete_due(at=AT + timedelta(days=1100))
    assert snapshots().path(theirs.snapshot_sha256).exists()


# --- Pages ------------------------------------------------------------------------------------------------


def test_a_large_file_sent_by_a_browser_is_sealed_as_it_arrives(
    town: Universe, client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.HOME = tmp_path
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    flow = thread.flow_of(thread.signed(town))
    client.force_login(town.people[Role.DATA_LIAISON])
    content = FILE + FILE.split(b"\n")[1] * 0 + b"".join(FILE.split(b"\n", 1)[1] for _ in range(2000))
    address = reverse("partnership:supply", args=[town.partnership.slug, flow.pk])
    answer = client.post(address, {"file": SimpleUploadedFile("big.csv", content)})
    assert answer.status_code == 302
    assert SECRET.encode() not in everything_on_disk(tmp_path)
    sent = Submission.objects.get()
    assert sent.size == len(content)
    assert [path.name for path in spool_folder().iterdir()] == [sent.spool.name]
    assert take_in(submission=sent, at=AT).rows == 2001


def test_the_page_says_what_was_kept_and_dropped_and_holds_no_value(town: Universe, coordinator_client: Client) -> None:
    found = thread.taken_in(town, FILE)
    shown = page(coordinator_client, "submission", town, found.pk)
    assert found.sha256 in shown
    assert "Context, Officer" in shown
    assert SECRET not in shown
