"""Two versions of the same data side by side: what came, what went, what was changed, under a live protocol alone."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.adapters.dictionary import read_dataset
from frankpledge.adapters.intake.comparing import NO_MONTH, Comparison, compare_snapshots
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.datasets.models import Disclosure, Submission
from frankpledge.foundation.datasets.services import accept_submission, compare_submissions, take_in
from frankpledge.foundation.sharing.gate import Act, Permit, Purpose, issue_permit
from frankpledge.foundation.sharing.services import end_protocol
from tests.universe import thread
from tests.universe.partnership import AT, Universe

HEAD = b"Crime ID,Month,Longitude,Latitude,Crime type,Last outcome category\n"
EARLIER = HEAD + (
    b"a1,2025-01,1,2,Burglary,\nb2,2025-01,1,2,Drugs,Under investigation\nc3,2025-02,1,2,Robbery,\n"
    b",2025-01,1,2,Anti-social behaviour,\n,2025-01,1,2,Anti-social behaviour,\n"
)
LATER = HEAD + (
    b"c3,2025-02,1,2,Robbery,\na1,2025-01,1,2,Burglary,Charged\nd4,2025-03,1,2,Drugs,Charged\n"
    b",2025-01,1,2,Anti-social behaviour,\n"
)


def versions(universe: Universe) -> tuple[Submission, Submission]:
    by, made = universe.as_(Role.INFORMATION_OFFICER), []
    for content in (EARLIER, LATER):
        taken = take_in(submission=thread.received(universe, content), at=AT)
        made.append(accept_submission(submission=taken, by=by, at=AT))
    return made[0], made[1]


def permit_of(universe: Universe, purpose: Purpose = Purpose.AUDIT) -> Permit:
    by = universe.as_(Role.INFORMATION_OFFICER)
    return issue_permit(by, universe.agency(thread.POLICE), thread.CRIME, Act.OPEN, purpose)


def test_rows_that_came_went_or_were_changed_are_told_apart_by_their_pseudonyms(town: Universe) -> None:
    before, after = versions(town)
    by = town.as_(Role.INFORMATION_OFFICER)
    made = compare_submissions(permit=permit_of(town), before=before, after=after, by=by, at=AT)
    assert (made.rows, made.by_identifier) == ((5, 4), True)
    assert (made.changes.added, made.changes.gone, made.changes.changed) == (1, 2, 1)
    assert made.months == (("2025-01", 4, 2), ("2025-02", 1, 1), ("2025-03", 0, 1))
    filled = {name: (then, now) for name, then, now in made.filled}
    assert filled["Crime ID"] == (3, 3)
    assert filled["Last outcome category"] == (1, 2)


def test_both_openings_are_on_the_log_of_disclosures(town: Universe) -> None:
    before, after = versions(town)
    by = town.as_(Role.INFORMATION_OFFICER)
    compare_submissions(permit=permit_of(town), before=before, after=after, by=by, at=AT)
    assert {each.submission for each in Disclosure.objects.all()} == {before, after}


def test_without_a_live_protocol_for_the_purpose_nothing_is_compared(town: Universe) -> None:
    before, after = versions(town)
    permit, by = permit_of(town), town.as_(Role.INFORMATION_OFFICER)
    with pytest.raises(NotPermitted):
        permit_of(town, Purpose.EVALUATION)
    end_protocol(protocol=before.protocol, by=town.coordinator, at=AT)
    with pytest.raises(NotPermitted):
        compare_submissions(permit=permit, before=before, after=after, by=by, at=AT)
    assert not Disclosure.objects.exists()


def test_an_extract_is_not_compared_with_itself_nor_with_another_agencys(town: Universe, neighbour: Universe) -> None:
    before, _ = versions(town)
    other, _ = versions(neighbour)
    by = town.as_(Role.INFORMATION_OFFICER)
    with pytest.raises(Refused):
        compare_submissions(permit=permit_of(town), before=before, after=before, by=by, at=AT)
    with pytest.raises(NotPermitted):
        compare_submissions(permit=permit_of(town), before=other, after=before, by=by, at=AT)


def test_the_page_shows_what_changed_and_refuses_a_purpose_that_is_not_covered(town: Universe, client: Client) -> None:
    before, after = versions(town)
    client.force_login(town.people[Role.INFORMATION_OFFICER])
    address = reverse("partnership:submission-compare", args=[town.partnership.slug, after.pk])
    shown = client.post(address, {"before": before.pk, "purpose": "audit"}).content.decode()
    assert "What changed" in shown
    assert "2025-03" in shown
    refused = client.post(address, {"before": before.pk, "purpose": "evaluation"}).content.decode()
    assert "does not cover this purpose" in refused
    assert client.post(address, {"before": after.pk, "purpose": "audit"}).status_code == 200
    assert Disclosure.objects.count() == 2


CALLS = read_dataset("calls-for-service")
CELLS = st.tuples(st.sampled_from(["", "p", "q", "r"]), st.sampled_from(["01/02/2025", "2025-03-04", "soon"]),
                  st.sampled_from(["Noise", ""]))  # fmt: skip


def compared(folder: Path, before: list[tuple[str, ...]], after: list[tuple[str, ...]]) -> Comparison:
    paths = []
    for name, rows in (("before", before), ("after", after)):
        out = io.StringIO()
        csv.writer(out).writerows([("Log number", "Date", "Call type"), *rows])
        (folder / name).write_text(out.getvalue(), encoding="utf-8", newline="")
        paths.append(folder / name)
    keys = ("id", "date", "category")
    return compare_snapshots(paths[0], paths[1], CALLS, (keys, keys))


@given(before=st.lists(CELLS, max_size=12), after=st.lists(CELLS, max_size=12))
def test_the_counts_are_those_of_a_plain_count(
    tmp_path_factory: pytest.TempPathFactory, before: list[tuple[str, ...]], after: list[tuple[str, ...]]
) -> None:
    made = compared(tmp_path_factory.mktemp("versions"), before, after)
    gone, came = Counter(before) - Counter(after), Counter(after) - Counter(before)
    ids = [Counter(row[0] for row in side.elements() if row[0]) for side in (gone, came)]
    changed = (ids[0] & ids[1]).total()
    assert made.changes.changed == changed
    assert (made.changes.gone, made.changes.added) == (gone.total() - changed, came.total() - changed)
    assert made.rows == (len(before), len(after))
    assert sum(then for _, then, _ in made.months) == len(before)
    assert {month for month, _, _ in made.months} <= {"2025-02", "2025-03", NO_MONTH}


def test_columns_that_one_version_lacks_are_named_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("Date,Call type,Time\n01/02/2025,Noise,00:01\n")
    (tmp_path / "b").write_text("Log number,Date,Call type\nx,01/02/2025,Noise\n")
    made = compare_snapshots(
        tmp_path / "a", tmp_path / "b", CALLS, (("date", "category", "time"), ("id", "date", "category"))
    )
    assert (made.only_before, made.only_after, made.by_identifier) == (("Time",), ("Log number",), False)
    assert (made.changes.added, made.changes.gone) == (0, 0)
