"""Joining midway: the template, the check that tells every fault, the preview that saves nothing, and taking over."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from frankpledge.adapters.joining import read_joining
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import PartnershipAgency, Post
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from frankpledge.stages.partnership.models import Baseline, Cycle, Group, InheritedAim, Seat
from frankpledge.stages.partnership.queries.joining import Draft, draft_joining
from frankpledge.stages.partnership.services.cycle import close_cycle
from frankpledge.stages.partnership.services.joining import join_midway
from frankpledge.stages.partnership.tables.joining import unfounded_rows
from tests.site.browsing import page
from tests.universe.cycle import DUE, a_cycle, step
from tests.universe.partnership import AT, Universe
from tests.universe.workbook import WHOLE, with_row, workbook


def draft(universe: Universe, sheets: Any = WHOLE) -> Draft:
    return draft_joining(universe.coordinator, read_joining(workbook(sheets), "the workbook"))


def joined(universe: Universe, sheets: Any = WHOLE, due: date | None = DUE) -> Draft:
    return join_midway(draft=draft(universe, sheets), statutory_date=due, by=universe.coordinator, at=AT)


def test_a_whole_workbook_is_taken_over_on_every_sheet(town: Universe) -> None:
    assert joined(town).faults == ()
    fire = PartnershipAgency.objects.get(agency__name="Tithingham Fire and Rescue")
    assert (fire.body, fire.standing, fire.since) == ("fire-and-rescue-authority", "responsible", date(2025, 4, 1))
    assert Group.objects.get(name="Town Centre Group").remit == "Disorder in the town centre"
    assert Post.objects.get(title="Inspector").seniority == "middle"
    assert Seat.objects.filter(group__name="Town Centre Group").count() == 2
    assert [str(aim) for aim in InheritedAim.objects.all()] == [
        "Repeat burglaries down by 5 per cent by March 2026", "Disorder in the town centre",
    ]  # fmt: skip
    assert Baseline.objects.get().value == 1204
    cycle = Cycle.objects.get()
    assert (cycle.planned_on, cycle.imported_on, cycle.statutory_date) == (date(2026, 1, 5), date(2026, 3, 2), DUE)
    assert step(cycle, "review").ended == date(2026, 2, 6)
    assert step(cycle, "consult").started == date(2026, 1, 12)
    assert step(cycle, "analysis").started is None


@pytest.mark.parametrize(
    ("sheet", "row", "column"),
    [
        ("Members", ("X", "Alchemy", "", "Member", "", "2025-04-01", "Gold"), "Sector"),
        ("Members", ("X", "Fire", "", "Member", "", "sometime", "y"), "Since"),
        ("Members", ("X", "Fire", "", "Member", "", "2025-04-01", ""), "Reason"),
        ("Members", ("X", "Fire", "guild", "Responsible", "", "2025-04-01", ""), "Body"),
        ("Members", ("Tithingham Police", "Police", "", "Responsible", "", "2025-04-01", ""), "Agency"),
        ("Members", ("tithingham traders", "Business", "", "Member", "", "2025-04-01", "again"), "Agency"),
        ("Groups", ("Late Group", "Operational", "2027-04-01", ""), "Since"),
        ("Posts", ("Nobody's Agency", "Head", "Operational", "", "2025-05-01", ""), "Agency"),
        ("Posts", ("Tithingham Police", "Sergeant", "Operational", "", "2025-05-01", "No Such Group"), "Groups"),
        ("Last strategy", ("Drugs", "", "Halve it"), "Objective"),
        ("Baselines", ("Thefts", "many", "offences", "2025-03-31"), "Value"),
        ("Baselines", ("Thefts", 12, "offences", "2027-03-31"), "Date"),
        ("Steps", ("strategy", "2027-01-01", ""), "Begun"),
        ("Steps", ("strategy", "", "2026-01-01"), "Begun"),
        ("Steps", ("strategy", "2026-02-01", "2026-01-01"), "Ended"),
        ("Steps", ("Coronation", "2026-01-01", ""), "Step"),
    ],
)
def test_a_bad_row_is_left_out_and_told_by_sheet_row_and_column_and_the_rest_is_taken_over(
    town: Universe, sheet: str, row: tuple[Any, ...], column: str
) -> None:
    found = joined(town, with_row(sheet, *row))
    assert [(each.sheet, each.row, each.column) for each in found.faults] == [(sheet, len(WHOLE[sheet]) + 1, column)]
    assert {name: len(rows) for name, rows in found.rows.items()} == {
        "Members": 2, "Groups": 1, "Posts": 2, "Last strategy": 2, "Baselines": 1, "Steps": 2,
    }  # fmt: skip


def test_what_was_taken_over_once_is_not_taken_over_twice(town: Universe) -> None:
    joined(town)
    again = draft(town)
    assert again.rows == {}
    with pytest.raises(Refused, match="nothing"):
        join_midway(draft=again, statutory_date=DUE, by=town.coordinator, at=AT)
    assert Baseline.objects.count() == 1


def test_when_a_part_is_refused_nothing_at_all_is_set_up(town: Universe) -> None:
    before = (PartnershipAgency.objects.count(), Event.objects.count())
    with pytest.raises(Refused) as refusal:
        joined(town, due=None)
    assert set(refusal.value.reasons) == {"statutory_date"}
    assert (PartnershipAgency.objects.count(), Event.objects.count()) == before


def test_only_the_coordinator_takes_anything_over(town: Universe) -> None:
    found = draft(town)
    for role in set(Role) - {Role.COORDINATOR}:
        with pytest.raises(NotPermitted):
            join_midway(draft=found, statutory_date=DUE, by=town.as_(role), at=AT)


def test_baselines_are_carried_over_to_the_next_cycle_and_say_from_which(town: Universe) -> None:
    joined(town)
    first = Cycle.objects.get()
    close_cycle(cycle=first, closed_on=date(2026, 3, 2), unfinished=True, by=town.coordinator, at=AT)
    second = a_cycle(town, due=date(2028, 4, 1))
    carried = second.baselines.get()
    assert (carried.measure, carried.value, carried.carried_from) == (
        "Burglaries of homes",
        1204,
        first.baselines.get(),
    )


def test_priorities_that_named_no_finding_or_no_result_of_consultation_are_listed_by_what_they_lack(
    town: Universe, coordinator_client: Client
) -> None:
    rows = with_row("Last strategy", "Drugs", "", "", "Drug deaths doubled", "")
    joined(town, {**rows, "Last strategy": [*rows["Last strategy"], ("Burglary", "Fewer burglars", "", "", "")]})
    assert unfounded_rows(InheritedAim.objects.all()) == [
        ["Disorder in the town centre", "a finding of the audit, and a result of consultation"],
        ["Drugs", "a result of consultation"],
    ]
    shown = page(coordinator_client, "cycle-inherited", town, Cycle.objects.get().pk)
    assert "First concern of 212 of 340" in shown
    assert "Priorities that rested on too little" in shown


# --- Pages ------------------------------------------------------------------------------------------------


def upload(client: Client, content: bytes) -> str:
    sent = {"workbook": SimpleUploadedFile("ours.xlsx", content), "statutory_date": DUE.isoformat()}
    return client.post("/p/tithingham/joining/", sent).content.decode()


def test_an_upload_is_shown_and_saves_nothing_until_it_is_accepted(town: Universe, coordinator_client: Client) -> None:
    page = upload(coordinator_client, workbook(with_row("Groups", "Late Group", "Operational", "2027-04-01", "")))
    assert "Chair of the traders" in page
    assert "this day lies ahead" in page
    assert not Group.objects.exists()
    content = re.search(r'name="content"[^>]* value="([^"]+)"', page)
    assert content is not None
    sent = {"content": content[1], "statutory_date": DUE.isoformat()}
    after = coordinator_client.post("/p/tithingham/joining/take-over/", sent, follow=True).content.decode()
    assert "It is taken over" in after
    assert Group.objects.count() == 1
    started = coordinator_client.get(f"/p/tithingham/timetable/{Cycle.objects.get().pk}/started-from/").content.decode()
    assert "Fewer homes burgled twice" in started
    assert "1,204" in started


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 broken", workbook({"Other": [("a",)]})])
def test_what_is_no_workbook_is_refused_with_the_mend_and_no_crash(coordinator_client: Client, content: bytes) -> None:
    page = upload(coordinator_client, content)
    assert "Use the template" in page or "empty" in page


def test_a_sheet_without_a_needed_heading_is_named(coordinator_client: Client) -> None:
    page = upload(coordinator_client, workbook({"Groups": [("Group", "Since"), ("G", "2025-05-01")]}))
    assert "Level" in page
    assert "the first row must hold this heading" in page


def test_a_workbook_that_did_not_come_back_whole_is_asked_for_again(town: Universe, coordinator_client: Client) -> None:
    page = coordinator_client.post("/p/tithingham/joining/take-over/", {"content": "§§§"}).content.decode()
    assert "cannot be used" in page


def test_the_template_downloaded_can_be_uploaded_as_it_is_and_holds_the_steps(coordinator_client: Client) -> None:
    sent = coordinator_client.get("/p/tithingham/joining/workbook/")
    assert sent["Content-Type"].endswith("spreadsheetml.sheet")
    assert "There is nothing in the workbook that could be taken over" in upload(coordinator_client, sent.content)
