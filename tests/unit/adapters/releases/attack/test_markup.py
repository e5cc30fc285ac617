"""Pages and drawings as trees."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from frankpledge.adapters.releases.attack.markup import parse_markup
from frankpledge.adapters.releases.attack.page_tables import grid, heading
from frankpledge.core.faults import BadInput


def test_elements_know_their_lines() -> None:
    root = parse_markup("a.html", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>")
    assert [(node.tag, node.line, node.text()) for node in root.elements() if node.tag == "li"] == [
        ("li", 2, "one"),
        ("li", 3, "two"),
    ]


def test_list_items_left_open_do_not_hold_the_next() -> None:
    root = parse_markup("a.html", "<ul><li>one<li>two</ul><p>three")
    assert [node.text() for node in root.elements() if node.tag in {"li", "p"}] == ["one", "two", "three"]


def test_a_drawing_with_entities_of_its_own_is_refused() -> None:
    with pytest.raises(BadInput, match="svg-doctype"):
        parse_markup("a.svg", '<!DOCTYPE svg [<!ENTITY n "3">]><svg><title>Abbey: &n;</title></svg>')


def test_names_with_a_prefix_are_read_without_it() -> None:
    root = parse_markup("a.svg", '<s:svg xmlns:s="x"><s:title>Abbey: 3</s:title></s:svg>')
    assert [node.text() for node in root.elements() if node.tag == "title"] == ["Abbey: 3"]


def test_character_references_and_cdata_are_text() -> None:
    root = parse_markup("a.svg", "<svg><text>Abbey&#58; <![CDATA[3]]></text></svg>")
    assert root.text() == "Abbey: 3"


def test_spanning_cells_stand_over_every_column_and_row_they_cover() -> None:
    table = parse_markup(
        "a.html",
        "<table><tr><th>Ward</th><th colspan=2>Burglary</th></tr>"
        "<tr><td rowspan=2>Abbey</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
    ).nodes()[0]
    rows, heads = grid(table)
    assert heads == 1
    assert [[cell.text() for cell in row] for row in rows[1:]] == [["Abbey", "1", "2"], ["Abbey", "3", "4"]]
    assert heading(rows[:1], 2) == "Burglary"


def test_what_follows_a_broken_declaration_is_still_read() -> None:
    assert "Abbey: 3" in parse_markup("a.html", "<p><![;</p><p>Abbey: 3</p>").text()


@example("<![;")
@given(st.text(alphabet="<>/=\"' abtdr&;#x!-[]", max_size=80))
def test_no_markup_however_broken_stops_the_reading(text: str) -> None:
    assert parse_markup("a.html", text).tag == "#root"
