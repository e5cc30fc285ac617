"""The figures of a counting by area, category and period: a table always, a map beside it, and files to take away."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from markupsafe import escape
from python_calamine import CalamineWorkbook

from frankpledge.core.faults import Refused
from frankpledge.core.quantities import Withheld
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.datasets.services import accept_submission, receive, take_in
from frankpledge.foundation.sharing.gate import Act, issue_permit
from frankpledge.foundation.sharing.models import Flow
from frankpledge.stages.audit.figures import Figures, figures_of
from frankpledge.stages.audit.models import Counting
from frankpledge.stages.audit.services import ask_for_counting, draft_finding, run_counting
from frankpledge.stages.audit.services.mapping import approve_fine_map
from frankpledge.stages.publication.queries import audit_of
from tests.universe import thread
from tests.universe.figures import counted_by_small_areas
from tests.universe.partnership import AT, Universe

SignIn = Callable[[Person], Client]


def address(town: Universe, counting: Counting, ending: str = "", category: str = "") -> str:
    name, rest = ("audit:figures-file", [ending]) if ending else ("audit:figures", [])
    return reverse(name, args=[town.partnership.slug, counting.pk, *rest]) + (
        f"?category={category}" if category else ""
    )


def taken(client: Client, town: Universe, counting: Counting, ending: str, category: str = "") -> bytes:
    answer = client.get(address(town, counting, ending, category))
    assert answer.status_code == 200
    return answer.content


def seen_by(town: Universe, counting: Counting, role: Role) -> Figures:
    return figures_of(town.as_(role), Counting.objects.get(pk=counting.pk))


# --- What is shown -----------------------------------------------------------------------------------------


def test_a_release_read_back_says_what_was_written(town: Universe) -> None:
    candidate = thread.counted(town).candidate
    assert candidate is not None
    from frankpledge.adapters.releases.csv_tables import table_to_csv
    from frankpledge.stages.publication.queries import bundles

    audit = audit_of(town.coordinator, candidate)
    for name, table in audit.tables.items():
        assert table_to_csv(table) == (bundles() / candidate.bundle_digest / "tables" / f"{name}.csv").read_bytes()
    assert audit.partnership_name == town.partnership.name
    assert audit.period == thread.JANUARY
    assert any(isinstance(count, Withheld) for count in audit.tables["counts"].columns["count"])


def test_the_page_has_a_row_an_area_and_a_map_beside_it(town: Universe, signed_in: SignIn) -> None:
    counting = thread.counted(town)
    client = signed_in(town.people[Role.CHAIR])
    shown = client.get(address(town, counting)).content.decode()
    figures = seen_by(town, counting, Role.CHAIR)
    for area in figures.audit.areas:
        assert escape(area.name) in shown
    assert 'data-map="' in shown
    assert f'src="{address(town, counting, "svg")}' in shown
    assert "Rate per 1,000 people" in shown
    drawing = taken(client, town, counting, "svg").decode()
    assert drawing.count('class="area"') == len(figures.audit.areas)


def test_a_category_is_chosen_and_what_is_withheld_has_no_figure_anywhere(town: Universe, signed_in: SignIn) -> None:
    counting = thread.counted(town)
    client = signed_in(town.people[Role.CHAIR])
    rows = {code: figures_of(town.coordinator, counting, category=code) for code in ("all", "robbery", "burglary")}
    withheld = {
        (code, row.code) for code, shown in rows.items() for row in shown.view.areas(shown.source, code)
        if isinstance(row.count, Withheld)
    }  # fmt: skip
    assert withheld
    for category, area in withheld:
        told = list(csv.DictReader(io.StringIO(taken(client, town, counting, "csv", category).decode())))
        row = next(each for each in told if each["area_code"] == area)
        assert (row["count"], row["rate"], row["ci_low"], row["ci_high"], row["status"]) == ("", "", "", "", "withheld")
        layer = json.loads(taken(client, town, counting, "geojson", category))
        feature = next(each for each in layer["features"] if each["properties"]["area_code"] == area)["properties"]
        assert (feature["count"], feature["rate"], feature["fill"]) == (None, None, None)
        assert "withheld" in feature["told"]
        assert "Withheld" in client.get(address(town, counting, category=category)).content.decode()


def test_a_counting_that_is_not_done_has_no_figures(town: Universe, signed_in: SignIn) -> None:
    counting = thread.asked(town)
    assert signed_in(town.people[Role.CHAIR]).get(address(town, counting)).status_code == 404


# --- What is taken away ------------------------------------------------------------------------------------


def test_every_file_says_area_period_source_and_rule_in_its_name_and_in_itself(
    town: Universe, signed_in: SignIn
) -> None:
    counting = thread.counted(town)
    client = signed_in(town.people[Role.CHAIR])
    wanted = ("Tithingham", "2025-01-01", "2025-01-31", "recorded-crime", "here it happened")
    for ending in ("csv", "geojson", "xlsx"):
        name = client.get(address(town, counting, ending, "burglary")).headers["Content-Disposition"]
        assert f'filename="tithingham_recorded-crime_burglary_2025-01-01-to-2025-01-31_by-event.{ending}"' in name
    for text in (taken(client, town, counting, "csv").decode(), taken(client, town, counting, "geojson").decode()):
        assert [word for word in wanted if word not in text] == []
    book = CalamineWorkbook.from_filelike(io.BytesIO(taken(client, town, counting, "xlsx")))
    for sheet in ("Cover", "Counts", "Rates"):
        words = " ".join(str(cell) for row in book.get_sheet_by_name(sheet).to_python() for cell in row)
        assert [word for word in wanted if word not in words] == [], sheet


def test_the_figures_of_a_file_are_those_of_the_page(town: Universe, signed_in: SignIn) -> None:
    counting = thread.counted(town)
    told = csv.DictReader(io.StringIO(taken(signed_in(town.people[Role.CHAIR]), town, counting, "csv").decode()))
    counts = {row["area_code"]: row["count"] for row in told}
    assert int(counts.pop(town.partnership.code)) == counting.rows_counted
    shown = seen_by(town, counting, Role.CHAIR)
    found = [*shown.view.areas(shown.source, "all"), shown.view.unplaced(shown.source, "all")]
    of_page = {row.code: "" if isinstance(row.count, Withheld) else str(row.count) for row in found if row}
    assert counts == of_page


# --- Who sees how fine a place -----------------------------------------------------------------------------


@pytest.mark.parametrize(("detail", "sees"), [("point", True), ("ward", True), ("partnership", False)])
def test_nobody_is_shown_a_finer_place_than_the_protocol_allows(
    detail: str, sees: bool, town: Universe, signed_in: SignIn
) -> None:
    counting = thread.counted(town)
    Flow.objects.filter(pk=counting.submission.flow_id).update(detail=detail)
    for role in (Role.INFORMATION_OFFICER, Role.CHAIR):
        assert seen_by(town, counting, role).has_areas is sees
    client = signed_in(town.people[Role.INFORMATION_OFFICER])
    shown = client.get(address(town, counting)).content.decode()
    assert ("allows no finer place" in shown) is not sees
    assert client.get(address(town, counting, "geojson")).status_code == (200 if sees else 404)
    rows = list(csv.DictReader(io.StringIO(taken(client, town, counting, "csv").decode())))
    assert (len(rows) > 1) is sees
    book = CalamineWorkbook.from_filelike(io.BytesIO(taken(client, town, counting, "xlsx")))
    told = str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])
    assert ("Abbeyfields" in told) is sees


def test_small_areas_are_the_information_officers_alone_until_their_detail_is_approved(town: Universe) -> None:
    counting = counted_by_small_areas(town)
    assert seen_by(town, counting, Role.INFORMATION_OFFICER).has_areas
    assert not seen_by(town, counting, Role.AGENCY_REPRESENTATIVE).has_areas
    approve_fine_map(counting=counting, reason="Wards hide the two streets.", by=town.as_(Role.CHAIR), at=AT)
    assert seen_by(town, counting, Role.AGENCY_REPRESENTATIVE).has_areas


def test_nothing_with_small_areas_is_proposed_for_release_before_its_detail_is_approved(town: Universe) -> None:
    counting = counted_by_small_areas(town)
    finding = counting.findings.first()
    given = {"title": "January", "comment": "By small area.", "by": town.as_(Role.INFORMATION_OFFICER), "at": AT}
    with pytest.raises(Refused, match="smaller than wards"):
        draft_finding(finding=finding, **given)
    approve_fine_map(counting=counting, reason="Wards hide the two streets.", by=town.coordinator, at=AT)
    assert draft_finding(finding=type(finding).objects.get(pk=finding.pk), **given).proposed_at == AT


def test_only_the_chair_or_the_co_ordinator_approves_and_only_what_is_fine(town: Universe) -> None:
    counting = thread.counted(town)
    given = {"reason": "Because.", "at": AT}
    with pytest.raises(NotPermitted):
        approve_fine_map(counting=counting, by=town.as_(Role.INFORMATION_OFFICER), **given)
    with pytest.raises(Refused, match="no finer than wards"):
        approve_fine_map(counting=counting, by=town.as_(Role.CHAIR), **given)


def test_the_chair_approves_on_the_page(town: Universe, signed_in: SignIn) -> None:
    counting = counted_by_small_areas(town)
    client = signed_in(town.people[Role.CHAIR])
    assert "Approve the detail of the map" in client.get(address(town, counting)).content.decode()
    approve = reverse("audit:figures-approve", args=[town.partnership.slug, counting.pk])
    after = client.post(approve, {"reason": "Wards hide it."}, follow=True).content.decode()
    assert "Members see the small areas now" in after
    assert "Approve the detail" not in after


def test_a_place_moved_before_it_was_supplied_is_told_under_the_map(town: Universe) -> None:
    shown = seen_by(town, thread.counted(town), Role.CHAIR)
    drawn = shown.drawing()
    assert drawn is not None
    assert "anchor points" in drawn[1].decode()
    unmoved = replace(shown, audit=replace(shown.audit, sources=(replace(shown.audit.sources[0], snapped=False),)))
    drawn = unmoved.drawing()
    assert drawn is not None
    assert "anchor points" not in drawn[1].decode()


# --- Sources of other agencies -----------------------------------------------------------------------------


def test_a_drug_services_return_is_counted_and_mapped_by_ward(town: Universe) -> None:
    flow = thread.tallied_flow(town, dataset="drug-treatment")
    with (thread.town_files() / "boundaries" / "wards_2025.geojson").open() as file:
        wards = [each["properties"]["WD25NM"] for each in json.load(file)["features"]]
    numbers = {ward: 20 + place for place, ward in enumerate(wards)}
    rows = [f"{ward},2025 Q1,Opiates,{number}" for ward, number in numbers.items()]
    permit = issue_permit(town.as_(Role.DATA_LIAISON), flow.agency, flow.dataset, Act.SUPPLY)
    sent = receive(
        permit=permit, name="treatment.csv", chunks=["\n".join(["Ward,Quarter,Substance,People", *rows]).encode()],
        by=town.as_(Role.DATA_LIAISON), at=AT,
    )  # fmt: skip
    officer = town.as_(Role.INFORMATION_OFFICER)
    taken_in = accept_submission(submission=take_in(submission=sent, at=AT), by=officer, at=AT)
    thread.grounded(town)
    asked = ask_for_counting(
        submission=taken_in, period_from=date(2025, 1, 1), period_to=date(2025, 3, 31), by=officer, at=AT
    )
    figures = figures_of(officer, run_counting(counting=asked, at=AT), category="drug-treatment")
    shown = {row.name: row.count for row in figures.view.areas(figures.source, "drug-treatment")}
    assert shown == {name: count for name, count in numbers.items() if not name.startswith("Saltmoor")}  # next door
    assert any("counted again" in said for said in figures.audit.tables["limitations"].columns["sentence"])
