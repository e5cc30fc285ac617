"""The attack: everything an outsider can work out from the published bytes of a release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from frankpledge.adapters.releases.attack.bounding import attack_source
from frankpledge.adapters.releases.attack.cell_index import CellIndex
from frankpledge.adapters.releases.attack.change_leaks import change_leaks
from frankpledge.adapters.releases.attack.drawing_leaks import drawing_leaks
from frankpledge.adapters.releases.attack.folder import Folder, read_folder
from frankpledge.adapters.releases.attack.judging import judged
from frankpledge.adapters.releases.attack.markup import Node, parse_markup
from frankpledge.adapters.releases.attack.order_leaks import page_table_leaks
from frankpledge.adapters.releases.attack.page_units import page_units
from frankpledge.adapters.releases.attack.published import Published, publish
from frankpledge.adapters.releases.attack.quality_leaks import quality_leaks
from frankpledge.adapters.releases.attack.record_leaks import record_leaks
from frankpledge.adapters.releases.attack.report import AttackReport, Leak
from frankpledge.adapters.releases.attack.said_before import SaidBefore
from frankpledge.adapters.releases.attack.table_leaks import table_leaks
from frankpledge.adapters.releases.attack.telling import Telling
from frankpledge.adapters.releases.attack.units import Context, Unit


def attack(folder: Path, earlier: Sequence[Path] = (), *, every_line: bool = True) -> AttackReport:
    """Attack a release folder, knowing earlier releases too.

    Parameters
    ----------
    folder : Path
        The release as it would be published.
    earlier : sequence of Path
        Releases already published, oldest first; their figures join those of ``folder``.
    every_line : bool
        False where it is enough to know what is broken: lines are then given for the counts known too closely.

    Returns
    -------
    AttackReport
        A line for each withheld count, and every place that tells one. Order depends on the bytes only.

    Raises
    ------
    BadInput
        If a folder is no release, or a file of a known kind cannot be read.
    """
    latest, before = publish(read_folder(folder)), [publish(read_folder(path)) for path in earlier]
    tellings = [*_tellings(latest), *_quoted_leaks(latest)]
    older = [fact for release in before for telling in _in_tables(release) for fact in telling.facts]
    facts = [*older, *(fact for telling in tellings for fact in telling.facts)]
    sources = sorted({key.source for release in (latest, *before) for key in (*release.counts, *release.withheld)})
    solved = [
        attack_source(
            source, latest, before, [fact for fact in facts if fact.key.source == source], every_line=every_line
        )
        for source in sources
    ]
    leaks = [*_unprotected(latest, sources), *(telling.leak for telling in tellings)]
    return AttackReport(
        lines=tuple(line for part in solved for line in part.lines),
        leaks=tuple(dict.fromkeys([*leaks, *(leak for part in solved for leak in part.leaks)])),
        notes=tuple(note for part in solved for note in part.notes),
        unread=latest.folder.unread,
    )


def _in_tables(published: Published) -> Iterator[Telling]:
    yield from table_leaks(published)
    yield from change_leaks(published)


def _tellings(published: Published) -> Iterator[Telling]:
    yield from _in_tables(published)
    yield from quality_leaks(published)


def _quoted_leaks(published: Published) -> Iterator[Telling]:
    """Yield what texts, drawings and records tell: all that is not a table."""
    index, folder = CellIndex.of(published), published.folder
    for name, document in folder.json.items():
        yield from record_leaks(name, document, index)
    pages = {name: parse_markup(name, text) for name, text in folder.markup.items()}
    for name, root in pages.items():
        yield from drawing_leaks(name, root, index)
        yield from page_table_leaks(name, root)
        for unit in page_units(name, root, index.book):
            yield from judged(unit, index)
    for unit in _plain_units(folder):
        yield from judged(unit, index)
    if folder.pdfs or folder.workbooks:
        yield from _document_leaks(index, pages.values())


def _document_leaks(index: CellIndex, pages: Iterable[Node]) -> Iterator[Telling]:
    """Yield what documents tell beyond what the pages say."""
    from frankpledge.adapters.releases.attack.document_leaks import pdf_leaks, workbook_leaks  # slow to load

    said = SaidBefore.on(pages)
    for name, file in index.published.folder.pdfs.items():
        yield from pdf_leaks(name, file, index, said)
    for name, file in index.published.folder.workbooks.items():
        yield from workbook_leaks(name, file, index, said)


def _plain_units(folder: Folder) -> Iterator[Unit]:
    """Yield the sentences of tables, of JSON files and of plain text files."""
    for table, rows in folder.tables.items():
        for line, row in enumerate(rows, start=2):
            if row.get("sentence"):
                yield Unit(f"{table}, line {line}, column sentence", row["sentence"], Context())
    for name, document in folder.json.items():
        for words in _strings(document):
            yield Unit(name, words, Context())
    for name, text in folder.texts.items():
        for line, words in enumerate(text.splitlines(), start=1):
            yield Unit(f"{name}, line {line}", words, Context())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and " " in value:
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


def _unprotected(latest: Published, sources: Sequence[str]) -> Iterator[Leak]:
    for source in sources:
        if latest.folder.policy.of(source).method == "none":
            yield Leak("datapackage.json", source, "the source is published without protection")
