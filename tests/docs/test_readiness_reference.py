"""The page on readiness names every rule, register and key as the program has them, and what is ours."""

import re
from dataclasses import fields

import pytest

from frankpledge.adapters.cases import parse_case
from frankpledge.adapters.cases.tables import KINDS
from frankpledge.core.readiness.case import Fact
from tests.docs.pages import FENCE, ROOT, read
from tests.integration.test_case_studies import EARLIER, FOUND, OURS
from tests.rules import EVERY_RULE

PAGE = read(ROOT / "docs" / "reference" / "readiness.md")
SITES = {"all three": {"riverton", "sandford", "collingbridge"}}


def section(heading: str) -> str:
    return PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]


def rows(text: str) -> list[list[str]]:
    lines = (line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| "))
    return [cells for cells in lines if not cells[0].startswith(("Rule", "Line", "At", "Register", "---"))]


def sites(cell: str) -> set[str]:
    return SITES.get(cell, {name.strip().lower() for name in cell.split(",")})


def test_the_page_lists_every_rule_as_it_is() -> None:
    needs = [", ".join(f"`{need}`" for need in rule.needs) or "–" for rule in EVERY_RULE]
    wanted = [
        [f"`{rule.id}`", rule.severity.value, rule.head.value, rule.asks, rule.source, need]
        for rule, need in zip(EVERY_RULE, needs, strict=True)
    ]
    assert rows(section("The rules")) == wanted


def test_lines_are_drawn_for_rules_that_exist() -> None:
    named = set(re.findall(r"`([A-Z][A-Z0-9.-]+)`", PAGE))
    assert named <= {rule.id for rule in EVERY_RULE}


def test_the_page_lists_every_register_with_its_keys() -> None:
    common = {field.name for field in fields(Fact)}
    wanted = {name: [f.name for f in fields(kind) if f.name not in common] for name, kind in KINDS.items()}
    told = {row[0].strip("`"): re.findall(r"`(\w+)`", row[1]) for row in rows(section("The file of a case"))}
    assert told == wanted


def test_what_is_ours_is_told_as_ours() -> None:
    ours = section("The three sites of the report").split("**ours**")[1]
    told = {(site, re.findall(r"`([A-Z-]+)`", row[1])[0]) for row in rows(ours) for site in sites(row[0])}
    assert told == {(site, rule) for site, found in OURS.items() for rule, _ in found}


def test_what_the_authors_found_is_told_with_its_lines() -> None:
    theirs = section("The three sites of the report").split("**ours**")[0]
    told = {(site, row[2]) for row in rows(theirs) for site in sites(row[0])}
    assert told == {(site, line) for site, found in FOUND.items() for _, _, line in found}


def test_what_was_mended_since_is_told_with_its_lines() -> None:
    told = section("The three sites of the report").split("on a day before:")[1].split("**ours**")[0]
    assert set(re.findall(r"\((l\.\d+)\)", told)) == {line for _, _, _, line, _ in EARLIER}


@pytest.mark.parametrize("number", [0, 1])
def test_the_case_shown_in_the_how_to_can_be_read(number: int) -> None:
    blocks = [
        text for language, text in FENCE.findall(read(ROOT / "docs/how-to/check-a-case.md")) if language == "toml"
    ]
    text = blocks[0] if number == 0 else blocks[0] + blocks[1]
    case, _ = parse_case(text, file="how-to")
    assert len(case.answers) == number
