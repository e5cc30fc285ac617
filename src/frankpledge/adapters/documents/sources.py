"""The sources as the page tells of them: who, what, how well, how protected, from which files."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.adapters.documents.glossary import BASES, CATEGORIES
from frankpledge.adapters.documents.limits import Limit
from frankpledge.adapters.documents.tables import PageCell, PageRow, PageTable, number
from frankpledge.adapters.figures.view import AuditView, is_yes, rows
from frankpledge.adapters.figures.words import days, listed, spoken
from frankpledge.core.provenance import SourceRecord
from frankpledge.core.tables.categories import ALL

SHORT_HASH = 12


@dataclass(frozen=True)
class SourceEntry:
    """A source with everything the page says of it."""

    record: SourceRecord
    basis: str
    covers: str
    recorded: str
    protection: str
    categories: tuple[tuple[str, str], ...]
    quality: tuple[str, ...]
    limits: tuple[Limit, ...]


@dataclass(frozen=True)
class FileEntry:
    """A file by its name, its use and the first digits of its SHA-256."""

    name: str
    role: str
    digest: str


def source_entries(view: AuditView, limits: tuple[Limit, ...]) -> list[SourceEntry]:
    """Return the sources in the order of the audit."""
    return [_entry(view, source, limits) for source in view.audit.sources]


def _entry(view: AuditView, source: SourceRecord, limits: tuple[Limit, ...]) -> SourceEntry:
    codes = [code for code in view.categories_of(source.name) if code != ALL]
    labels = [view.label(code) for code in codes]
    told = [row["sentence"] for row in rows(view.audit, "quality") if row["source"] == source.name]
    return SourceEntry(
        record=source,
        basis=BASES.get(source.basis, source.basis),
        covers=days((source.covers_from, source.covers_to)),
        recorded=listed(labels) if len(labels) <= 5 else f"{listed([*labels[:4], 'others'])}",
        protection=protection(source),
        categories=tuple((view.label(code), CATEGORIES.get(code, "As the agency defines it.")) for code in codes),
        quality=tuple(dict.fromkeys(sentence for sentence in told if sentence)),
        limits=tuple(limit for limit in limits if source.name in limit.sources),
    )


def protection(source: SourceRecord) -> str:
    """Say in a sentence how small numbers of a source are protected."""
    if source.method == "suppress":
        return (
            f"Counts from 1 to {source.threshold - 1} are withheld, and so are some larger ones "
            "that would let somebody work them out."
        )
    if source.method == "round":
        return f"Every count is rounded to a multiple of {source.base}. Rates are worked out from rounded counts."
    return "Nothing is withheld. This is for restricted use and must not be released."


def protections(view: AuditView) -> list[tuple[str, str]]:
    """Return each way of protecting small numbers with the sources it holds for."""
    found: dict[str, list[str]] = {}
    for source in view.audit.sources:
        found.setdefault(protection(source), []).append(spoken(source.name))
    return [(listed(names), sentence) for sentence, names in found.items()]


def file_entries(view: AuditView) -> list[FileEntry]:
    """Return every file the audit was made from: records by source, then boundaries, lookups and populations."""
    records = [
        FileEntry(file.name, f"records of {spoken(source.name)}", file.sha256[:SHORT_HASH])
        for source in view.audit.sources
        for file in sorted(source.files, key=lambda file: (file.name, file.sha256))
    ]
    return records + [FileEntry(file.name, file.role, file.sha256[:SHORT_HASH]) for file in view.audit.inputs]


def populations_table(view: AuditView) -> PageTable | None:
    """Return all populations of the same area side by side; the one that rates use says so."""
    found = list(rows(view.audit, "denominators"))
    columns = sorted({(not is_yes(row["used"]), row["date"], row["source"]) for row in found})
    by_area = {(row["area_code"], row["source"], row["date"]): row["population"] for row in found}
    names = {row["area_code"]: row["name"] for row in found} | {area.code: area.name for area in view.audit.areas}
    whole = view.audit.partnership_code
    codes = sorted({row["area_code"] for row in found} - {whole}, key=lambda code: (names[code].casefold(), code))
    if not columns:
        return None

    def one(code: str, name: str) -> PageRow:
        cells = [number(by_area.get((code, source, day)), "population") for _, day, source in columns]
        return PageRow(name, tuple(cells), area=code)

    headings = [f"{source}, {day}" + ("" if other else " (used)") for other, day, source in columns]
    totals = (one(whole, view.audit.partnership_name),) if whole in names else ()
    caption = f"People by {view.audit.report_by}, from each source of population"
    body = tuple(one(code, names[code]) for code in codes)
    heading = view.audit.report_by.capitalize()
    return PageTable("table-populations", caption, "", "denominators", (heading, *headings), body, totals)


def sources_table(entries: list[SourceEntry]) -> PageTable:
    """Return who supplied what, counted by what, for which period, under which licence."""
    headings = ("Source", "Agency", "What it records", "Counted by", "Period covered", "Licence")
    body = [
        PageRow(
            spoken(entry.record.name),
            (
                PageCell(entry.record.agency, "agency"),
                PageCell(entry.recorded, "records"),
                PageCell(f"{entry.basis} ({entry.record.area_set})", "basis"),
                PageCell(entry.covers, "covers"),
                PageCell(entry.record.licence or "not stated", "licence"),
            ),
        )
        for entry in entries
    ]
    return PageTable("table-sources", "The sources of this report", "", "sources", headings, tuple(body))
