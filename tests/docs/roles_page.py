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
    "home": "Overview",
    "partnership:cycle": "Timetable",
    "readiness": "Readiness",
    "partnership:agencies": "Agencies",
    "partnership:groups": "Groups",
    "partnership:meetings": "Meetings",
    "partnership:voice": "Members’ voice",
    "partnership:means": "Means",
    "partnership:documents": "Documents",
    "partnership:protocols": "Protocols",
    "audit:overview": "Audit",
    "publication:candidates": "Publishing",
    "partnership:people": "People",
    "log": "Log",
}
"""The first page of each section, in the order of the navigation, and its title there."""


def opening() -> str:
    """What is written by hand, up to the mark."""
    return read(PAGE).partition(MADE_FROM_HERE)[0]


def page(rows: Sequence[Any], paths: Mapping[str, str]) -> str:
    """Return the page for these rows of the matrix and the path of each address."""
    ordered = sorted(rows, key=lambda row: paths[row.name])
    first = {row.name: row for row in rows}
    sections = table("Section", ((title, first[name]) for name, title in SECTIONS.items()))
    addresses = table("Address", ((f"`{paths[row.name]}`", row) for row in ordered))
    made = f"\n## Sections\n\n{sections}\n## Addresses\n\n{addresses}"
    return opening() + MADE_FROM_HERE + made


def table(what: str, rows: Iterable[tuple[str, Any]]) -> str:
    head = [what, *HEADINGS.values()]
    lines = [head, ["---"] * len(head), *([title, *cells(row)] for title, row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def cells(row: Any) -> Iterator[str]:
    for letter in HEADINGS:
        words = ["sees"] * (letter in row.reads) + ["does"] * (letter in row.sends)
        yield ", ".join(words) or "–"


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
