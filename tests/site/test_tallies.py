"""A body without a system counts by hand: a sheet to print, a page to key it, and an extract like any other."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.datasets.models import Submission, TallySheet
from frankpledge.foundation.datasets.services import key_tally, lay_out_tally, take_in
from frankpledge.foundation.datasets.store import snapshots
from frankpledge.foundation.sharing.gate import Act, Permit, issue_permit
from frankpledge.foundation.sharing.models import Flow
from frankpledge.foundation.sharing.services import end_protocol
from tests.site.browsing import page
from tests.universe import thread
from tests.universe.partnership import AT, Universe

JANUARY = date(2026, 1, 1)


@pytest.fixture
def flow(town: Universe) -> Flow:
    return thread.laid_out(town)[0]


@pytest.fixture
def liaison(town: Universe, client: Client) -> Client:
    client.force_login(town.people[Role.DATA_LIAISON])
    return client


def permit_of(universe: Universe, flow: Flow) -> Permit:
    return issue_permit(universe.as_(Role.DATA_LIAISON), flow.agency, flow.dataset, Act.SUPPLY)


def address(universe: Universe, flow: Flow, name: str = "tally") -> str:
    return reverse(f"partnership:{name}", args=[universe.partnership.slug, flow.pk])


def keyed(universe: Universe, flow: Flow, cells: Any, **given: Any) -> Submission:
    wanted = {"permit": permit_of(universe, flow), "sheet": TallySheet.objects.get(), "month": JANUARY,
              "by": universe.as_(Role.DATA_LIAISON), "at": AT}  # fmt: skip
    return key_tally(cells=cells, **(wanted | given))


NUMBERS = {"month": "2026-01", "box-0-0": "3", "box-0-1": "0", "box-1-1": "4"}


def test_a_month_keyed_on_the_page_is_an_extract_with_a_row_a_number(
    town: Universe, flow: Flow, liaison: Client
) -> None:
    answer = liaison.post(address(town, flow), NUMBERS | {"row-0": "3", "column-1": "4", "all": "7"})
    assert answer.status_code == 302
    sent = Submission.objects.get()
    assert (sent.file_name, sent.received_from) == (
        "victim-referrals-2026-01-keyed.csv",
        town.people[Role.DATA_LIAISON],
    )
    taken = take_in(submission=sent, at=AT)
    assert (taken.status, taken.rows, taken.faults) == ("checked", 3, [])
    assert snapshots().path(taken.snapshot_sha256).read_text() == (
        "Ward,Month,Kind of crime,Cards\nMill Ward,2026-01,Burglary,3\nMill Ward,2026-01,Assault,0\n"
        "Castle Ward,2026-01,Assault,4\n"
    )


def test_keyed_twice_alike_it_is_one_extract(town: Universe, flow: Flow) -> None:
    cells = {("Mill Ward", "Burglary"): 3}
    assert keyed(town, flow, cells) == keyed(town, flow, cells)
    assert keyed(town, flow, {("Mill Ward", "Burglary"): 4}) != keyed(town, flow, cells)


@pytest.mark.parametrize(("total", "keyed_number"), [("row-0", 3), ("column-1", 4), ("all", 7)])
def test_a_total_that_does_not_add_up_is_told_on_its_box_and_nothing_is_sent(
    town: Universe, flow: Flow, liaison: Client, total: str, keyed_number: int
) -> None:
    shown = liaison.post(address(town, flow), NUMBERS | {total: "9"}).content.decode()
    assert f"The sheet says 9, and what is keyed adds up to {keyed_number}." in shown
    assert f'href="#id_{total}"' in shown
    assert not Submission.objects.exists()


@pytest.mark.parametrize("number", ["-1", "1.5", "many", "1000001"])
def test_what_is_no_count_is_refused(town: Universe, flow: Flow, liaison: Client, number: str) -> None:
    assert liaison.post(address(town, flow), NUMBERS | {"box-0-0": number}).status_code == 200
    assert not Submission.objects.exists()


def test_an_empty_sheet_is_not_sent_and_nought_is_a_number(town: Universe, flow: Flow, liaison: Client) -> None:
    assert "Nought is a number" in liaison.post(address(town, flow), {"month": "2026-01"}).content.decode()
    assert liaison.post(address(town, flow), {"month": "2026-01", "box-0-0": "0"}).status_code == 302


def test_a_month_that_has_not_begun_and_a_box_of_another_sheet_are_refused(town: Universe, flow: Flow) -> None:
    with pytest.raises(Refused, match="has begun"):
        keyed(town, flow, {("Mill Ward", "Burglary"): 3}, month=date(2026, 4, 1))
    with pytest.raises(Refused, match="laid out anew"):
        keyed(town, flow, {("Elsewhere", "Burglary"): 3})


def test_the_sheet_to_print_has_the_same_rows_and_columns_all_of_them_empty(
    town: Universe, flow: Flow, liaison: Client
) -> None:
    shown = page(liaison, "tally-blank", town, flow.pk)
    table = re.search(r"<table.*?</table>", shown, re.DOTALL)[0]
    texts = [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", table, re.DOTALL)]
    assert texts == ["Ward", "Burglary", "Assault", "Total", "Mill Ward", "", "", "", "Castle Ward", "", "", "",
                     "Total", "", "", ""]  # fmt: skip


def test_laid_out_anew_the_page_follows(town: Universe, flow: Flow, liaison: Client) -> None:
    sent = {"areas": " Mill  Ward \n\nRiver Ward\n", "categories": ["Harassment"]}
    assert liaison.post(address(town, flow, "tally-layout"), sent).status_code == 302
    sheet = TallySheet.objects.get()
    assert (sheet.areas, sheet.categories) == (["Mill Ward", "River Ward"], ["Harassment"])
    shown = page(liaison, "tally", town, flow.pk)
    assert "River Ward" in shown
    assert "Castle Ward" not in shown


@pytest.mark.parametrize(
    ("areas", "categories", "field"),
    [([], ["Assault"], "areas"), (["A", "a"], ["Assault"], "areas"), (["A"], [], "categories"),
     (["x" * 81], ["Assault"], "areas"), ([f"Area {n}" for n in range(61)], ["Assault"], "areas"),
     ([f"Area {n}" for n in range(60)], [f"Kind {n}" for n in range(7)], "areas")],
)  # fmt: skip
def test_a_sheet_names_each_row_and_column_once_and_fits_a_page(
    town: Universe, flow: Flow, areas: list[str], categories: list[str], field: str
) -> None:
    permit, by = permit_of(town, flow), town.as_(Role.DATA_LIAISON)
    with pytest.raises(Refused) as refused:
        lay_out_tally(permit=permit, areas=areas, categories=categories, by=by, at=AT)
    assert list(refused.value.reasons) == [field]


def test_a_dead_protocol_takes_no_tally(town: Universe, flow: Flow, liaison: Client) -> None:
    permit = permit_of(town, flow)
    end_protocol(protocol=flow.protocol, by=town.coordinator, at=AT)
    with pytest.raises(NotPermitted):
        keyed(town, flow, {("Mill Ward", "Burglary"): 3}, permit=permit)
    assert liaison.post(address(town, flow), NUMBERS).status_code == 403
    assert not Submission.objects.exists()


def test_records_cannot_be_keyed_as_totals_nor_what_the_protocol_does_not_cover(
    town: Universe, liaison: Client
) -> None:
    crime = thread.flow_of(thread.signed(town))
    assert "cannot be keyed as totals" in liaison.get(address(town, crime)).content.decode()
    part = thread.tallied_flow(town, fields=["area", "period", "category"])
    assert "does not cover Cards" in liaison.get(address(town, part)).content.decode()


def test_the_protocols_page_leads_to_it_where_totals_flow(town: Universe, flow: Flow, liaison: Client) -> None:
    assert "Key a tally of" in page(liaison, "protocol", town, flow.protocol_id)
    assert "Key a tally of" not in page(liaison, "protocol", town, thread.signed(town).pk)
