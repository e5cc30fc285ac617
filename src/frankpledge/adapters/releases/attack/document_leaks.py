"""What a PDF or a workbook tells, read as a page is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from frankpledge.adapters.releases.attack.cell_index import CellIndex
from frankpledge.adapters.releases.attack.change_leaks import change_leaks
from frankpledge.adapters.releases.attack.judging import judged
from frankpledge.adapters.releases.attack.markup import Node
from frankpledge.adapters.releases.attack.order_leaks import page_table_leaks
from frankpledge.adapters.releases.attack.page_units import page_units
from frankpledge.adapters.releases.attack.pdf_text import has_attachments, open_pdf, words_beside
from frankpledge.adapters.releases.attack.pdf_tree import pdf_tree
from frankpledge.adapters.releases.attack.published import changes_in
from frankpledge.adapters.releases.attack.quality_leaks import quality_leaks
from frankpledge.adapters.releases.attack.report import Leak
from frankpledge.adapters.releases.attack.said_before import SaidBefore
from frankpledge.adapters.releases.attack.sheets import SheetTable, read_workbook
from frankpledge.adapters.releases.attack.table_leaks import table_leaks
from frankpledge.adapters.releases.attack.telling import Telling
from frankpledge.adapters.releases.attack.units import LABEL, Context, Unit


def pdf_leaks(name: str, file: Path, index: CellIndex, said: SaidBefore) -> Iterator[Telling]:
    """Yield what the pages of a PDF tell, and what it holds beside them."""
    content = file.read_bytes()
    document = open_pdf(name, content)
    for telling in _tree_leaks(name, pdf_tree(document), index, said):
        yield _at(telling, telling.leak.place.replace(", line ", ", page "))
    for place, words in words_beside(document, content):
        yield from judged(Unit(f"{name}, {place}", words, Context(), LABEL), index)
    if has_attachments(document):
        yield Telling(Leak(name, "attachments", "files are hidden inside the PDF, and nobody has read them"))


def workbook_leaks(name: str, file: Path, index: CellIndex, said: SaidBefore) -> Iterator[Telling]:
    """Yield what the tables of a workbook tell, what stands beside them, and what is in it but on no sheet."""
    book = read_workbook(name, file.read_bytes(), index.published.folder.policy.categories)
    tables = {f"tables/{table.table}.csv": table.rows for table in book.tables}
    folder = replace(index.published.folder, tables=tables)
    shown = replace(index.published, folder=folder, changes=changes_in(folder))
    for telling in (*table_leaks(shown), *change_leaks(shown), *quality_leaks(shown)):
        yield _at(telling, _in_sheet(name, telling.leak.place, book.tables))
    for sheet in book.others:
        for telling in _tree_leaks(f"{name}, sheet {sheet.name}", sheet.tree(), index, said):
            yield _at(telling, telling.leak.place.replace(", line ", ", row "))
    for place, words in (*book.sentences(), *book.hidden):
        yield from judged(Unit(f"{name}, {place}", words, Context(), LABEL), index)


def _tree_leaks(name: str, root: Node, index: CellIndex, said: SaidBefore) -> Iterator[Telling]:
    yield from page_table_leaks(name, root)
    for unit in page_units(name, said.pruned(root), index.book):
        yield from judged(unit, index)


def _in_sheet(name: str, place: str, tables: tuple[SheetTable, ...]) -> str:
    """Say where in the workbook a table's line stands."""
    for table in tables:
        before, found, rest = place.partition(f"tables/{table.table}.csv, line ")
        if found:
            line, _, column = rest.partition(",")
            return f"{before}{name}, sheet {table.sheet}, row {int(line) - 1 + table.heading_row},{column}"
    return f"{name}: {place}"


def _at(telling: Telling, place: str) -> Telling:
    return telling._replace(leak=replace(telling.leak, place=place))
