"""What the report shows: a block for each source and headline category, changes, and problems across agencies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from frankpledge.adapters.documents.findings import ToldFinding, about, told
from frankpledge.adapters.documents.glossary import BASES, THEMES
from frankpledge.adapters.documents.limits import Limit, limits_on
from frankpledge.adapters.documents.tables import (
    PageCell,
    PageRow,
    PageTable,
    areas_table,
    changes_table,
    number,
)
from frankpledge.adapters.figures.area_map import map_letters
from frankpledge.adapters.figures.choice import drawings, main_source, themes
from frankpledge.adapters.figures.scales import decimals_for
from frankpledge.adapters.figures.sentences import area_set, title
from frankpledge.adapters.figures.view import AuditView, ChangeRow
from frankpledge.adapters.figures.words import figure, percent_change, plural, slug, spoken
from frankpledge.core.provenance import SourceRecord
from frankpledge.core.tables.categories import ALL


@dataclass(frozen=True)
class Picture:
    """A figure on the page: its file, its title and its SVG."""

    file: str
    title: str
    svg: str


Pictures = Mapping[tuple[str, str, str], Picture]


@dataclass(frozen=True)
class Block:
    """One subject: its heading, findings, pictures, table and limits."""

    anchor: str
    heading: str
    source: SourceRecord
    basis: str
    findings: tuple[ToldFinding, ...]
    pictures: Mapping[str, Picture]
    table: PageTable
    limits: tuple[Limit, ...]


def pictures_of(view: AuditView, figures: Mapping[str, bytes]) -> Pictures:
    """Return the figures by kind, source and category, made ready to stand inside a page."""
    return {
        (drawing.kind, drawing.source, drawing.category): Picture(
            drawing.file, title(view, drawing), inline(figures[drawing.file])
        )
        for drawing in drawings(view)
    }


def inline(svg: bytes) -> str:
    """Drop the pattern for what is withheld: the page holds it once, since an id may stand only once."""
    text = svg.decode()
    before, found, rest = text.partition("<defs>")
    return before + rest.partition("</defs>\n")[2] if found else text


def blocks(view: AuditView, pictures: Pictures, limits: tuple[Limit, ...]) -> list[Block]:
    """Return a block for each subject, in the order of the report."""
    return [_block(view, pictures, limits, source, category) for source, category in themes(view)]


def _block(view: AuditView, pictures: Pictures, limits: tuple[Limit, ...], source: str, category: str) -> Block:
    own = {kind: picture for (kind, *subject), picture in pictures.items() if subject == [source, category]}
    by = area_set(view, source)
    letters = map_letters(view) if "map" in own else {}
    label = view.label(category)
    record = next(record for record in view.audit.sources if record.name == source)
    return Block(
        anchor=f"{category}-{slug(source)}",
        heading=f"{_capital(source)}: {label.lower()}" if category == ALL else label,
        source=record,
        basis=BASES.get(record.basis, record.basis),
        findings=about(told(view.audit.findings, limits), source, category, ("level", "season")),
        pictures=own,
        table=areas_table(view, source, category, letters=letters, by=by),
        limits=tuple(limits_on(limits, view, source, category)),
    )


def _capital(name: str) -> str:
    return spoken(name)[:1].upper() + spoken(name)[1:]


@dataclass(frozen=True)
class Change:
    """One comparison of the two periods: its picture where it has one, its table and findings."""

    anchor: str
    heading: str
    picture: Picture | None
    table: PageTable
    findings: tuple[ToldFinding, ...]
    limits: tuple[Limit, ...]


def changes(view: AuditView, pictures: Pictures, limits: tuple[Limit, ...]) -> list[Change]:
    """Return the changes by category of every source, and by area of the main source."""
    found = [
        _change(view, pictures, limits, source.name, by="Category")
        for source in view.audit.sources
        if view.changes_by_category(source.name)
    ]
    main = main_source(view)
    if main and view.changes_by_area(main.name, ALL):
        found.append(_change(view, pictures, limits, main.name, by=view.audit.report_by.capitalize()))
    return found


def _change(view: AuditView, pictures: Pictures, limits: tuple[Limit, ...], source: str, *, by: str) -> Change:
    by_category = by == "Category"
    rows = view.changes_by_category(source) if by_category else view.changes_by_area(source, ALL)
    heading = f"{_capital(source)}, by {'category' if by_category else view.audit.report_by}"
    caption = f"Change in {'each category' if by_category else 'all records'}, {spoken(source)}, with 95% intervals"
    changed = [finding for finding in view.audit.findings if finding.kind == "change" and finding.source == source]
    kind = "change-categories" if by_category else "change-areas"
    return Change(
        anchor=f"{kind}-{slug(source)}",
        heading=heading,
        picture=pictures.get((kind, source, ALL)),
        table=changes_table(view, source, rows, caption=caption, by=by),
        findings=tuple(told(changed, limits)) if by_category else (),
        limits=tuple(limits_on(limits, view, source, ALL)),
    )


@dataclass(frozen=True)
class Problem:
    """A problem and what each agency's records say of it."""

    heading: str
    rows: tuple[PageRow, ...]


def problems(view: AuditView) -> list[Problem]:
    """Return the problems that several sources tell of, with each one's figure for the whole partnership."""
    if len(view.audit.sources) < 2:
        return []
    found = []
    for heading, categories in THEMES.items():
        rows = [
            _problem_row(view, source, category)
            for category in categories
            for source in view.audit.sources
            if category in view.categories_of(source.name)
        ]
        if rows:
            found.append(Problem(heading, tuple(rows)))
    return found


def _problem_row(view: AuditView, source: SourceRecord, category: str) -> PageRow:
    whole = view.whole(source.name, category)
    change = next((c for c in view.changes_by_category(source.name) if c.category == category), None)
    rate = whole.rate if whole else None
    cells = (
        PageCell(BASES.get(source.basis, source.basis), "basis"),
        number(whole.count if whole else None, "count"),
        PageCell(figure(rate, decimals_for(whole.number or 0.0) if whole else 0), "rate", numeric=True),
        PageCell(_change_words(change), "change", numeric=True),
    )
    name = f"{view.label(category)}, {spoken(source.name)}"
    return PageRow(name, cells, area=view.audit.partnership_code, category=category, source=source.name)


def _change_words(change: ChangeRow | None) -> str:
    if change is None:
        return figure(None)
    words = percent_change(change.ratio)
    return f"{words} (could be chance)" if change.reading == "could-be-chance" else words


def areas_in_words(view: AuditView) -> str:
    """Return the plural of the areas that the report maps."""
    return plural(view.audit.report_by)
