"""Agencies' own systems send extracts: resumed where they broke off, once, and only what a live protocol covers."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import end_role, grant_role
from frankpledge.foundation.datasets.bearers import standing_of
from frankpledge.foundation.datasets.models import Spool, Submission, SupplyToken, Upload, UploadPart
from frankpledge.foundation.datasets.services import revoke_token, take_in, uploading
from frankpledge.foundation.datasets.store import spool_folder
from frankpledge.foundation.datasets.unclaimed import discard_unclaimed
from frankpledge.foundation.datasets.unfinished import see_to_uploads
from frankpledge.foundation.eventlog.models import Event
from frankpledge.foundation.sharing.services import end_protocol
from tests.site.browsing import page
from tests.site.test_access_matrix import names
from tests.universe import thread
from tests.universe.partnership import AT, Universe

SECRET = "Mr Somebody of 3 High Street"
HEAD = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Context"
ROW = f"ab12,2025-01,x,x,-0.1,51.5,On or near,E01,n,Burglary,c,{SECRET}\n"
FILE = f"{HEAD},Officer\n{ROW}{ROW}".encode()
UPLOADS = "/api/v1/uploads/"


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    cache.clear()
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def protocol(town: Universe) -> Any:
    return thread.signed(town)


class System:
    """An agency's own system: it has a token, and no browser."""

    def __init__(self, universe: Universe, secret: str = "", **given: Any) -> None:
        self.token, made = (None, secret) if secret else thread.token_of(universe, **given)
        self.client, self.headers = Client(enforce_csrf_checks=True), {"Authorization": f"Bearer {secret or made}"}

    def ask(self, method: str, address: str, body: bytes = b"", **headers: str) -> HttpResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        kind = named.pop("Content-Type", "application/offset+octet-stream")
        named |= {"Content-Type": kind, "Content-Length": str(len(body))}
        return self.client.generic(method, address, body, headers=self.headers | named)

    def begin(self, content: bytes = FILE, **told: Any) -> HttpResponse:
        key, size = told.pop("key", ""), told.pop("size", len(content))
        about = {"dataset": thread.CRIME, "filename": "street.csv", "sha256": hashlib.sha256(content).hexdigest()}
        headers = {"Upload-Length": str(size), "Upload-Metadata": metadata(about | told)}
        return self.ask("POST", UPLOADS, **headers, **({"Idempotency-Key": key} if key else {}))

    def begun(self, content: bytes = FILE, **told: Any) -> str:
        answer = self.begin(content, **told)
        assert answer.status_code == 201, answer.content
        return answer["Location"]

    def send(self, address: str, body: bytes, offset: int) -> HttpResponse:
        return self.ask("PATCH", address, body, **{"Upload-Offset": str(offset)})

    def offset(self, address: str) -> int:
        return int(self.ask("HEAD", address)["Upload-Offset"])


def metadata(about: dict[str, str]) -> str:
    return ",".join(f"{key} {b64encode(value.encode()).decode()}" for key, value in about.items())


def problem_of(answer: HttpResponse) -> tuple[int, str]:
    told = json.loads(answer.content)
    assert answer["Content-Type"] == "application/problem+json"
    assert told["status"] == answer.status_code
    assert told["title"]
    assert told["detail"]
    return answer.status_code, told["type"].rstrip("/").rpartition("/")[2]


def everything_on_disk(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


def nothing_stands_on_the_way() -> bool:
    return not UploadPart.objects.exists() and not list(spool_folder().iterdir())


# --- An extract comes --------------------------------------------------------------------------------------


def test_an_extract_comes_in_parts_sealed_and_is_taken_in_like_any_other(
    town: Universe, protocol: Any, home: Path, django_capture_on_commit_callbacks: Any
) -> None:
    system = System(town)
    address = system.begun()
    assert system.offset(address) == 0
    for start in range(0, len(FILE), 100):
        answer = system.send(address, FILE[start : start + 100], start)
        assert (answer.status_code, int(answer["Upload-Offset"])) == (204, min(start + 100, len(FILE)))
        assert SECRET.encode()[:12] not in everything_on_disk(home)
    sent = Submission.objects.get()
    assert (sent.sha256, sent.size) == (hashlib.sha256(FILE).hexdigest(), len(FILE))
    assert sent.received_from == town.people[Role.DATA_LIAISON]
    assert not UploadPart.objects.exists()
    assert take_in(submission=sent, at=AT).rows == 2
    told = system.ask("GET", system.ask("GET", address).json()["extract"]).json()
    assert (told["state"], told["rows"], told["columns_dropped"]) == ("checked", 2, ["Context", "Officer"])
    assert SECRET not in json.dumps(told)


def test_the_token_says_what_it_may_supply_and_which_columns_are_kept(town: Universe) -> None:
    system = System(town)
    [said] = system.ask("GET", "/api/v1/").json()["datasets"]
    assert said["may_be_supplied"] is False
    assert "No signed protocol in force" in said["why_not"]
    thread.signed(town)
    [said] = system.ask("GET", "/api/v1/").json()["datasets"]
    assert said["may_be_supplied"] is True
    assert "Crime type" in said["columns_kept"]
    assert "Context" not in said["columns_kept"]


def test_what_had_come_when_the_connection_broke_stays_and_the_rest_is_sent_alone(
    town: Universe, protocol: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "PART", 128)
    monkeypatch.setattr(uploading, "CHUNK", 64)
    system = System(town)
    address, (token, by) = system.begun(), (system.token, town.as_(Role.DATA_LIAISON))
    left = iter([FILE[:64], FILE[64:128], FILE[128:170]])

    def breaks_off(size: int) -> bytes:
        return next(left, b"")

    upload = Upload.objects.get()
    uploading.add_bytes(upload=upload, token=token, starts=0, length=len(FILE), read=breaks_off, by=by, at=AT)
    assert system.offset(address) == 170
    assert system.send(address, FILE[170:], 170).status_code == 204
    assert Submission.objects.get().sha256 == hashlib.sha256(FILE).hexdigest()


def test_the_same_upload_asked_for_twice_is_one_and_so_is_the_same_file(town: Universe, protocol: Any) -> None:
    system = System(town)
    first = system.begun()
    assert system.begun() == first
    system.send(first, FILE, 0)
    assert system.begun() == first
    assert system.send(first, b"", len(FILE)).status_code == 204, "the last part again is no harm"
    second = system.begun(key="another")
    assert second != first
    system.send(second, FILE, 0)
    assert Submission.objects.count() == 1
    assert system.ask("GET", second).json()["extract"] == system.ask("GET", first).json()["extract"]
    assert problem_of(system.begin(FILE + ROW.encode(), key="another")) == (422, "key-used")


def test_the_same_file_may_come_again_after_it_was_returned(town: Universe, protocol: Any) -> None:
    system = System(town)
    first = system.begun()
    system.send(first, FILE, 0)
    Submission.objects.update(status="returned")
    second = system.begun()
    assert second != first
    system.send(second, FILE, 0)
    assert Submission.objects.count() == 2


def test_it_says_in_the_words_of_tus_what_it_speaks(town: Universe) -> None:
    answer = Client().options(UPLOADS)
    assert (answer.status_code, answer["Tus-Version"], answer["Tus-Resumable"]) == (204, "1.0.0", "1.0.0")
    assert answer["Tus-Extension"].split(",") == ["creation", "expiration", "termination"]
    assert int(answer["Tus-Max-Size"]) == uploading.LARGEST
    assert problem_of(System(town).ask("GET", "/api/v1/", **{"Tus-Resumable": "0.2.2"})) == (412, "wrong-version")


def test_every_problem_has_a_page_that_says_what_it_means(client: Client) -> None:
    from frankpledge.foundation.datasets.api.problems import PROBLEMS

    for code, (status, title) in PROBLEMS.items():
        assert client.get(f"/api/v1/problems/{code}/").json() == {"problem": code, "status": status, "means": title}
    assert problem_of(client.get("/api/v1/problems/none/")) == (404, "not-there")


# --- What is refused ---------------------------------------------------------------------------------------


def test_without_a_live_protocol_nothing_begins(town: Universe) -> None:
    answer = System(town).begin()
    assert problem_of(answer) == (403, "not-permitted")
    assert "No signed protocol in force covers" in json.loads(answer.content)["detail"]
    assert not Upload.objects.exists()


def test_a_protocol_that_ends_meanwhile_refuses_the_finish_and_nothing_is_kept(
    town: Universe, protocol: Any, django_capture_on_commit_callbacks: Any
) -> None:
    system = System(town)
    address = system.begun()
    system.send(address, FILE[:100], 0)
    end_protocol(protocol=protocol, by=town.coordinator, at=AT)
    with django_capture_on_commit_callbacks(execute=True):
        answer = system.send(address, FILE[100:], 100)
    assert problem_of(answer) == (403, "not-permitted")
    assert not Submission.objects.exists()
    assert nothing_stands_on_the_way()
    assert system.ask("GET", address).json()["state"] == "not-covered"


def test_another_file_than_was_declared_is_refused_and_nothing_is_kept(
    town: Universe, protocol: Any, django_capture_on_commit_callbacks: Any
) -> None:
    system = System(town)
    address = system.begun()
    with django_capture_on_commit_callbacks(execute=True):
        answer = system.send(address, FILE.replace(b"Burglary", b"Burgling"), 0)
    assert problem_of(answer) == (422, "wrong-digest")
    assert not Submission.objects.exists()
    assert not Spool.objects.exists()
    assert nothing_stands_on_the_way()
    assert problem_of(system.send(address, b"", len(FILE))) == (410, "upload-over")
    assert system.ask("HEAD", address).status_code == 410
    again = system.begun()
    assert again != address
    assert system.send(again, FILE, 0).status_code == 204


@pytest.mark.parametrize("offset", [0, 50, 99, 101, 10_000])
def test_parts_that_overlap_or_leave_a_gap_are_refused_and_leave_nothing(
    town: Universe, protocol: Any, offset: int
) -> None:
    system = System(town)
    address = system.begun()
    system.send(address, FILE[:100], 0)
    assert problem_of(system.send(address, FILE[offset : offset + 20], offset)) == (409, "wrong-offset")
    assert system.offset(address) == 100
    assert len(list(spool_folder().iterdir())) == UploadPart.objects.count() == 1


def test_more_than_was_declared_is_refused(town: Universe, protocol: Any) -> None:
    system = System(town)
    address = system.begun()
    assert problem_of(system.send(address, FILE + b"x", 0)) == (413, "too-long")
    assert system.offset(address) == 0
    assert nothing_stands_on_the_way()


def test_of_two_that_send_the_same_part_one_is_kept(town: Universe, protocol: Any) -> None:
    system, by = System(town), town.as_(Role.DATA_LIAISON)
    system.begun()
    upload = Upload.objects.get()
    part, others = FILE[:100], iter([True])

    def reads_while_another_sends(size: int) -> bytes:
        if next(others, False):
            uploading.add_bytes(
                upload=upload, token=system.token, starts=0, length=100, read=lambda size: part, by=by, at=AT
            )
        return part[:size]

    with pytest.raises(Refused, match="next byte wanted is 100"):
        uploading.add_bytes(
            upload=upload, token=system.token, starts=0, length=100, read=reads_while_another_sends, by=by, at=AT
        )
    assert [part.size for part in UploadPart.objects.all()] == [100]
    assert len(list(spool_folder().iterdir())) == 1


@pytest.mark.parametrize(
    ("told", "named"),
    [({"filename": "x.pdf"}, "filename"), ({"sha256": "abc"}, "sha256"), ({"size": 0}, "size"),
     ({"size": uploading.LARGEST + 1}, "size")],
)  # fmt: skip
def test_what_cannot_be_taken_is_told_by_the_field(
    town: Universe, protocol: Any, told: dict[str, Any], named: str
) -> None:
    answer = System(town).begin(**told)
    assert problem_of(answer) == (422, "not-taken")
    assert list(json.loads(answer.content)["errors"]) == [named]


@pytest.mark.parametrize(
    "headers",
    [{}, {"Upload-Length": "-1"}, {"Upload-Length": "1e3"}, {"Upload-Length": "٣"}, {"Upload-Length": "9" * 40},
     {"Upload-Length": "5", "Upload-Metadata": "filename !!!"}, {"Upload-Length": "5", "Upload-Metadata": "a b c"},
     {"Upload-Length": "5", "Upload-Metadata": "filename /w=="}, {"Upload-Length": "5", "Idempotency-Key": "k" * 101}],
)  # fmt: skip
def test_headers_that_make_no_sense_are_told_and_fail_nothing(
    town: Universe, protocol: Any, headers: dict[str, str]
) -> None:
    if "Upload-Metadata" not in headers:
        headers = headers | {"Upload-Metadata": metadata({"dataset": thread.CRIME})}
    headers = {name: value.encode().decode("latin-1") for name, value in headers.items()}
    assert problem_of(System(town).ask("POST", UPLOADS, **headers))[0] in (411, 422)


def test_a_part_must_say_its_place_and_its_type(town: Universe, protocol: Any) -> None:
    system = System(town)
    address = system.begun()
    assert problem_of(system.ask("PATCH", address, FILE)) == (422, "not-taken")
    wrong = system.ask("PATCH", address, FILE, **{"Upload-Offset": "0", "Content-Type": "text/csv"})
    assert problem_of(wrong) == (415, "wrong-type")
    assert problem_of(system.ask("PUT", address, FILE)) == (405, "wrong-method")


# --- Tokens ------------------------------------------------------------------------------------------------


ADDRESSES = ["/api/v1/", UPLOADS, f"{UPLOADS}none/", "/api/v1/extracts/1/"]


def test_the_tests_here_know_every_address_of_the_api() -> None:
    named = {name for name, _ in names(get_resolver()) if name.startswith("supply-api:")}
    assert named == {f"supply-api:{name}" for name in ("about", "uploads", "upload", "extract", "problem")}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PATCH", "DELETE"])
def test_without_a_good_token_nothing_answers_and_a_browsers_log_in_is_none(
    town: Universe, client: Client, address: str, method: str
) -> None:
    client.force_login(town.people[Role.DATA_LIAISON])
    for headers in ({}, {"Authorization": "Bearer guessed"}, {"Authorization": "Basic eA=="}):
        answer = client.generic(method, address, headers=headers)
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"].startswith("Bearer")


def test_another_agencys_token_finds_nothing(town: Universe, neighbour: Universe, protocol: Any) -> None:
    system = System(town)
    address = system.begun()
    system.send(address, FILE, 0)
    thread.signed(neighbour)
    other = System(neighbour)
    extract = reverse("supply-api:extract", args=[Submission.objects.get().pk])
    for method, at in (("HEAD", address), ("GET", address), ("PATCH", address), ("DELETE", address), ("GET", extract)):
        assert other.ask(method, at, **{"Upload-Offset": "0"}).status_code == 404


def test_a_token_for_other_data_neither_begins_nor_finds(town: Universe, protocol: Any) -> None:
    address = System(town).begun()
    other = System(town, datasets=["calls-for-service"])
    assert problem_of(other.begin()) == (403, "not-permitted")
    assert other.ask("HEAD", address).status_code == 404


def test_another_good_token_of_the_same_agency_goes_on(town: Universe, protocol: Any) -> None:
    first, second = System(town), System(town, by=town.as_(Role.AGENCY_REPRESENTATIVE))
    address = first.begun()
    first.send(address, FILE[:100], 0)
    assert second.send(address, FILE[100:], 100).status_code == 204
    assert Submission.objects.get().received_from == town.people[Role.AGENCY_REPRESENTATIVE]


def test_a_token_revoked_in_the_middle_keeps_nothing_of_what_came(
    town: Universe, protocol: Any, django_capture_on_commit_callbacks: Any
) -> None:
    system, by = System(town), town.as_(Role.DATA_LIAISON)
    address = system.begun()
    system.send(address, FILE[:100], 0)
    upload = Upload.objects.get()

    def reads_while_it_is_revoked(size: int) -> bytes:
        revoke_token(token=system.token, by=town.coordinator, at=AT)
        return FILE[100:]

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(NotPermitted):
        uploading.add_bytes(upload=upload, token=system.token, starts=100, length=len(FILE) - 100,
                            read=reads_while_it_is_revoked, by=by, at=AT)  # fmt: skip
    assert nothing_stands_on_the_way()
    assert not Submission.objects.exists()
    assert problem_of(system.send(address, FILE[100:], 100)) == (401, "token-not-good")


def test_a_token_ends_with_its_last_day_and_with_its_makers_role_and_account(
    town: Universe, protocol: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = System(town, last_day=AT.date())
    assert system.ask("GET", "/api/v1/").status_code == 200
    monkeypatch.setattr("frankpledge.site.middleware.now", lambda: AT + timedelta(days=1))
    assert system.ask("GET", "/api/v1/").status_code == 401
    other = System(town)
    assert other.ask("GET", "/api/v1/").status_code == 200
    person = town.people[Role.DATA_LIAISON]
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert other.ask("GET", "/api/v1/").status_code == 401
    Person.objects.filter(pk=person.pk).update(is_active=True)
    grant = person.grants.get(role=Role.DATA_LIAISON)
    end_role(grant=grant, by=town.coordinator, at=AT)
    assert other.ask("GET", "/api/v1/").status_code == 401


def test_a_token_gives_no_more_than_supplying_whatever_its_maker_is_beside(town: Universe) -> None:
    grant_role(person=town.people[Role.DATA_LIAISON], role=Role.INFORMATION_OFFICER, by=town.coordinator, at=AT)
    standing = standing_of(thread.token_of(town)[0], AT)
    assert standing is not None
    assert standing.grants == {(Role.DATA_LIAISON, town.agency(thread.POLICE).pk)}


def test_only_the_digest_of_a_token_is_kept_and_the_log_says_who_made_and_revoked_it(town: Universe) -> None:
    token, secret = thread.token_of(town)
    kept = json.dumps([list(SupplyToken.objects.values_list()), list(Event.objects.values_list())], default=str)
    assert secret not in kept
    assert hashlib.sha256(secret.encode()).hexdigest() == token.digest
    revoke_token(token=token, by=town.as_(Role.AGENCY_REPRESENTATIVE), at=AT)
    with pytest.raises(Refused):
        revoke_token(token=token, by=town.coordinator, at=AT)
    told = Event.objects.filter(kind__startswith="supply-token").values_list("kind", "actor_id")
    made, ended = town.people[Role.DATA_LIAISON].pk, town.people[Role.AGENCY_REPRESENTATIVE].pk
    assert list(told) == [("supply-token.made", made), ("supply-token.revoked", ended)]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DATA_LIAISON, Role.AGENCY_REPRESENTATIVE}))
def test_nobody_makes_a_token_who_may_not_supply_the_data_themselves(town: Universe, role: Role) -> None:
    with pytest.raises(NotPermitted):
        thread.token_of(town, by=town.as_(role))
    with pytest.raises(NotPermitted):
        thread.token_of(town, agency=town.agency(thread.COUNCIL))


@pytest.mark.parametrize("given", [{"datasets": []}, {"datasets": ["nonsense"]}, {"last_day": date(2026, 3, 1)},
                                   {"last_day": date(2027, 4, 1)}])  # fmt: skip
def test_a_token_says_for_what_and_until_when_within_a_year(town: Universe, given: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        thread.token_of(town, **given)


def test_a_token_is_shown_once_on_the_page_that_makes_it(town: Universe, client: Client, protocol: Any) -> None:
    client.force_login(town.people[Role.DATA_LIAISON])
    sent = {"agency": town.agency(thread.POLICE).pk, "name": "Niche", "datasets": [thread.CRIME],
            "last_day-day": "1", "last_day-month": "6", "last_day-year": "2026"}  # fmt: skip
    address = reverse("partnership:supply-token-make", args=[town.partnership.slug])
    shown = client.post(address, sent).content.decode()
    secret = next(word for word in shown.replace("<", " ").replace(">", " ").split() if word.startswith("fps_"))
    assert System(town, secret).ask("GET", "/api/v1/").json()["system"] == "Niche"
    listed = page(client, "supply-tokens", town)
    assert "Niche" in listed
    assert "fps_" not in listed


# --- Limits, and what is left ------------------------------------------------------------------------------


def test_who_guesses_tokens_is_told_to_wait_and_so_is_a_system_that_asks_too_often(
    town: Universe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frankpledge.foundation.datasets.api.doors.WRONG_TOKENS", 3)
    monkeypatch.setattr("frankpledge.foundation.datasets.api.doors.OF_A_TOKEN", 3)
    stranger, system = System(town, "fps_guessed"), System(town)
    assert [system.ask("GET", "/api/v1/").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert [stranger.ask("GET", "/api/v1/").status_code for _ in range(4)] == [401, 401, 401, 429]
    assert system.ask("GET", "/api/v1/")["Retry-After"] == "60"


def test_an_agency_has_so_many_uploads_under_way_and_no_more(town: Universe, protocol: Any) -> None:
    system = System(town)
    begun = [system.begun(key=f"k{number}") for number in range(uploading.MOST_UNDER_WAY)]
    assert problem_of(system.begin(key="one more")) == (429, "too-many-uploads")
    assert system.ask("DELETE", begun[0]).status_code == 204
    assert system.begin(key="one more").status_code == 201


def test_what_was_withdrawn_leaves_nothing(
    town: Universe, protocol: Any, django_capture_on_commit_callbacks: Any
) -> None:
    system = System(town)
    address = system.begun()
    system.send(address, FILE[:100], 0)
    with django_capture_on_commit_callbacks(execute=True):
        assert system.ask("DELETE", address).status_code == 204
    assert nothing_stands_on_the_way()
    assert problem_of(system.ask("DELETE", address)) == (410, "upload-over")


def test_the_tick_finishes_what_was_whole_and_ends_what_nobody_goes_on_with(
    town: Universe, protocol: Any, django_capture_on_commit_callbacks: Any
) -> None:
    system, by = System(town), town.as_(Role.DATA_LIAISON)
    system.begun()
    late = system.begun(FILE + ROW.encode())
    system.send(late, FILE, 0)
    whole = Upload.objects.get(arrived=0)
    uploading.add_bytes(  # and the process was killed before it could finish
        upload=whole, token=system.token, starts=0, length=len(FILE), read=lambda size: FILE, by=by, at=AT
    )
    assert see_to_uploads(at=AT) == 0
    assert see_to_uploads(at=AT + timedelta(minutes=2)) == 1
    assert Submission.objects.get().size == len(FILE)
    with django_capture_on_commit_callbacks(execute=True):
        assert see_to_uploads(at=AT + timedelta(days=1)) == 1
    assert Upload.objects.get(arrived=len(FILE), submission=None).ended == "expired"
    assert not UploadPart.objects.exists()


def test_what_is_whole_is_not_finished_for_somebody_who_may_supply_no_more(town: Universe, protocol: Any) -> None:
    system, by = System(town), town.as_(Role.DATA_LIAISON)
    system.begun()
    uploading.add_bytes(upload=Upload.objects.get(), token=system.token, starts=0, length=len(FILE),
                        read=lambda size: FILE, by=by, at=AT)  # fmt: skip
    end_protocol(protocol=protocol, by=town.coordinator, at=AT)
    see_to_uploads(at=AT + timedelta(minutes=2))
    assert Upload.objects.get().ended == "not-covered"
    assert not Submission.objects.exists()
    assert not UploadPart.objects.exists()


def test_parts_under_way_are_not_taken_for_files_that_nobody_claims(town: Universe, protocol: Any) -> None:
    from datetime import UTC, datetime

    system = System(town)
    system.send(system.begun(), FILE[:100], 0)
    (spool_folder() / "nobodys").write_bytes(b"x")
    discard_unclaimed(at=datetime.now(UTC) + timedelta(days=2))
    assert [path.name for path in spool_folder().iterdir()] == [UploadPart.objects.get().name]


def test_a_part_that_did_not_survive_is_told_and_the_rest_destroyed(town: Universe, protocol: Any) -> None:
    system = System(town)
    address = system.begun()
    system.send(address, FILE[:100], 0)
    next(spool_folder().iterdir()).unlink()
    assert problem_of(system.send(address, FILE[100:], 100)) == (410, "lost")
    assert not UploadPart.objects.exists()
    assert not Submission.objects.exists()


def test_a_read_changes_nothing_and_no_answer_may_be_kept(town: Universe, protocol: Any) -> None:
    system = System(town)
    address = system.begun()
    before = (Event.objects.count(), list(Upload.objects.values()), list(SupplyToken.objects.values()))
    for at in ("/api/v1/", address):
        for method in ("GET", "HEAD", "OPTIONS"):
            answer = system.ask(method, at)
            assert answer["Cache-Control"] == "no-store"
            assert "Set-Cookie" not in answer.headers
    assert before == (Event.objects.count(), list(Upload.objects.values()), list(SupplyToken.objects.values()))
