"""Findings say what the tables show, and only that."""

import re
from calendar import monthrange

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.core.evidence.questions import PLACE, RECORDING, VISITED
from frankpledge.core.quantities import NumberColumn
from frankpledge.core.tables import Table
from frankpledge.core.tables.categories import CATEGORIES
from tests.unit.core.evidence.small_tables import KINDS, MONTHS, Limit, Police, found, nothing_hidden, of_kind, tables

EVEN = np.array([[40, 30, 60], [40, 30, 60], [40, 30, 60], [40, 30, 60], [0, 0, 0]])


def test_the_highest_rate_is_told_with_its_interval_its_place_and_its_share():
    first = found(tables(EVEN, EVEN))[0]
    assert first.identifier == "level-police-shoplifting-W1"
    assert first.sentence.startswith(
        "Of the figures shown that rest on at least 20 records, the highest rate of any area is shoplifting in Abbey: "
        "30.0 per 1,000 residents in 2024 (95% interval 22.9 to 38.6), "
        "2.1 times the 14.1 of the partnership as a whole (source: police)."
    )
    assert "25% of what is recorded in the partnership as a whole (60 of 240; source: police)" in first.implication
    assert [(cell.table, cell.area_code, cell.period_from) for cell in first.cells] == [
        ("rates", "W1", "2024-01-01"), ("rates", "E1", "2024-01-01")
    ]  # fmt: skip
    assert first.interval is not None
    assert first.interval.method == "Byar"


def test_visitors_are_spoken_of_only_where_the_rate_is_far_above_the_whole():
    levels = of_kind(found(tables(EVEN, EVEN)), "level")
    spoken = {finding.identifier for finding in levels if "live elsewhere" in finding.sentence}
    assert spoken == {"level-police-shoplifting-W1"}


def test_an_area_with_fewer_than_twenty_records_is_not_ranked():
    few = EVEN.copy()
    few[0] = [19, 19, 19]
    assert not [f for f in found(tables(few, few)) if f.kind == "level" and f.identifier.endswith("-W1")]


def test_a_withheld_partnership_count_takes_share_and_ratio_with_it():
    hidden = nothing_hidden()
    hidden[5, 2] = True
    first = found(tables(EVEN, EVEN, hidden=hidden))[0]
    assert first.identifier == "level-police-shoplifting-W1"
    assert "partnership" not in first.sentence + first.implication
    assert " times " not in first.sentence
    assert [cell.area_code for cell in first.cells] == ["W1"]


def test_no_ratio_stands_beside_a_figure_withheld_in_the_earlier_period():
    hidden = nothing_hidden()
    hidden[0, 2] = True
    first = found(tables(EVEN, EVEN, hidden_before=hidden))[0]
    assert "against 14.1 in the partnership as a whole (source: police)" in first.sentence


def test_the_whole_of_each_source_is_told():
    levels = of_kind(found(tables(EVEN, EVEN)), "level")
    assert levels[-1].sentence == (
        "All records together come to 520 in the partnership as a whole: 30.6 per 1,000 residents in 2024"
        " (95% interval 28.0 to 33.3; source: police)."
    )


def test_a_planted_rise_is_found_and_told_with_both_counts():
    after = EVEN.copy()
    after[2, 0] = 120
    changes = {f.identifier: f for f in of_kind(found(tables(EVEN, after)), "change")}
    rise = changes["change-police-burglary-W3"]
    assert rise.sentence.startswith("Burglary in Castle rose from 40 to 120: 200% more (95% interval ")
    assert rise.sentence.endswith("beyond what chance explains (source: police).")
    assert "Holm Police" in rise.implication
    assert "sheds and garages" in rise.implication
    assert set(changes) <= {"change-police-burglary-W3", "change-police-burglary-E1", "change-police-all-E1"}


def test_where_nothing_changed_that_is_said_with_how_many_were_compared():
    (only,) = of_kind(found(tables(EVEN, EVEN)), "change")
    assert only.identifier == "change-none"
    assert only.sentence.startswith("Of the 16 pairs of figures")


def test_pure_noise_is_seldom_announced_as_change():
    draw = np.random.default_rng(20240101)
    announced = 0
    for _ in range(200):
        before, after = draw.poisson(60, (2, 5, 3))
        announced += of_kind(found(tables(before, after)), "change")[0].identifier != "change-none"
    assert announced <= 16  # 5 % of 200 are 10; 16 or fewer in 98 of 100 runs at that rate


def test_a_planted_season_is_found_in_its_month():
    monthly = np.full((4, 24), 100)
    monthly[0, [6, 18]] = 170
    (season,) = of_kind(found(tables(EVEN, EVEN, monthly=monthly)), "season")
    assert season.sentence == (
        "Burglary in the partnership as a whole peaks in July: 170 in July 2023 and 170 in July 2024, "
        "61% above the monthly mean of 105.8 over 24 complete months (source: police)."
    )
    assert len(season.cells) == 24
    assert season.implication.startswith("Settle by the end of May")


def test_a_single_outburst_in_one_of_two_years_is_no_season():
    monthly = np.full((4, 24), 100)
    monthly[0, 6], monthly[0, 18] = 300, 95
    assert not of_kind(found(tables(EVEN, EVEN, monthly=monthly)), "season")


def test_no_peak_is_told_of_months_of_which_one_is_withheld():
    monthly = np.full((4, 24), 100)
    monthly[0, [6, 18]] = 170
    monthly[0, 3] = 2
    assert not of_kind(found(tables(EVEN, EVEN, monthly=monthly)), "season")


def test_the_limitation_on_all_records_is_told_before_that_on_some():
    some = Limit("police", "inaccurate", "burglary", "Sheds are counted as homes.")
    every = Limit("police", "inaccurate", "all", "Hours are guesses.")
    (unknown,) = of_kind(found(tables(EVEN, EVEN), some, every), "unknown")
    assert unknown.sentence == "Holm Police (source: police): Hours are guesses."
    assert "520 in the latest period" in unknown.implication


def test_each_kind_of_unknown_asks_for_something_else():
    kinds = ("not-recorded", "incomplete", "not-coterminous", "inaccessible", "inaccurate")
    limits = [Limit("police", kind, "all", "It is so.") for kind in kinds]
    unknown = of_kind(found(tables(EVEN, EVEN), *limits), "unknown")
    assert len({finding.implication for finding in unknown}) == 5
    assert all("Holm Police" in finding.implication for finding in unknown)


@pytest.mark.parametrize(("snapped", "told"), [(True, True), (False, False)])
def test_limits_of_snapped_points_bear_on_snapped_sources_only(snapped, told):
    limit = Limit("police", "inaccurate", "snapped", "Points are anchor points.")
    first = found(tables(EVEN, EVEN), limit, source=Police(snapped=snapped))[0]
    assert (limit.sentence in first.limitations) == told


def test_findings_are_the_same_whatever_the_order_of_limitations():
    limits = [Limit("police", kind, "all", text) for kind in ("incomplete", "inaccurate") for text in ("One.", "Two.")]
    made = tables(EVEN, EVEN * 2)
    assert found(made, *limits) == found(made, *limits[::-1])


@pytest.mark.parametrize("questions", [PLACE, RECORDING, VISITED])
def test_no_question_names_a_category_by_its_label(questions):
    labels = [label.lower() for label in CATEGORIES.values()]
    assert not [(code, label) for code, text in questions.items() for label in labels if label in text.lower()]


def _cells(draw: st.DrawFn, top: int) -> np.ndarray:
    numbers = draw(st.lists(st.integers(0, top), min_size=15, max_size=15))
    return np.array(numbers).reshape(5, 3)


def _mask(draw: st.DrawFn) -> np.ndarray:
    return np.array(draw(st.lists(st.booleans(), min_size=24, max_size=24))).reshape(6, 4)


@st.composite
def protected(draw):
    before, after, hidden, hidden_before = (_cells(draw, 200), _cells(draw, 400), _mask(draw), _mask(draw))
    monthly = np.array(draw(st.lists(st.integers(0, 60), min_size=96, max_size=96))).reshape(4, 24)
    return tables(before, after, hidden=hidden, hidden_before=hidden_before, monthly=monthly)


@settings(max_examples=80, deadline=None)
@given(protected())
def test_no_finding_speaks_of_what_is_withheld(made):
    hidden = {
        name: {
            (r["area_code"], r["category"], r.get("period_from", ""), r.get("month", ""))
            for r in table.rows()
            if r["status"] == "withheld"
        }
        for name, table in made.items()
    }
    names = {r["area_code"]: r["area_name"] for r in made["rates"].rows()} | {"E1": "partnership as a whole"}
    for finding in found(made):
        for cell in finding.cells:
            assert (cell.area_code, cell.category, cell.period_from, cell.month) not in hidden[cell.table]
        table = {"level": "rates", "change": "change"}.get(finding.kind)
        for area, category, start, _ in hidden.get(table, ()):
            if start not in ("", "2024-01-01"):
                continue
            assert finding.identifier != f"{finding.kind}-police-{category}-{area}"
            text = f"{finding.sentence} {finding.implication}".lower()
            assert not (names[area].lower() in text and CATEGORIES[category].lower() in text), text


@settings(max_examples=30, deadline=None)
@given(protected())
def test_every_rate_in_a_sentence_stands_in_the_table(made):
    known = {
        f"{value:,.1f}"
        for row in made["rates"].rows()
        if row["status"] != "withheld" and row["rate"] is not None
        for value in (row["rate"], row["ci_low"], row["ci_high"])
    }
    for finding in of_kind(found(made), "level"):
        without_ratio = re.sub(r"[\d.,]+ times ", "", finding.sentence)
        assert set(re.findall(r"\d[\d,]*\.\d", without_ratio)) <= known


def test_levels_are_told_even_where_the_total_of_the_source_is_withheld():
    hidden = nothing_hidden()
    hidden[5, 3] = True
    levels = of_kind(found(tables(EVEN, EVEN, hidden=hidden)), "level")
    assert levels[0].identifier == "level-police-shoplifting-W1"
    assert len(levels) == 3


def test_periods_of_unlike_length_are_compared_month_for_month():
    made = tables(EVEN, EVEN)
    months = NumberColumn.of(np.full(len(made["change"]), 6))
    ratio = {name: made["change"].columns[name] for name in ("ratio", "ci_low", "ci_high")}
    doubled = {name: NumberColumn.of(column.values * 2, absent=column.absent) for name, column in ratio.items()}
    reading = {"reading": np.where(ratio["ratio"].absent, "not-comparable", "real-change").astype(object)}
    columns = dict(made["change"].columns) | doubled | reading | {"months_after": months}
    changes = of_kind(found(made | {"change": Table("change", columns)}), "change")
    assert "rose, month for month, from 520 over 12 months to 520 over 6 months" in changes[0].sentence


def test_the_kinds_of_the_fixture_have_questions():
    assert set(KINDS) <= set(PLACE)


def test_even_days_seldom_make_a_season():
    draw = np.random.default_rng(20240102)
    days = np.array([monthrange(int(month[:4]), int(month[5:]))[1] for month in MONTHS])
    told = 0
    for _ in range(200):
        monthly = draw.poisson(np.broadcast_to(3.3 * days, (4, 24)))
        told += bool(of_kind(found(tables(EVEN, EVEN, monthly=monthly)), "season"))
    assert told <= 16  # 5 % of 200 are 10; 16 or fewer in 98 of 100 runs at that rate


def test_the_long_name_of_the_partnership_stands_in_no_sentence_and_every_sentence_cites_its_source():
    monthly = np.full((4, 24), 100)
    monthly[0, [6, 18]] = 170
    limit = Limit("police", "inaccurate", "all", "Hours are guesses.")
    findings = found(tables(EVEN, EVEN * 2, monthly=monthly), limit)
    assert {finding.kind for finding in findings} == {"level", "change", "season", "unknown"}
    assert not [f for f in findings if "Holmeport" in f.sentence + f.implication]
    assert all("source: police" in f.sentence and "police records" not in f.sentence for f in findings)


def test_a_change_is_announced_where_the_exact_chance_passes_and_its_interval_need_not_be_read_back():
    rise = np.array([[40, 30, 60], [40, 30, 60], [40, 30, 60], [40, 30, 60], [0, 0, 0]])
    after = rise.copy()
    after[1, 2] = 150
    made = tables(rise, after)
    told = {f.identifier for f in of_kind(found(made), "change")}
    wide = {name: NumberColumn.of(np.where(made["change"].columns[name].absent, np.nan, value),
                                  absent=made["change"].columns[name].absent)
            for name, value in (("ci_low", 1.0001), ("ci_high", 9.0))}  # fmt: skip
    again = made | {"change": Table("change", dict(made["change"].columns) | wide)}
    assert "change-police-shoplifting-W2" in told
    assert {f.identifier for f in of_kind(found(again), "change")} == told


def renamed(made, old, new):
    """The same tables with one category called otherwise."""

    def column(table):
        return np.array([new if category == old else category for category in table.columns["category"]], dtype=object)

    return {name: Table(name, dict(table.columns) | {"category": column(table)}) for name, table in made.items()}


def test_no_change_or_season_of_calls_is_announced_and_it_is_said_why():
    monthly = np.full((4, 24), 100)
    monthly[0, [6, 18]] = 300
    after = EVEN.copy()
    after[:4, 0] = 160
    made = tables(EVEN, after, monthly=monthly)
    assert of_kind(found(made), "season")
    findings = found(renamed(made, "burglary", "calls-asb"))
    assert not of_kind(findings, "season")
    assert [f.identifier for f in of_kind(findings, "change")] == ["change-none"]
    (told,) = [f for f in of_kind(findings, "unknown") if f.identifier == "unknown-police-repeated-calls"]
    assert "several may be about one incident" in told.sentence
    assert "holds 640 calls about" in told.implication
    assert "reference of its incident" in told.implication


def test_no_change_of_what_is_unclassified_is_announced():
    after = EVEN.copy()
    after[:4, 0] = 160
    findings = found(renamed(tables(EVEN, after), "burglary", "unclassified"))
    assert not [f for f in of_kind(findings, "change") if "unclassified" in f.identifier]


@pytest.mark.parametrize(("third", "words"), [(75, "is the smaller task"), (150, "put it before Abbey")])
def test_three_rates_of_one_category_each_imply_something_of_their_own(third, words):
    counts = np.array([[20, 20, 100], [20, 20, 100], [20, 20, 0], [20, 20, 0], [0, 0, 0]])
    counts[1:4, 2] = {75: (195, 0, 75), 150: (195, 0, 150)}[third]
    counts[2, 2] = 20
    levels = of_kind(found(tables(counts, counts)), "level")[:3]
    assert [f.identifier[-2:] for f in levels] == ["W1", "W2", "W4"]
    assert "which stores report most" in levels[0].implication
    assert "Chance could have put Bridgend behind Abbey" in levels[1].implication
    assert words in levels[2].implication
    assert not any("which stores" in f.implication for f in levels[1:])


def test_a_second_rate_far_below_the_first_is_said_to_be_lower_by_more_than_chance():
    counts = np.array([[20, 20, 200], [20, 20, 100], [20, 20, 20], [20, 20, 20], [0, 0, 0]])
    second = of_kind(found(tables(counts, counts)), "level")[1]
    assert "Chance does not explain the gap between Bridgend and Abbey" in second.implication
