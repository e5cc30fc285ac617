"""Each component says in words what it shows in colour, and takes nothing a person typed for markup."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.paginator import Paginator
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.ui.statuses import BY_WORD, COLOURS, colour_of, word_of
from tests.unit.ui.page_parts import elements, read, rendered, text

STEPS = [{"text": "Audit", "state": "done"}, {"text": "Consultation", "state": "now"}, {"text": "Strategy"}]


def test_no_word_has_two_colours() -> None:
    assert len(BY_WORD) == sum(map(len, COLOURS.values()))


@pytest.mark.parametrize(
    ("status", "colour"), [("overdue", "red"), ("Signed-off", "green"), ("never heard of", "grey")]
)
def test_a_word_has_its_colour_however_it_is_written(status: str, colour: str) -> None:
    assert colour_of(status) == colour


def test_a_status_is_shown_by_its_word() -> None:
    markup = rendered('{{ ui.tag("due-soon") }}')
    assert text(markup) == "Due soon"
    assert "govuk-tag--yellow" in markup


def test_an_enumeration_is_shown_by_its_label() -> None:
    from django.db.models import TextChoices

    class State(TextChoices):
        SIGNED = "s", "signed off"

    assert (word_of(State.SIGNED), colour_of(State.SIGNED)) == ("signed off", "green")


def test_the_cycle_says_in_words_where_we_are() -> None:
    markup = rendered("{{ ui.cycle(steps) }}", steps=STEPS)
    assert text(markup) == "Audit Done Consultation We are here Strategy To come"
    assert [item.get("aria-current") for item in elements(markup, "li")] == [None, "step", None]


def test_the_timeline_tells_when_and_by_whom_for_eye_and_machine() -> None:
    entries = [
        {"title": "Signed off", "at": datetime(2026, 7, 2, 13, 15, tzinfo=UTC), "by": "Output checker"},
        {"title": "Period began", "at": date(2026, 4, 1)},
    ]
    markup = rendered("{{ ui.timeline(entries) }}", entries=entries)
    assert text(markup) == "Signed off 2 July 2026 at 2:15pm , Output checker Period began 1 April 2026"
    assert [each["datetime"] for each in elements(markup, "time")] == ["2026-07-02T13:15:00+00:00", "2026-04-01"]


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_bar_is_never_longer_than_its_track_and_always_has_its_words(value: int, whole: int) -> None:
    markup = rendered("{{ ui.bar(value, whole) }}", value=value, whole=whole)
    width = float(elements(markup, "rect")[1]["width"] or "")
    assert 0 <= width <= 100
    assert width == pytest.approx(min(100 * value / whole, 100), abs=0.051)
    assert text(markup) == f"{value:,} of {whole:,}"


def test_a_bar_of_nothing_is_empty() -> None:
    assert elements(rendered("{{ ui.bar(0, 0) }}"), "rect")[1]["width"] == "0"


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("V", ""), ("S", "check the source: known at second hand"), ("R", "check the source: from recollection"),
        ("P", "check the source: only part of the source was read"), ("?", "check the source: not verified"),
    ],
)  # fmt: skip
def test_only_a_verified_fact_stands_without_a_warning(mark: str, said: str) -> None:
    assert text(rendered("{{ ui.check_source(mark) }}", mark=mark)) == said


def test_the_work_list_ties_each_task_to_its_day_and_status() -> None:
    items = [{"text": "Accept the lead", "href": "/lead", "status": "overdue", "due": date(2026, 11, 3)}]
    markup = rendered("{{ ui.work_list(items) }}", items=items)
    link = elements(markup, "a")[0]
    assert link["aria-describedby"] in [each.get("id") for each in elements(markup, "div")]
    assert text(markup) == "Accept the lead by 3 November 2026 Overdue"
    assert text(rendered("{{ ui.work_list([]) }}")) == "Nothing waits for you."


def test_a_summary_takes_pairs_or_rows_with_something_to_do() -> None:
    rows = [{"key": "Lead", "value": "Police", "actions": [{"text": "Change", "href": "/lead"}]}, ("Funding", 1200)]
    markup = rendered('{{ ui.summary_list(rows, card="Burglary") }}', rows=rows)
    assert text(markup) == "Burglary Lead Police Change Lead Funding 1,200"


@pytest.mark.parametrize(
    "source",
    [
        "{{ ui.table(x, [x], [[x]]) }}", "{{ ui.tag(x) }}", "{{ ui.summary_list([(x, x)], card=x) }}",
        '{{ ui.task_list([{"text": x, "hint": x, "status": x}]) }}', "{{ ui.inset(x) }}", "{{ ui.warning(x) }}",
        "{{ ui.details(x, x) }}", "{{ ui.empty(x) }}", '{{ ui.cycle([{"text": x, "dates": x, "note": x}]) }}',
        '{{ ui.timeline([{"title": x, "text": x, "by": x, "at": day}]) }}', "{{ ui.button(x) }}",
        "{{ ui.bar(1, 2, x) }}",
        '{{ ui.work_list([{"text": x, "href": x, "hint": x, "status": x}]) }}', "{{ ui.button(x, href=x) }}",
        '{{ ui.figure(x, {"src": x, "alt": x}, "", note=x, source=x) }}', "{{ ui.post_button(x, x, '', about=x) }}",
        '{{ ui.tabs([{"label": x, "id": "t", "panel": {"text": x}}]) }}',
        '{{ ui.notices({"success": [x], "other": [x]}) }}',
    ],
)  # fmt: skip
def test_no_component_takes_text_for_markup(source: str) -> None:
    markup = rendered(source, x='"><blink>', day=date(2026, 4, 1))
    assert not elements(markup, "blink")
    assert "blink" in markup


@pytest.mark.parametrize("number", range(1, 11))
def test_pages_are_offered_without_losing_the_filters(number: int) -> None:
    request = RequestFactory().get("/actions", {"group": "youth & drugs", "page": str(number)})
    page = Paginator(range(100), 10).page(number)
    markup = rendered("{{ ui.pagination(page, request) }}", page=page, request=request)
    links = elements(markup, "a")
    assert all("group=youth+%26+drugs" in (link["href"] or "") for link in links)
    assert [link["href"] for link in links if link.get("aria-current")] == [f"?group=youth+%26+drugs&page={number}"]
    labels = [link["aria-label"] for link in links if link.get("aria-label")]
    assert {"Page 1", f"Page {number}", "Page 10"} <= set(labels)


def test_a_list_of_one_page_offers_none() -> None:
    page = Paginator(range(3), 10).page(1)
    assert not text(rendered("{{ ui.pagination(page, request) }}", page=page, request=RequestFactory().get("/")))


def test_a_figure_stands_with_its_table_and_words_for_the_picture() -> None:
    table = rendered('{{ ui.table("Rates", ["Ward"], [["Mill"]]) }}')
    picture = {"src": "/a.svg", "alt": "A chart"}
    source = '{{ ui.figure("Mill Ward suffers most", picture, table | safe) }}'
    markup = rendered(source, picture=picture, table=table)
    assert [tag for tag, _ in read(markup).elements if tag in ("figure", "figcaption", "img", "table")] == [
        "figure", "figcaption", "img", "table",
    ]  # fmt: skip
    assert elements(markup, "img")[0]["alt"] == "A chart"
