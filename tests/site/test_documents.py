"""The documents register (R035)."""

from __future__ import annotations

import hashlib
import logging
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import end_place, fill_post
from frankpledge.foundation.eventlog.models import Event
from frankpledge.foundation.eventlog.verify import verify
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.partnership.models import Document
from frankpledge.stages.partnership.queries import documents as queries
from frankpledge.stages.partnership.services import document_files
from frankpledge.stages.partnership.services import documents as services
from frankpledge.stages.partnership.services.agenda import put_paper
from tests.universe.documents import DATED, TEXT, a_document, a_file
from tests.universe.groups import a_group
from tests.universe.meetings import planned
from tests.universe.partnership import AT, BEGAN, Universe

TODAY = AT.date()


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def page(name: str, universe: Universe, *arguments: Any) -> str:
    return reverse(f"partnership:{name}", args=[universe.partnership.slug, *arguments])


def body_of(answer: Any) -> bytes:
    content = b"".join(answer.streaming_content)
    answer.close()
    return content


# --- What the register holds ------------------------------------------------------------------------------


def test_a_document_is_kept_with_owner_duty_and_the_digest_of_its_file(town: Universe, folder: Path) -> None:
    document = a_document(town, owner=town.post(), duty="strategy", file=a_file())
    assert document.file_digest == hashlib.sha256(TEXT).hexdigest()
    assert [path.read_bytes() for path in files_in(folder)] == [TEXT]
    assert files_in(folder)[0].stat().st_mode & 0o077 == 0


def test_a_duty_the_law_does_not_know_here_is_refused(town: Universe) -> None:
    with pytest.raises(Refused) as refusal:
        a_document(town, duty="publish-audit")  # a step of 1998, not of today
    assert list(refusal.value.reasons) == ["duty"]


def test_the_same_version_is_not_registered_twice(town: Universe) -> None:
    a_document(town)
    with pytest.raises(Refused) as refusal:
        a_document(town, title="partnership PLAN")
    assert list(refusal.value.reasons) == ["version"]


def test_a_post_or_an_agency_of_another_partnership_is_refused(town: Universe, neighbour: Universe) -> None:
    with pytest.raises(Refused):
        a_document(town, owner=neighbour.post())
    with pytest.raises(Refused) as refusal:
        a_document(town, agency=neighbour.agency("Tithingham Probation"))
    assert list(refusal.value.reasons) == ["agency"]


def test_a_published_document_has_a_day_that_is_not_ahead(town: Universe) -> None:
    for wrong in ({"status": "published"}, {"status": "draft", "published_on": DATED},
                  {"status": "published", "published_on": TODAY + timedelta(days=1)}):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            a_document(town, **wrong)
        assert list(refusal.value.reasons) == ["published_on"]


def test_the_log_holds_codes_and_digests_and_no_title(town: Universe) -> None:
    document = a_document(town, title="Operation Hawthorn", file=a_file("Hawthorn.pdf"))
    facts = Event.objects.get(kind="document.registered").facts
    assert facts == {"kind": "strategy", "status": "draft", "sha256": document.file_digest}
    assert verify(town.partnership.pk).is_whole


def test_the_holder_of_the_owning_post_is_told_without_the_title(town: Universe) -> None:
    post = town.post()
    fill_post(post=post, person=town.people[Role.AGENCY_REPRESENTATIVE], since=BEGAN, by=town.coordinator, at=AT)
    document = a_document(town, title="Operation Hawthorn", owner=post)
    told = Message.objects.get(to=town.people[Role.AGENCY_REPRESENTATIVE])
    assert "Hawthorn" not in told.subject + told.text
    assert told.path == page("document", town, document.pk)


# --- Versions and states ----------------------------------------------------------------------------------


def test_a_draft_leaves_the_published_version_in_use_until_it_is_published(town: Universe) -> None:
    first = a_document(town, status="published", published_on=DATED)
    second = services.add_version(earlier=first, version="2", on=TODAY, by=town.coordinator, at=AT)
    assert statuses(first, second) == ["published", "draft"]
    services.agree_document(document=second, by=town.coordinator, at=AT)
    assert statuses(first, second) == ["published", "agreed"]
    services.publish_document(document=second, published_on=TODAY, by=town.coordinator, at=AT)
    assert statuses(first, second) == ["superseded", "published"]


def test_what_is_published_retires_every_earlier_version(town: Universe) -> None:
    first = a_document(town, status="published", published_on=DATED)
    second = services.add_version(earlier=first, version="2", on=TODAY, by=town.coordinator, at=AT)
    third = services.add_version(
        earlier=second, version="3", on=TODAY, status="published", published_on=TODAY, by=town.coordinator, at=AT
    )
    assert statuses(first, second, third) == ["superseded", "superseded", "published"]
    assert [each.version for each in queries.versions(town.coordinator, second)] == ["3", "2", "1"]


def test_a_version_is_added_to_the_newest_only(town: Universe) -> None:
    first = a_document(town)
    services.add_version(earlier=first, version="2", on=TODAY, by=town.coordinator, at=AT)
    with pytest.raises(Refused):
        services.add_version(earlier=first, version="3", on=TODAY, by=town.coordinator, at=AT)


def test_what_was_published_changes_only_in_whose_it_is_and_what_it_shows(town: Universe) -> None:
    document = a_document(town, status="published", published_on=DATED)
    with pytest.raises(Refused):
        correct(document, town, title="Another title")
    services.assign_document(
        document=document, owner=town.post(), agency=None, duty="strategy", by=town.coordinator, at=AT
    )
    assert Document.objects.get(pk=document.pk).duty == "strategy"


def test_a_replaced_draft_file_is_deleted_and_an_agreed_one_stands(
    town: Universe, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    document = a_document(town, file=a_file())
    with django_capture_on_commit_callbacks(execute=True):
        correct(document, town, file=a_file(content=b"Second thoughts"))
    assert [path.read_bytes() for path in files_in(folder)] == [b"Second thoughts"]
    services.agree_document(document=document, by=town.coordinator, at=AT)
    with pytest.raises(Refused) as refusal:
        correct(document, town, file=a_file(content=b"Third"))
    assert list(refusal.value.reasons) == ["file"]


def test_a_document_replaced_by_another_one_stands_in_its_history(town: Universe) -> None:
    old, new = a_document(town), a_document(town, title="Community plan")
    services.supersede_document(document=old, replaced_by=new, by=town.coordinator, at=AT)
    assert statuses(old, new) == ["superseded", "draft"]
    assert [each.pk for each in queries.versions(town.coordinator, old)] == [new.pk, old.pk]
    with pytest.raises(Refused):
        services.supersede_document(document=new, replaced_by=old, by=town.coordinator, at=AT)


def test_only_the_coordinator_and_the_information_officer_keep_the_register(town: Universe) -> None:
    for role in set(Role) - {Role.COORDINATOR, Role.INFORMATION_OFFICER}:
        with pytest.raises(NotPermitted):
            a_document(town, by=town.as_(role))
    assert a_document(town, by=town.as_(Role.INFORMATION_OFFICER)).pk


def statuses(*documents: Document) -> list[str]:
    return [str(Document.objects.get(pk=document.pk).status) for document in documents]


def correct(document: Document, town: Universe, **given: object) -> None:
    now = {name: getattr(document, name) for name in ("kind", "title", "version", "on", "owner", "agency", "duty")}
    services.correct_document(document=document, by=town.coordinator, at=AT, **(now | given))


# --- Files ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..\\..\\windows\\win.ini", "plan.html", "a\r\nSet-Cookie: x=1.pdf", 'q"uote;.pdf', "..",
     ".htaccess", "x" * 240 + ".pdf", "план.pdf", "plan.pdf\x00.html", "CON.txt", "a.p%00df"],
)  # fmt: skip
def test_no_name_that_is_sent_leads_out_of_the_folder_or_into_a_header(
    name: str, town: Universe, folder: Path, coordinator_client: Client
) -> None:
    upload = a_file()
    upload._name = name  # as a hostile browser would send it: Django's own cleaning set aside
    document = a_document(town, title=f"<script>{name}</script>".replace("\0", "")[:150], file=upload)
    (stored,) = files_in(folder)
    assert stored.resolve().is_relative_to(folder.resolve())
    assert stored.parent == folder / "documents" / "2026"
    assert len(stored.stem) == 32
    assert set(stored.name) <= set("0123456789abcdefghijklmnopqrstuvwxyz.")
    answer = coordinator_client.get(page("document-file", town, document.pk))
    assert body_of(answer) == TEXT
    said = answer["Content-Disposition"].removeprefix("attachment; filename=")
    assert set(said) <= set('"abcdefghijklmnopqrstuvwxyz0123456789-_.')


def test_a_page_that_was_uploaded_is_handed_over_to_be_saved_and_never_opened(
    town: Universe, coordinator_client: Client
) -> None:
    document = a_document(town, file=a_file("evil.html", b"<script>alert(1)</script>"))
    answer = coordinator_client.get(page("document-file", town, document.pk))
    assert answer["Content-Disposition"] == 'attachment; filename="partnership-plan-v1.html"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    body_of(answer)


def test_a_file_too_large_or_empty_is_refused_and_leaves_nothing(town: Universe, folder: Path) -> None:
    large = a_file()
    large.size = document_files.LARGEST_BYTES + 1
    for wrong in (large, a_file(content=b"")):
        with pytest.raises(Refused) as refusal:
            a_document(town, file=wrong)
        assert list(refusal.value.reasons) == ["file"]
    assert files_in(folder) == []
    assert not Document.objects.exists()


def test_a_change_that_fails_after_the_file_was_stored_leaves_no_file(
    town: Universe, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(services, "record", broken)
    with pytest.raises(RuntimeError):
        a_document(town, file=a_file())
    assert files_in(folder) == []
    assert not Document.objects.exists()


def test_a_full_disk_is_told_and_leaves_neither_entry_nor_file(
    town: Universe, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(storage: FileSystemStorage, name: str, content: object) -> str:
        (folder / "documents").mkdir()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", full)
    with pytest.raises(Refused) as refusal:
        a_document(town, file=a_file())
    assert list(refusal.value.reasons) == ["file"]
    assert files_in(folder) == []
    assert not Document.objects.exists()


def test_the_name_of_a_file_is_written_into_no_log(
    town: Universe, coordinator_client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = coordinator_client.post(
            page("document-register", town), sent(file=a_file("Operation Hawthorn.pdf")), follow=True
        )
    assert answer.status_code == 200
    assert "Hawthorn" not in caplog.text
    assert "Hawthorn" not in str(list(Event.objects.values_list("facts", flat=True)))
    assert "Hawthorn" not in Document.objects.get().file.name


def test_a_missing_file_is_not_there_and_its_page_says_so(
    town: Universe, folder: Path, coordinator_client: Client
) -> None:
    document = a_document(town, file=a_file())
    files_in(folder)[0].unlink()
    assert coordinator_client.get(page("document-file", town, document.pk)).status_code == 404
    assert b"restore it from a backup" in coordinator_client.get(page("document", town, document.pk)).content


def test_the_media_folder_has_no_address(town: Universe, coordinator_client: Client) -> None:
    document = a_document(town, file=a_file())
    for address in (f"/{document.file.name}", f"/media/{document.file.name}", f"/static/{document.file.name}"):
        assert coordinator_client.get(address).status_code == 404


# --- Pages ------------------------------------------------------------------------------------------------


def sent(**given: object) -> dict[str, object]:
    return {
        "kind": "audit", "title": "Strategic assessment", "version": "1", "on": "2025-11-03", "duty": "analysis",
        "status": "published", "published_on": "2025-12-01", "published_at": "The library",
    } | given  # fmt: skip


def test_a_document_is_registered_on_the_page_and_stands_as_evidence_of_its_duty(
    town: Universe, coordinator_client: Client
) -> None:
    answer = coordinator_client.post(page("document-register", town), sent(file=a_file()), follow=True)
    assert b"Strategic assessment prepared" in answer.content
    assert b"strategic-assessment-v1.pdf" in answer.content
    shown = coordinator_client.get(page("document-evidence", town)).content.decode()
    assert "Strategic assessment, version 1" in shown
    steps = [each for each in queries.evidence(town.coordinator) if not each.duty.document]
    assert shown.count(">Missing<") == len(steps) - 1
    assert page("document-register", town) + "?duty=review" in shown


def test_a_wrong_entry_is_told_beside_its_field_and_nothing_is_saved(
    town: Universe, coordinator_client: Client
) -> None:
    answer = coordinator_client.post(page("document-register", town), sent(published_on=""))
    assert b"Enter the day on which it was published" in answer.content
    assert not Document.objects.exists()


def test_each_change_is_made_on_its_page(town: Universe, coordinator_client: Client) -> None:
    document = a_document(town)
    first = town.post(title="Chief inspector")
    send = {"kind": "strategy", "title": "Plan", "version": "1", "on": "2025-11-03", "owner": first.pk}
    coordinator_client.post(page("document-amend", town, document.pk), send)
    coordinator_client.post(page("document-agree", town, document.pk))
    coordinator_client.post(page("document-publish", town, document.pk), {"published_on": "2026-03-01"})
    answer = coordinator_client.post(page("document-amend", town, document.pk), {"duty": "strategy"}, follow=True)
    assert b"Partnership plan prepared or revised" in answer.content
    answer = coordinator_client.post(
        page("document-version", town, document.pk),
        {"version": "2", "on": "2026-03-02", "status": "draft"},
        follow=True,
    )
    assert b"Chief inspector" not in answer.content  # the owner was taken away by the correction above
    newest = Document.objects.get(version="2")
    coordinator_client.post(page("document-supersede", town, newest.pk))
    assert statuses(document, newest) == ["published", "superseded"]
    assert Document.objects.get(pk=document.pk).title == "Plan"


def test_the_list_is_filtered_and_shows_superseded_documents_only_when_asked(
    town: Universe, coordinator_client: Client
) -> None:
    old = a_document(town, title="The plan of long ago")
    services.supersede_document(document=old, by=town.coordinator, at=AT)
    a_document(town, kind="protocol", title="Protocol on hospital records", duty="review")
    cases = {
        "": (False, True), "?page=1": (False, True), "?status=superseded": (True, False), "?status=all": (True, True),
        "?kind=protocol": (False, True), "?words=HOSPITAL": (False, True), "?duty=strategy": (False, False),
        "?duty=review&status=all": (False, True), "?kind=nonsense&agency=x": (False, True),
    }  # fmt: skip
    for query, (shows_old, shows_protocol) in cases.items():
        shown = coordinator_client.get(page("documents", town) + query).content.decode()
        assert ("The plan of long ago" in shown) is shows_old, query
        assert ("Protocol on hospital records" in shown) is shows_protocol, query


def test_the_meetings_a_document_was_put_before_are_for_members(town: Universe, client: Client) -> None:
    document = a_document(town)
    meeting = planned(town, a_group(town, "Steering group"))
    put_paper(meeting=meeting, document=document, by=town.coordinator, at=AT)
    for role, is_shown in ((Role.OUTPUT_CHECKER, True), (Role.CONTRACTOR, False)):
        client.force_login(town.people[role])
        shown = client.get(page("document", town, document.pk)).content.decode()
        assert (page("meeting", town, meeting.pk) in shown) is is_shown
        assert ("Steering group" in shown) is is_shown


def test_correcting_an_entry_keeps_an_agency_that_has_left(town: Universe, coordinator_client: Client) -> None:
    document = a_document(town, agency=town.agency("Tithingham Probation"))
    place = town.places["Tithingham Probation"]
    end_place(place=place, until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    address = page("document-amend", town, document.pk)
    assert f'value="{place.agency_id}" selected' in " ".join(coordinator_client.get(address).content.decode().split())
    sent = {"kind": "strategy", "title": "Plan", "version": "1", "on": "2025-11-03", "agency": place.agency_id}
    coordinator_client.post(address, sent)
    assert Document.objects.get().agency == place.agency
    assert Document.objects.get().title == "Plan"


def test_minutes_are_for_members_and_not_for_a_contractor(town: Universe, client: Client) -> None:
    minutes = a_document(town, kind="minutes", title="Minutes of January", file=a_file())
    client.force_login(town.people[Role.CONTRACTOR])
    assert b"Minutes of January" not in client.get(page("documents", town)).content
    assert client.get(page("document", town, minutes.pk)).status_code == 404
    assert client.get(page("document-file", town, minutes.pk)).status_code == 404


def test_a_long_register_is_shown_in_few_queries(
    town: Universe, coordinator_client: Client, django_assert_max_num_queries: Any
) -> None:
    owner = town.post()
    for number in range(60):
        document = a_document(town, title=f"Paper {number}", owner=owner, duty="strategy", on=date(2025, 1, 1))
    for number in range(2, 20):
        document = services.add_version(earlier=document, version=str(number), on=TODAY, by=town.coordinator, at=AT)
    for address in (
        page("documents", town), page("document-evidence", town), page("document", town, document.pk)
    ):  # fmt: skip
        with django_assert_max_num_queries(25):
            assert coordinator_client.get(address).status_code == 200
