"""The page on tables names every table and every column that a release holds, and no other."""

import re

from frankpledge.adapters.releases.csv_tables import HEADINGS
from tests.docs.pages import ROOT, read

PAGE = read(ROOT / "docs" / "reference" / "tables.md")


def first_cells(text: str) -> set[str]:
    rows = re.findall(r"^\| (`[^|]+) \|", text, re.MULTILINE)
    return {word for cell in rows for word in re.findall(r"`([\w.]+)`", cell)}


def test_the_page_names_every_table() -> None:
    assert first_cells(PAGE[: PAGE.index("## Columns")]) == {f"{name}.csv" for name in HEADINGS}


def test_the_page_names_every_column() -> None:
    columns = first_cells(PAGE[PAGE.index("## Columns") : PAGE.index("## Words")])
    assert columns | {"name"} == {column for headings in HEADINGS.values() for column in headings.split()}
