"""The reference page on roles, made from the access matrix written by hand: ``python -m tests.docs.roles_page``."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tests.docs.pages import ROOT, read

PAGE = ROOT / "docs" / "reference" / "roles-and-permissions.md"

MADE_FROM_HERE = "<!-- made by: python -m tests.docs.roles_page -->\n"

HEADINGS = {
    "C": "Co-ordinator",
    "I": "Information officer",
    "R": "Representative",
    "D": "Data liaison",
    "O": "Output checker",
    "H": "Chair",
    "K": "Contractor",
    "V": "Observer",
}

SECTIONS = {
    "": "Overview",
    "timetable": "Timetable",
    "joining": "Join midway",
    "readiness": "Readiness",
    "agencies": "Agencies",
    "posts": "Posts and their role cards",
    "role-cards": "Role cards, listed",
    "commitments": "Commitments",
    "delegations": "Delegations",
    "training": "Training and skills",
    "procedures": "Procedures",
    "tiers": "District and county",
    "groups": "Groups",
    "meetings": "Meetings, decisions and actions",
    "voice": "Members’ voice",
    "means": "Means",
    "partnership-health": "Partnership health",
    "documents": "Documents",
    "protocols": "Protocols",
    "data-plan": "Data plan",
    "audit": "Audit",
    "consultation": "Consultation",
    "evidence": "Evidence",
    "publishing": "Publishing",
    "people": "People",
    "log": "Log",
}
"""How each address of a section begins, and what the section is called."""


def opening() -> str:
    """What is written by hand, up to the mark."""
    return read(PAGE).partition(MADE_FROM_HERE)[0]


def page(rows: Sequence[Any], paths: Mapping[str, str]) -> str:
    """Return the page for these rows of the matrix and the path of each address."""
    ordered = sorted(rows, key=lambda row: paths[row.name])
    addresses = table("Address", ((f"`{paths[row.name]}`", [row]) for row in ordered))
    made = f"\n## Sections\n\n{table('Section', by_section(ordered, paths))}\n## Addresses\n\n{addresses}"
    return opening() + MADE_FROM_HERE + made


def by_section(rows: Sequence[Any], paths: Mapping[str, str]) -> list[tuple[str, list[Any]]]:
    found: dict[str, list[Any]] = {beginning: [] for beginning in SECTIONS}
    for row in rows:
        found[paths[row.name].split("/")[1]].append(row)
    return [(SECTIONS[beginning], inside) for beginning, inside in found.items()]


def table(what: str, rows: Iterable[tuple[str, Sequence[Any]]]) -> str:
    head = [what, *HEADINGS.values()]
    lines = [head, ["---"] * len(head), *([title, *cells(inside)] for title, inside in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def cells(rows: Sequence[Any]) -> Iterator[str]:
    """What each role may do with these addresses, taken together."""
    for letter in HEADINGS:
        may_see = any(letter in row.reads for row in rows)
        may_do = any(letter in row.sends for row in rows)
        yield ", ".join(["sees"] * may_see + ["does"] * may_do) or "–"


def paths_of(names: Iterable[str]) -> dict[str, str]:
    """Return how each address reads inside a partnership, what differs in angle brackets."""
    from django.urls import get_resolver

    from tests.site.test_access_matrix import names as addresses

    wanted = set(names)
    found = {name: str(pattern.pattern) for name, pattern in addresses(get_resolver()) if name in wanted}
    return {name: "/" + re.sub(r"<\w+:", "<", path) for name, path in found.items()}


def whole_page() -> str:
    from tests.site.test_access_matrix import ROWS

    return page(ROWS, paths_of(row.name for row in ROWS))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.site_settings")
    import django

    django.setup()
    PAGE.write_text(whole_page(), encoding="utf-8")
