"""The page on roles says what the hand-written access matrix says, of every section and every act."""

from __future__ import annotations

from collections import defaultdict

from django.urls import get_resolver, reverse

from frankpledge.foundation.accounts.roles import FOR_AN_AGENCY, PURPOSES, Role
from tests.docs.pages import ROOT, read
from tests.site.access.row import COORDINATOR, LETTERS, NOBODY, Row
from tests.site.test_access_matrix import ROWS, names, partnership_addresses

PAGE = read(ROOT / "docs" / "reference" / "roles-and-permissions.md")
OTHERS = {row.name: row.sends for row in ROWS if row.sends not in (NOBODY, COORDINATOR)}


def rows_of(heading: str) -> list[list[str]]:
    """Return the cells of the table under a heading, the heading and the rule left out."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    table = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in cells] for cells in table[2:]]


def section_of(row: Row) -> str:
    """Return what follows the partnership in a row's address, up to the next stroke."""
    takes = dict(names(get_resolver()))[row.name].pattern.converters
    given = {name: "town" if name in ("slug", "key") else 1 for name in ("slug", *takes)}
    return reverse(row.name, kwargs=given).split("/")[3] or "/"


def word(letter: str, rows: list[Row]) -> str:
    if any(letter in row.sends for row in rows):
        return "changes"
    return "reads" if any(letter in row.reads for row in rows) else "–"


def test_each_section_says_who_reads_and_who_changes_it_as_the_matrix_does() -> None:
    by_section: dict[str, list[Row]] = defaultdict(list)
    for row in ROWS:
        by_section[section_of(row)].append(row)
    told = {cells[1].strip("`"): cells[2:] for cells in rows_of("The sections")}
    assert told == {name: [word(letter, rows) for letter in LETTERS] for name, rows in by_section.items()}


def test_each_act_that_is_not_the_coordinators_alone_says_whose_it_is() -> None:
    told = {name.strip("`"): who.replace(" ", "") for _, name, who in rows_of("Who changes what")}
    assert told == OTHERS
    assert set(told) <= partnership_addresses()


def test_the_roles_are_told_with_what_they_are_for() -> None:
    told = {letter: (name, purpose, held == "one agency") for letter, name, purpose, held in rows_of("The roles")}
    wanted = {letter: (role.label, PURPOSES[role], role in FOR_AN_AGENCY) for letter, role in LETTERS.items()}
    assert told == wanted
    assert set(LETTERS.values()) == set(Role)
