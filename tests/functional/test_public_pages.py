"""What the public reads: each page sound and light, each map beside its table, and what every page leads to."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import get_resolver

from tests.functional.catalogue.built import build_assets
from tests.functional.crawling import Crawl
from tests.functional.looking import Eyes
from tests.functional.serving import Home, new_home, run_script, serve_public
from tests.site.test_access_matrix import names

PUBLIC = "frankpledge.public.urls"
MOST_BYTES = 100_000
"""What a page may weigh with its style, its icon and all else that a browser fetches for it, unpacked."""
PARTS = re.compile(r'(?:<link [^>]*href|<(?:img|script) [^>]*src)="([^"]*)"')

BUILD = """
from datetime import date, timedelta
from frankpledge.core.questionnaires.bank import BANK
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.consultation.services.noticeboard import call_off_sitting
from frankpledge.stages.consultation.services.opening import (
    add_kiosk, open_questionnaire, propose_questionnaire, shelve_questionnaire, sign_off_questionnaire,
)
from frankpledge.stages.consultation.services.questionnaires import add_from_bank
from frankpledge.stages.publication.services import put_out, withdraw
from tests.universe import noticeboard as board, questionnaires as asking, thread
from tests.universe.consultation import a_sitting, an_exercise
from tests.universe.partnership import AT, found
town, far = found(), date(2098, 6, 1)
first = thread.released(town)
thread.corrected(town, first)
put_out(withdraw(candidate=first, why=thread.WRONG, by=town.coordinator, at=AT), at=AT)
by = {"by": town.coordinator, "at": AT}
def opened(title, one_page=False, **days):
    made = asking.a_questionnaire(town, title, title_cy="Beth nesaf?", is_one_page=one_page, **days)
    add_from_bank(questionnaire=made, keys=list(BANK) if one_page else ["core-problem"], **by)
    propose_questionnaire(questionnaire=made, **by)
    sign_off_questionnaire(questionnaire=made, by=town.as_(Role.OUTPUT_CHECKER), at=AT)
    opened = open_questionnaire(questionnaire=made, by=town.as_(Role.INFORMATION_OFFICER), at=AT)
    add_kiosk(questionnaire=opened, name="Market hall", **by)
    shelve_questionnaire(opened)
opened("What troubles you?", opens=AT.date(), closes=far)
opened("What comes next?", opens=far - timedelta(days=30), closes=far)
opened("Autumn survey", opens=AT.date(), closes=AT.date() + timedelta(days=30))
opened("All at once", one_page=True, opens=AT.date(), closes=far)
board.a_contact(town)
talks = an_exercise(town, "Spring talks", opens=AT.date(), closes=far)
board.an_announcement(town, a_sitting(town, talks, on=far))
library = a_sitting(town, talks, on=far + timedelta(days=1), place="Library")
off = board.an_announcement(town, library, about="Noise", about_cy="")
call_off_sitting(announced=off, **by)
board.an_announcement(town, a_sitting(town, talks, place="Church hall"), about="Speeding", about_cy="")
board.shelved(town)
quiet = found("Hundredbury Partnership", "hundredbury")
asked = asking.opened(quiet, opens=AT.date(), closes=far)
"""
"""Everything there can be: corrected and withdrawn, open and coming and closed, called off, a partnership that says
nothing of itself; and a questionnaire of one page with every question of the bank."""


@pytest.fixture(scope="module")
def home(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    build_assets(root)
    made = new_home(tmp_path_factory.mktemp("public") / "home")
    run_script(made, BUILD)
    with serve_public(made):
        yield made


@pytest.fixture(scope="module")
def eyes(browser: Any, home: Home, axe_script: Path) -> Iterator[Eyes]:
    opened = Eyes(browser, home.public, axe_script)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def crawl(eyes: Eyes) -> Crawl:
    return Crawl(eyes.site, eyes.context.request, PUBLIC).follow("/", "/tithingham/consultations/1/kiosk/market-hall/")


def pages(crawl: Crawl) -> list[str]:
    return [each.address for each in crawl.pages if each.name not in ("file", "health")]


def text(eyes: Eyes, address: str) -> str:
    eyes.bare.goto(eyes.site + address)
    return str(eyes.bare.inner_text("body"))


def test_every_page_is_sound_at_either_width_and_without_scripts(eyes: Eyes, crawl: Crawl) -> None:
    faults = [fault for address in pages(crawl) for fault in eyes.look_at(address)]
    assert [fault for fault in crawl.faults if "answers 410" not in fault] == []
    assert [fault for fault in faults if "410" not in fault] == []


def test_nothing_is_left_out_but_what_follows_an_answer(crawl: Crawl) -> None:
    every = {name for name, _ in names(get_resolver(PUBLIC))}
    assert every - {page.name for page in crawl.pages} == {"health", "sent"}


def test_every_page_weighs_less_than_a_hundred_kilobytes_with_all_it_fetches(
    eyes: Eyes, crawl: Crawl, capsys: pytest.CaptureFixture[str]
) -> None:
    fetched: dict[str, int] = {}
    weights: dict[str, int] = {}
    for page in crawl.pages:
        if page.name in ("file", "health"):
            continue
        for part in PARTS.findall(page.html):
            if part not in fetched:
                fetched[part] = len(eyes.context.request.get(eyes.site + part).body())
        weights[page.address] = len(page.html.encode()) + sum(fetched[part] for part in PARTS.findall(page.html))
    assert any(part.endswith("public-forms.css") for part in fetched)
    heaviest = max(weights, key=lambda address: weights[address])
    with capsys.disabled():
        print(f"\nThe heaviest public page: {heaviest}, {weights[heaviest]:,} bytes")  # noqa: T201
    assert {address: weight for address, weight in weights.items() if weight >= MOST_BYTES} == {}


def test_no_page_has_a_script_or_anything_from_elsewhere(crawl: Crawl) -> None:
    for page in crawl.pages:
        if page.name != "file" and page.html:
            assert "<script" not in page.html, page.address
            assert not re.findall(r'(?:src|href)="(?:https?:)?//', page.html), page.address


def test_every_page_leads_to_what_is_kept_and_how_far_it_was_tested(crawl: Crawl) -> None:
    for page in crawl.pages:
        if page.name not in ("file", "health"):
            whose = "/tithingham" if page.address.startswith("/tithingham") else ""
            whose = "/hundredbury" if page.address.startswith("/hundredbury") else whose
            led = {link.partition("?")[0] for link in page.outline.links}
            assert {f"{whose}/privacy/", f"{whose}/accessibility/"} <= led, page.address


def test_a_partnerships_page_says_what_is_asked_when_and_where_it_meets_people(eyes: Eyes) -> None:
    said = text(eyes, "/tithingham/")
    order = [
        "Open now", "All at once", "What troubles you? / Beth nesaf?", "until 1 June 2098", "Coming",
        "What comes next?", "2 May 2098 to 1 June 2098", "Closed", "Autumn survey", "closed on 1 April 2026",
        "What the audit found / Canfyddiadau’r archwiliad", "1 June 2098, 7pm to 8:30pm", "Town Hall",
        "Called off", "Corrections", "was withdrawn. A month was counted twice.", "safety@tithingham.example",
    ]  # fmt: skip
    for words in order:
        before, found, said = said.partition(words)
        assert found, f"{words} does not come next"
        assert "Speeding" not in before
    assert "It was held." in text(eyes, "/tithingham/sittings/")
    eyes.bare.goto(f"{eyes.site}/tithingham/")
    assert eyes.bare.locator("main [lang=cy]").count() >= 2


def test_each_map_stands_beside_a_table_of_the_releases_own_figures(eyes: Eyes, crawl: Crawl, home: Home) -> None:
    found = [page.address for page in crawl.pages if page.name == "map"]
    assert found
    bundle = home.folder / "releases" / "tithingham" / "2" / "bundle"
    rows = list(csv.DictReader((bundle / "tables" / "rates.csv").read_text("utf-8").splitlines()))
    for address in found:
        layer = json.loads((bundle / "maps" / f"area-{address.split('/')[-2]}.geojson").read_text("utf-8"))
        drawn = {each["properties"]["area_code"]: each["properties"] for each in layer["features"]}
        eyes.bare.goto(eyes.site + address)
        assert eyes.bare.locator("main svg path.area").count() == len(drawn)
        shown = {}
        for line in eyes.bare.locator("main tbody tr").all():
            cells = [" ".join(cell.split()) for cell in line.locator("th, td").all_inner_texts()]
            shown[cells[0].partition(". ")[2]] = cells[1]
        one = next(iter(drawn.values()))
        own = [r for r in rows if r["area_code"] in drawn and r["source"] == one["source"]]
        own = [r for r in own if r["category"] == one["category"] and r["period_from"] == one["period_from"]]
        wanted = {r["area_name"]: r["count"] or "withheld the count is small" for r in own}
        assert shown == wanted
        letters = {path.get_attribute("data-area") for path in eyes.bare.locator("main svg path.area").all()}
        assert letters == set(drawn)


def test_open_data_is_named_with_its_days_its_licence_and_its_size(eyes: Eyes, home: Home) -> None:
    eyes.bare.goto(f"{eyes.site}/tithingham/2/data/")
    lines = {
        (cells := row.locator("th, td").all_inner_texts())[0]: cells[1:]
        for row in eyes.bare.locator("main tbody tr").all()
    }
    bundle = home.folder / "releases" / "tithingham" / "2" / "bundle"
    size = (bundle / "tables" / "counts.csv").stat().st_size
    assert lines["tables/counts.csv"] == [
        "Table (CSV)", "in January 2025", "Open Government Licence v3.0", f"{size / 1000:,.0f} kB",
    ]  # fmt: skip
    files = {path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()}
    assert {name for name in files if name.endswith((".csv", ".geojson"))} <= set(lines)


def test_the_privacy_notice_says_what_the_partnership_said_and_what_it_has_not(eyes: Eyes) -> None:
    said = text(eyes, "/tithingham/privacy/")
    assert "Tithingham Borough Council answers for what people send here." in said
    assert "Until the next audit but one" in said
    assert "destroyed 90 days after closing" in said
    quiet = text(eyes, "/hundredbury/privacy/")
    assert "has not said here yet which of its bodies answers" in quiet
    assert "the partnership has not said so here yet" in quiet


def test_at_a_kiosk_the_notices_lead_back_to_it_by_themselves(eyes: Eyes) -> None:
    kiosk = "/tithingham/consultations/1/kiosk/market-hall/"
    eyes.bare.goto(eyes.site + kiosk)
    eyes.bare.get_by_role("link", name="Privacy notice").click()
    assert eyes.bare.url.endswith("/tithingham/privacy/?kiosk=1/market-hall")
    asked = eyes.context.request.get(eyes.bare.url)
    assert asked.headers["refresh"] == f"60; url={kiosk}"
    assert eyes.context.request.get(f"{eyes.site}/tithingham/privacy/?kiosk=1/elsewhere").status == 404


def test_what_is_wrong_has_the_focus_without_scripts(eyes: Eyes) -> None:
    eyes.bare.goto(f"{eyes.site}/tithingham/consultations/1/saved/")
    eyes.bare.fill("[name=code]", "nothing")
    eyes.bare.click("main button")
    eyes.bare.wait_for_selector(".govuk-error-summary:focus", timeout=5_000)


def test_the_statement_names_the_checker_that_the_tests_run(root: Path) -> None:
    locked = json.loads((root / "package.json").read_text("utf-8"))
    version = {**locked.get("dependencies", {}), **locked.get("devDependencies", {})}["axe-core"]
    statement = (root / "src/frankpledge/public/templates/public/accessibility.html").read_text("utf-8")
    assert f"axe-core {version.rpartition('.')[0]} " in statement
