"""The report: it stands alone, says what an audit must say, and keeps back what is withheld."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import numpy as np
import pytest

from frankpledge.adapters.documents import report_page
from frankpledge.adapters.documents.glossary import CATEGORIES as MEANINGS
from frankpledge.adapters.documents.glossary import THEMES
from frankpledge.adapters.figures import draw
from frankpledge.core.quantities import NumberColumn
from frankpledge.core.tables import Table
from frankpledge.core.tables.categories import CATEGORIES
from tests.unit.adapters.audit_fixture import LIMITATIONS, QUALITY, made_up_audit

AUDIT = made_up_audit()
FIGURES = draw(AUDIT)
PAGE = report_page(AUDIT, FIGURES).decode()


class Tags(HTMLParser):
    """Every start tag with its attributes, and the words in between."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, attribute: str) -> Iterator[str]:
        yield from (attrs[attribute] or "" for _, attrs in self.tags if attribute in attrs)


TAGS = Tags(PAGE)
TEXT = " ".join(" ".join(TAGS.words).split())


def test_the_same_audit_gives_the_same_page() -> None:
    assert report_page(made_up_audit(), draw(made_up_audit())) == PAGE.encode()


def test_the_page_asks_nothing_of_a_network_and_runs_no_script() -> None:
    assert not [tag for tag, _ in TAGS.tags if tag in {"script", "link", "img", "iframe", "object", "embed"}]
    addresses = [*TAGS.values("href"), *TAGS.values("src")]
    assert not [address for address in addresses if re.match(r"[a-z]+:|//", address)]
    assert "@import" not in PAGE
    assert not re.search(r"url\((?!#)", PAGE)


def test_no_id_stands_twice_and_every_link_inside_the_page_arrives() -> None:
    ids = list(TAGS.values("id"))
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in TAGS.values("href") if link.startswith("#")} <= set(ids)
    assert {one for value in TAGS.values("aria-labelledby") for one in value.split()} <= set(ids)


def test_links_to_files_name_files_of_the_release() -> None:
    files = {link for link in TAGS.values("href") if not link.startswith("#")}
    assert files <= {f"tables/{name}.csv" for name in AUDIT.tables} | {"provenance.json", "datapackage.json"}


def test_headings_go_down_one_step_at_a_time_under_one_title() -> None:
    levels = [int(tag[1]) for tag, _ in TAGS.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_every_heading_cell_a_scope() -> None:
    tables = [attrs for tag, attrs in TAGS.tags if tag == "table"]
    assert len(tables) == PAGE.count("<caption")
    assert all("data-table" in attrs for attrs in tables)
    assert all("scope" in attrs for tag, attrs in TAGS.tags if tag == "th")


@pytest.mark.parametrize("finding", AUDIT.findings, ids=lambda finding: finding.identifier)
def test_each_finding_stands_with_its_implication_and_its_id(finding) -> None:
    assert finding.identifier in set(TAGS.values("data-finding"))
    assert finding.sentence in TEXT
    assert finding.implication in TEXT


@pytest.mark.parametrize("row", [*LIMITATIONS, *QUALITY], ids=lambda row: row["sentence"])
def test_each_limitation_and_quality_sentence_reaches_the_page(row: dict[str, str]) -> None:
    assert row["sentence"] in TEXT


def test_the_four_parts_of_an_audit_are_there_and_the_empty_one_says_so() -> None:
    for heading in ("Problems mapped", "Significant issues", "What is done already, and the gaps", "Options"):
        assert heading in TEXT
    assert "say nothing about services" in TEXT


def test_every_map_stands_in_a_pair_with_its_table() -> None:
    for part in re.split(r'<figure class="map">', PAGE)[1:]:
        assert re.match(r".*?</figure>\s*<div><div class=\"scroll\"[^>]*>\s*<table", part, re.DOTALL)


def test_a_figure_points_at_the_limits_of_its_source() -> None:
    council = PAGE[PAGE.index('id="all-council"') : PAGE.index('id="all-probation"')]
    assert re.search(r"<b>Limits:</b>\s*Incomplete <a href=\"#limit-\d+\">L\d+</a>", council)
    assert "Not recorded <a" not in council


def test_every_source_tells_its_agency_basis_licence_and_files() -> None:
    for source in AUDIT.sources:
        assert source.agency in TEXT
        assert source.licence in TEXT
        assert all(file.name in TEXT and file.sha256[:12] in TEXT for file in source.files)


def test_no_byte_of_the_page_depends_on_a_withheld_number() -> None:
    def other(table: Table) -> Table:
        return Table(table.name, {name: planted(column) for name, column in table.columns.items()})

    def planted(column):
        if not isinstance(column, NumberColumn):
            return column
        values = np.where(column.withheld, np.asarray(3, dtype=column.values.dtype), column.values)
        return NumberColumn(values, column.withheld, column.absent)

    changed = replace(AUDIT, tables={name: other(table) for name, table in AUDIT.tables.items()})
    assert report_page(changed, draw(changed)).decode() == PAGE


def test_a_withheld_row_holds_the_word_and_no_digit() -> None:
    rows = re.findall(r'<tr data-area="W\d+" data-category="robbery">.*?</tr>', PAGE, re.DOTALL)
    hidden = [row for row in rows if 'data-column="rate"' in row and ">withheld<" in row]
    assert hidden
    for row in hidden:
        cells = re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
        assert not [cell for cell in cells if re.search(r"\d", cell)]


def test_an_unprotected_audit_says_restricted_at_the_top_and_at_the_end() -> None:
    audit = made_up_audit("none")
    page = report_page(audit, draw(audit)).decode()
    assert "Restricted: not for release" in page[page.index("<title>") : page.index("</title>")]
    assert '<p class="restricted"' in page
    assert "Restricted: not for release" in page[page.index('<footer class="end"') :]
    assert "Restricted" not in TEXT


def test_rounding_is_told_in_words() -> None:
    audit = made_up_audit("round")
    assert "rounded to a multiple of 5" in report_page(audit, draw(audit)).decode()


def test_what_several_sources_do_not_record_is_said_once_and_of_each() -> None:
    assert PAGE.count("Crimes that nobody reported are not here.") == 1
    assert "(police, probation: All records)" in PAGE


def test_an_audit_without_findings_limits_or_an_earlier_period_says_so() -> None:
    kept = {name: table for name, table in AUDIT.tables.items() if name in ("counts", "rates", "monthly")}
    bare = replace(AUDIT, findings=(), comparison=None, tables=kept)
    page = report_page(bare, draw(bare)).decode()
    assert "There is no earlier period to compare with" in page
    assert "No rate stands out from the rest." in page
    assert "None was stated or found" in page


def test_words_from_agencies_are_never_markup() -> None:
    hostile = '<img src=x onerror="alert(1)">'
    sources = tuple(replace(source, agency=hostile, licence=hostile) for source in AUDIT.sources)
    audit = replace(AUDIT, title=hostile, partnership_name=hostile, sources=sources)
    tags = Tags(report_page(audit, draw(audit)).decode()).tags
    assert "img" not in {tag for tag, _ in tags}
    assert not [attrs for _, attrs in tags if "onerror" in attrs]


def test_every_category_has_a_meaning_and_themes_name_known_ones() -> None:
    assert set(MEANINGS) == set(CATEGORIES)
    named = [code for codes in THEMES.values() for code in codes]
    assert len(named) == len(set(named))
    assert set(named) <= set(CATEGORIES)


def test_our_own_sentences_are_short() -> None:
    """Half of a plain text's sentences have under fifteen words, and none has forty."""
    prose = re.sub(r"<(style|svg|table|nav|dl|figure).*?</\1>", " ", PAGE[PAGE.index("<main") :], flags=re.DOTALL)
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", prose.replace("</p>", ". ").replace("</li>", ". ")))
    lengths = sorted(len(part.split()) for part in re.split(r"[.?!:]\s", words) if len(part.split()) > 2)
    assert lengths[len(lengths) // 2] < 15
    assert lengths[-1] < 40
