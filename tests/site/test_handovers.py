"""What contractors leave runs again in house, or says why not (R120)."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.datasets.models import Disclosure, Submission
from frankpledge.foundation.sharing.services import end_protocol
from frankpledge.stages.audit.models import Handover
from frankpledge.stages.audit.services.handovers import ask_for_rerun, hand_over, run_again
from frankpledge.stages.audit.work import audit_work
from tests.universe.audit import TODAY, a_commission
from tests.universe.handovers import counted, files_of, handed_over, packed
from tests.universe.partnership import AT, Universe


def rerun(town: Universe, files: dict[str, bytes]) -> Handover:
    handover = handed_over(town, files)
    ask_for_rerun(handover=handover, by=town.as_(Role.INFORMATION_OFFICER), at=AT)
    return run_again(handover=Handover.objects.get(pk=handover.pk), at=AT)


def codes(handover: Handover) -> set[str]:
    return {fault["code"] for fault in handover.faults}


def test_what_was_handed_over_runs_again_on_our_own_copies_and_gives_the_same_bytes(town: Universe) -> None:
    files = files_of(counted(town))
    done = rerun(town, files)
    assert (done.status, done.faults, done.differences) == ("same", [], [])
    last = Disclosure.objects.order_by("pk").last()
    assert last is not None
    assert (last.to, last.purpose) == (town.people[Role.INFORMATION_OFFICER], "audit")


def test_a_figure_that_its_recipe_does_not_make_is_named(town: Universe) -> None:
    files = files_of(counted(town))
    files["release/tables/counts.csv"] = files["release/tables/counts.csv"].replace(b",1", b",2", 1)
    files["release/tables/by-hand.csv"] = b"a,b\n"
    del files["release/report.pdf"]
    done = rerun(town, files)
    assert done.status == "different"
    assert sorted(map(tuple, done.differences)) == [
        ("report.pdf", "new"), ("tables/by-hand.csv", "lacking"), ("tables/counts.csv", "different"),
    ]  # fmt: skip


def test_what_lacks_is_told_all_at_once(town: Universe) -> None:
    files = files_of(counted(town))
    lacking = {name: content for name, content in files.items() if not name.startswith(("areas/", "population/"))}
    done = rerun(town, lacking)
    assert done.status == "failed"
    assert sorted(fault["file"] for fault in done.faults) == ["council_2025_by_ward.csv", "wards_2025.geojson"]


def test_agencies_data_are_not_taken_in_by_this_door(town: Universe) -> None:
    counting = counted(town)
    files = files_of(counting) | {f"extract/{counting.submission.file_name}": b"Month\n2025-01\n"}
    assert codes(rerun(town, files)) == {"handover-holds-data"}


def test_without_a_live_protocol_its_data_are_not_read(town: Universe) -> None:
    counting = counted(town)
    files = files_of(counting)
    handover = handed_over(town, files)
    ask_for_rerun(handover=handover, by=town.as_(Role.INFORMATION_OFFICER), at=AT)
    end_protocol(protocol=counting.submission.protocol, by=town.as_(Role.AGENCY_REPRESENTATIVE), at=AT)
    done = run_again(handover=Handover.objects.get(pk=handover.pk), at=AT)
    assert done.status == "failed"
    assert "No signed protocol in force" in done.faults[0]["mend"]


def test_data_that_the_partnership_never_had_are_named(town: Universe) -> None:
    files = files_of(counted(town))
    account = files["release/provenance.json"]
    kept = counted_digest(town).encode()
    assert kept in account
    files["release/provenance.json"] = account.replace(kept, b"0" * 64)
    assert codes(rerun(town, files)) == {"handover-unknown-data"}


def counted_digest(town: Universe) -> str:
    return Submission.objects.get(partnership=town.partnership).snapshot_sha256


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("../outside.csv", b"x", "handover-outside"),
        ("/etc/outside.csv", b"x", "handover-outside"),
        ("release/provenance.json", b"{", "handover-unreadable"),
        ("audit.toml", b"[partnership", "recipe-not-toml"),
    ],
)
def test_hostile_and_broken_bundles_get_a_plain_line(town: Universe, name: str, content: bytes, code: str) -> None:
    whole = {"audit.toml": b"", "release/provenance.json": b"{}"}
    assert codes(rerun(town, whole | {name: content})) == {code}


def test_a_recipe_that_leads_to_other_files_of_the_machine_is_refused(town: Universe) -> None:
    files = files_of(counted(town))
    files["audit.toml"] = files["audit.toml"].replace(b'"areas/wards_2025.geojson"', b'"/etc/passwd"')
    assert codes(rerun(town, files)) == {"handover-outside"}


def test_a_link_in_the_archive_is_refused(town: Universe) -> None:
    link = zipfile.ZipInfo("areas/wards.geojson")
    link.external_attr = 0o120777 << 16
    handover = handed_over(town)
    archive = packed({})
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr(link, "/etc/passwd")
    by = town.as_(Role.CONTRACTOR)
    handover = hand_over(
        commission=handover.commission, file=archive, file_name="x.zip", methods="-", contacts="-", by=by, at=AT
    )
    ask_for_rerun(handover=handover, by=town.as_(Role.INFORMATION_OFFICER), at=AT)
    assert codes(run_again(handover=Handover.objects.get(pk=handover.pk), at=AT)) == {"handover-outside"}


def test_no_archive_at_all_gets_a_plain_line(town: Universe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.universe.handovers.packed", lambda _: __import__("io").BytesIO(b"no archive"))
    assert codes(rerun(town, {})) == {"handover-no-zip"}


def test_only_the_contractor_of_the_commission_and_those_who_run_the_audit_hand_over(town: Universe) -> None:
    commission = a_commission(town)
    for role in Role:
        by = town.as_(role)
        if role in (Role.CONTRACTOR, Role.COORDINATOR, Role.INFORMATION_OFFICER):
            hand_over(commission=commission, file=packed({}), file_name="x", methods="-", contacts="-", by=by, at=AT)
        else:
            with pytest.raises(NotPermitted):
                hand_over(
                    commission=commission, file=packed({}), file_name="x", methods="-", contacts="-", by=by, at=AT
                )
    other = a_commission(town, audit=commission.audit, person=None)
    with pytest.raises(NotPermitted):
        hand_over(
            commission=other, file=packed({}), file_name="x", methods="-", contacts="-", by=town.as_(Role.CONTRACTOR),
            at=AT,
        )  # fmt: skip


def test_only_an_information_officer_has_it_run_again(town: Universe) -> None:
    handover = handed_over(town)
    for role in set(Role) - {Role.INFORMATION_OFFICER}:
        with pytest.raises(NotPermitted):
            ask_for_rerun(handover=handover, by=town.as_(role), at=AT)


def test_a_commission_that_is_over_and_left_nothing_that_runs_waits_for_the_co_ordinator(town: Universe) -> None:
    commission = a_commission(town)
    later = town.as_(Role.COORDINATOR, AT + timedelta(days=100))
    assert commission.ends < TODAY + timedelta(days=100)
    said = "Ask for what Survey of traders leaves: nothing of it runs here yet"
    assert said in [item.text for item in audit_work(later)]
    Handover.objects.filter(pk=handed_over(town, commission=commission).pk).update(
        status="same", asked_by=later.person, asked_at=AT
    )
    assert said not in [item.text for item in audit_work(later)]


def test_the_contractor_hands_over_on_a_page_and_reads_what_came_of_it(
    town: Universe, signed_in: Callable[[Person], Client]
) -> None:
    commission = a_commission(town)
    browser = signed_in(town.people[Role.CONTRACTOR])
    address = f"/p/tithingham/audit/commissions/{commission.pk}/"
    assert f"{address}hand-over/" in browser.get(address).content.decode()
    bundle = packed({"audit.toml": b""})
    bundle.name, _ = "handover.zip", bundle.seek(0)
    sent = {"file": bundle, "methods": "Counted by ward.", "contacts": "The research desk."}
    page = browser.post(f"{address}hand-over/", sent, follow=True).content.decode()
    assert "Counted by ward." in page
    assert "Run it again here" not in page
