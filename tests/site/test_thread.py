"""One figure's way through the site: protocol, extract, counting, finding, sign-off, release, and back to the file."""

from __future__ import annotations

import csv
import hashlib
import json
from datetime import date

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.services import open_submission
from frankpledge.foundation.eventlog.verify import verify
from frankpledge.foundation.sharing.gate import Act, Permit, Purpose, issue_permit
from frankpledge.foundation.sharing.services import end_protocol, sign_protocol
from frankpledge.stages.audit.services import ask_for_counting, draft_finding, run_counting
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.queries import bundles
from frankpledge.stages.publication.services import publish, return_to_author, sign_off
from tests.universe import thread
from tests.universe.partnership import AT, Universe

POLICE = thread.POLICE


def test_the_count_that_is_released_is_the_count_of_the_rows_in_the_agencys_file(town: Universe) -> None:
    candidate = thread.released(town)
    shelf = settings.RELEASES_ROOT / town.partnership.slug / str(candidate.number) / "bundle"
    with (shelf / "tables" / "counts.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["area_code"] == town.partnership.code]
    total = next(int(row["count"]) for row in rows if row["category"] == "all")
    counting = candidate.counting
    assert total == counting.rows_counted > 0
    assert counting.rows_read == thread.january_extract().read_text().count("\n") - 1


def test_from_the_released_page_the_way_leads_back_to_the_sha256_of_the_file(town: Universe) -> None:
    candidate = thread.released(town)
    folder = settings.RELEASES_ROOT / town.partnership.slug / str(candidate.number)
    words = json.loads((folder / "release.json").read_text())
    supplied = hashlib.sha256(thread.january_extract().read_bytes()).hexdigest()
    assert [file["sha256"] for file in words["files"]] == [supplied]
    provenance = json.loads((folder / "bundle" / "provenance.json").read_text())
    assert supplied in json.dumps(provenance)
    assert words["finding"] in [found["id"] for found in provenance["findings"]]


def test_nothing_is_supplied_before_the_agency_has_signed(town: Universe) -> None:
    thread.drafted(town)
    with pytest.raises(NotPermitted, match="No signed protocol in force covers recorded crime"):
        issue_permit(town.as_(Role.DATA_LIAISON), town.agency(POLICE), "recorded-crime", Act.SUPPLY)


def test_nothing_is_read_after_the_protocol_has_ended(town: Universe) -> None:
    submission = thread.supplied(town)
    end_protocol(protocol=submission.protocol, by=town.as_(Role.AGENCY_REPRESENTATIVE), at=AT)
    with pytest.raises(NotPermitted, match="No signed protocol in force"):
        issue_permit(town.as_(Role.INFORMATION_OFFICER), town.agency(POLICE), "recorded-crime", Act.OPEN, Purpose.AUDIT)


def test_a_counting_asked_for_before_the_protocol_ended_reads_nothing_after(town: Universe) -> None:
    counting = thread.asked(town)
    end_protocol(protocol=counting.submission.protocol, by=town.as_(Role.AGENCY_REPRESENTATIVE), at=AT)
    with pytest.raises(NotPermitted):
        run_counting(counting=counting, at=AT)


def test_nobody_signs_for_another_agency(town: Universe) -> None:
    protocol = thread.opened(town)
    for role in Role:
        if role is not Role.AGENCY_REPRESENTATIVE:
            with pytest.raises(NotPermitted):
                sign_protocol(party=protocol.parties.get(), by=town.as_(role), at=AT)


def test_only_an_information_officer_gets_a_permit_to_analyse(town: Universe) -> None:
    thread.signed(town)
    for role in set(Role) - {Role.INFORMATION_OFFICER}:
        with pytest.raises(NotPermitted):
            issue_permit(town.as_(role), town.agency(POLICE), "recorded-crime", Act.OPEN, Purpose.AUDIT)


def test_a_permit_cannot_be_made_but_at_the_gate(town: Universe) -> None:
    flow = thread.flow_of(thread.signed(town))
    person = town.people[Role.INFORMATION_OFFICER].pk
    fields = frozenset(flow.fields)
    with pytest.raises(NotPermitted):
        Permit(
            town.partnership, flow.agency, flow.described, Act.OPEN, Purpose.AUDIT, flow, fields, person, object()
        )  # fmt: skip


def test_a_permit_to_supply_opens_nothing(town: Universe) -> None:
    submission = thread.supplied(town)
    liaison = town.as_(Role.DATA_LIAISON)
    permit = issue_permit(liaison, town.agency(POLICE), "recorded-crime", Act.SUPPLY)
    with pytest.raises(NotPermitted, match="not for that, or not yours"):
        open_submission(permit=permit, submission=submission, by=liaison, at=AT)


def test_the_same_file_twice_is_one_submission(town: Universe) -> None:
    first = thread.supplied(town)
    liaison = town.as_(Role.DATA_LIAISON)
    permit = issue_permit(liaison, town.agency(POLICE), "recorded-crime", Act.SUPPLY)
    from frankpledge.foundation.datasets.services import receive

    again = receive(permit=permit, name="again.csv", chunks=[thread.january_extract().read_bytes()], by=liaison, at=AT)
    assert again == first


def test_a_file_that_cannot_be_read_says_so_with_its_mend_and_no_value(town: Universe) -> None:
    found = thread.taken_in(town, b"Name,Street\nMr Somebody,3 High Street\n")
    assert found.status == "unreadable"
    assert found.faults
    assert "Somebody" not in json.dumps(found.faults)


def test_whoever_proposed_a_release_may_not_sign_it_off_even_as_output_checker(town: Universe) -> None:
    from frankpledge.foundation.accounts.services import grant_role

    candidate = thread.proposed(town)
    officer = town.people[Role.INFORMATION_OFFICER]
    grant_role(person=officer, role=Role.OUTPUT_CHECKER, by=town.coordinator, at=AT)
    with pytest.raises(NotPermitted, match="Somebody other than its author"):
        sign_off(candidate=candidate, by=town.as_(Role.INFORMATION_OFFICER), at=AT)


def test_the_database_itself_refuses_a_self_signed_release(town: Universe) -> None:
    candidate = thread.proposed(town)
    for author in ("prepared_by", "proposed_by"):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReleaseCandidate.objects.filter(pk=candidate.pk).update(signed_by=getattr(candidate, author), signed_at=AT)


def test_the_database_itself_refuses_to_release_what_nobody_signed(town: Universe) -> None:
    candidate = thread.proposed(town)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReleaseCandidate.objects.filter(pk=candidate.pk).update(
            released_by=town.people[Role.COORDINATOR], released_at=AT, number=1
        )


def test_only_what_was_signed_off_is_published(town: Universe) -> None:
    with pytest.raises(Refused, match="signed off"):
        publish(candidate=thread.proposed(town), by=town.coordinator, at=AT)


def test_files_changed_after_they_were_prepared_are_neither_signed_off_nor_published(town: Universe) -> None:
    candidate = thread.signed_off(town)
    report = bundles() / candidate.bundle_digest / "report.html"
    kept = report.read_bytes()
    report.write_bytes(kept + b"<p>1</p>")
    try:
        with pytest.raises(Refused, match="changed since they were prepared"):
            publish(candidate=candidate, by=town.coordinator, at=AT)
    finally:
        report.write_bytes(kept)


def test_a_returned_candidate_goes_back_with_its_reason_and_can_be_proposed_again(town: Universe) -> None:
    candidate = thread.proposed(town)
    return_to_author(candidate=candidate, why="Say which wards.", by=town.as_(Role.OUTPUT_CHECKER), at=AT)
    finding = candidate.counting.findings.first()
    again = draft_finding(
        finding=finding, title="Better", comment="With wards.", by=town.as_(Role.INFORMATION_OFFICER), at=AT
    )
    assert sign_off(candidate=again, by=town.as_(Role.OUTPUT_CHECKER), at=AT).signed_at == AT


def test_every_step_stands_in_the_log_and_the_log_is_whole(town: Universe) -> None:
    thread.released(town)
    from frankpledge.foundation.eventlog.models import Event

    kinds = list(Event.objects.filter(partnership=town.partnership).values_list("kind", flat=True))
    wanted = [
        "protocol.drafted", "protocol.signed", "submission.received", "ground.set", "counting.asked",
        "submission.opened", "release.prepared", "counting.done", "finding.drafted", "release.proposed",
        "release.signed-off", "release.published",
    ]  # fmt: skip
    assert [kind for kind in kinds if kind in wanted] == wanted
    assert verify(town.partnership.pk).is_whole


# --- Beside what was released before -----------------------------------------------------------------------


def a_month(town: Universe, rows: int) -> ReleaseCandidate:
    """Count and propose an extract with so many of January's rows."""
    content = b"".join(thread.january_extract().read_bytes().splitlines(keepends=True)[: rows + 1])
    finding = run_counting(counting=thread.asked(town, content), at=AT).findings.first()
    officer = town.as_(Role.INFORMATION_OFFICER)
    return draft_finding(finding=finding, title="January", comment="As it was known.", by=officer, at=AT)


def test_a_release_tells_which_releases_it_was_protected_beside(town: Universe) -> None:
    first = thread.released(town)
    second = a_month(town, 400)
    account = json.loads((bundles() / second.bundle_digest / "provenance.json").read_text())
    assert first.bundle_digest in [each["sha256"] for each in account["inputs"] if each["role"] == "earlier release"]


def test_what_gives_a_figure_away_together_with_a_release_made_meanwhile_is_not_published(town: Universe) -> None:
    """January, and January with a little of February, prepared side by side: each is safe, the difference is not."""
    january = thread.january_extract()
    february = january.with_name("2025-02-holmshire-street.csv").read_bytes().splitlines(keepends=True)
    submission = thread.supplied(town, january.read_bytes() + b"".join(february[1:81]))
    first, second = (a_release_until(town, submission, last) for last in (date(2025, 1, 31), date(2025, 2, 28)))
    thread.put_out(publish(candidate=first, by=town.coordinator, at=AT), at=AT)
    with pytest.raises(Refused, match="Together with what was published since"):
        publish(candidate=second, by=town.coordinator, at=AT)


def a_release_until(town: Universe, submission: Submission, last: date) -> ReleaseCandidate:
    officer = town.as_(Role.INFORMATION_OFFICER)
    thread.grounded(town)
    counting = ask_for_counting(submission=submission, period_from=date(2025, 1, 1), period_to=last, by=officer, at=AT)
    finding = run_counting(counting=counting, at=AT).findings.first()
    made = draft_finding(finding=finding, title="Crime", comment="As it was known.", by=officer, at=AT)
    thread.agreed(town, made)
    return sign_off(candidate=made, by=town.as_(Role.OUTPUT_CHECKER), at=AT)
