"""The small release's figures as a PDF and as a workbook, made apart from the program's own, to plant leaks in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from typing import Any

import typst
import xlsxwriter

from frankpledge.adapters.documents.workbook_layout import ABSENT, COLUMNS, SHEETS, WITHHELD
from tests.unit.adapters.releases.attack import small_release

Rows = list[dict[str, str]]
Plant = Callable[[Any, Any], None]


def pdf(
    *,
    sentence: str = "",
    cells: Mapping[str, str] | None = None,
    alt: str = "",
    label: str = "",
    title: str = "",
    pages: int = 1,
    tagged: bool = True,
) -> bytes:
    """Return a PDF that says of burglary what the page says, with what is planted put in.

    ``cells`` gives the words in a ward's row; ``pages`` puts rows of other wards before, so that the table runs on.
    """  # fmt: skip
    figures = {name: _shown(code) for code, name in small_release.WARDS.items()} | (cells or {})
    filler = [f"[{name}], [{_shown(code)}]," for code, name in list(small_release.WARDS.items())[2:]] * 30 * (pages - 1)
    rows = "\n".join([*filler, *(f"[{name}], [{words}]," for name, words in figures.items())])
    told = alt or "Burglary by ward. Of the wards shown: Central 71."
    label_at = f'<text x="5" y="20">{label}</text>' if label else ""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40">{label_at}<rect width="5" height="5"/></svg>'
    source = f"""
#set document(title: "{title or "Riverton: crime audit 2024"}")
#set text(lang: "en", region: "GB")
#show figure: set block(breakable: true)
= What 2024 shows
Burglary is highest of the wards shown in Central: 71 records in 2024; figures for Abbey and Brook are withheld.

Abbey had 9 burglaries in 2023; the figure for 2024 is withheld. {sentence}

== Burglary
#figure(kind: table, supplement: none, numbering: none, caption: [Burglary by ward],
  table(columns: 2, table.header([Ward], [2024]), {rows}))
#figure(supplement: none, numbering: none, caption: [Burglary by ward, 2024],
  image(bytes("{svg.replace('"', chr(92) + '"')}"), format: "svg", alt: "{told}"))
"""
    return typst.compile(source.encode(), format="pdf", pdf_tags=tagged, timestamp=0)


def _shown(code: str) -> str:
    hidden = small_release.is_hidden("2024", code, "burglary")
    return "withheld" if hidden else str(small_release.counts_of("2024")[code, "burglary"])


def workbook(change: Callable[[str, dict[str, str]], None] | None = None, plant: Plant | None = None) -> bytes:
    """Return a workbook of the small release's tables.

    ``change`` may alter each row of each table before it is written; ``plant`` is given the finished book and its
    first sheet.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        cover = book.add_worksheet("Cover")
        cover.write_string(0, 0, "Riverton: crime audit 2024. Counts from 1 to 4 are withheld.")
        for sheet in SHEETS:
            rows = list(csv.DictReader(io.StringIO(small_release.files()[f"tables/{sheet.table}.csv"])))
            for row in rows:
                if change:
                    change(sheet.table, row)
            _write(book.add_worksheet(sheet.name), rows)
        if plant:
            plant(book, cover)
    return target.getvalue()


def _write(page: Any, rows: Rows) -> None:
    page.write_string(0, 0, "This sheet holds one table.")
    for column, name in enumerate(rows[0]):
        page.write_string(1, column, COLUMNS[name].heading)
        for number, row in enumerate(rows, start=2):
            page.write(number, column, _cell(name, row))


def _cell(name: str, row: Mapping[str, str]) -> Any:
    if name == "category":
        return small_release.LABELS[row[name]]
    if row[name] or not COLUMNS[name].form:
        return float(row[name]) if row[name].replace(".", "").isdigit() else row[name]
    return WITHHELD if row.get("status") == "withheld" else ABSENT
