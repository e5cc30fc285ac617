"""The regimes that ship say what was read in the primary text, and no more. Expectations are written by hand."""

import tomllib
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from frankpledge.adapters.regimes import read_regime, regime_keys
from frankpledge.core.cycle import (
    Duty,
    Mark,
    Source,
    Step,
    Tier,
    bodies_not_yet,
    bodies_on,
    oversight_on,
    plan_back,
    steps_out_of_order,
)
from frankpledge.core.cycle.actuals import Actual

FILES = {"cda-1998": "cda_1998.toml", "england": "england.toml", "wales": "wales.toml"}

VERIFIED = {
    ("cda-1998", "word"): "audit audit-report strategy strategy-document period objective target",
    ("cda-1998", "body"): (
        "council county-council chief-officer-of-police police-authority probation-committee health-authority "
        "parish-council community-council nhs-trust school-governing-body independent-school "
        "further-education-institution"
    ),
    ("cda-1998", "step"): "review analysis publish-audit consult strategy publish-strategy",
    ("cda-1998", "date"): "",
    ("cda-1998", "content"): (
        "levels-and-patterns local-knowledge report-of-analysis accessible-report objectives long-term-targets "
        "short-term-targets published-cooperating-bodies published-review published-report published-objectives "
        "published-targets"
    ),
    ("cda-1998", "oversight"): "",
    ("england", "word"): "partnership audit audit-report strategy strategy-group objective",
    ("england", "body"): (
        "council county-council probation-provider chief-officer-of-police police-authority "
        "fire-and-rescue-authority primary-care-trust integrated-care-board"
    ),
    ("england", "step"): "analysis county-agreement strategy send-plan",
    ("england", "date"): "county-agreement-due",
    ("england", "content"): "priorities crime-and-disorder substance-misuse re-offending serious-violence",
    ("england", "oversight"): (
        "crime-and-disorder-committee police-and-crime-commissioner mayors-office-for-policing-and-crime "
        "secretary-of-state"
    ),
    ("wales", "word"): "partnership",
    ("wales", "body"): (
        "council probation-provider chief-officer-of-police police-authority fire-and-rescue-authority "
        "local-health-board"
    ),
    ("wales", "step"): "",
    ("wales", "date"): "",
    ("wales", "content"): "crime-and-disorder substance-misuse re-offending serious-violence",
    ("wales", "oversight"): "crime-and-disorder-committee police-and-crime-commissioner",
}

EVERYWHERE_TODAY = "chief-officer-of-police probation-provider fire-and-rescue-authority"

VERIFIED_DATES = {
    "cda-1998": {date(1998, 9, 30), date(1998, 11, 1)},  # SI 1998/2327 and SI 1998/2452
    "england": {date(2009, 4, 30)},  # SI 2009/936
    "wales": {date(2009, 10, 1)},  # SI 2009/2540
}


def raw(key: str) -> dict[str, Any]:
    return tomllib.loads(files("frankpledge.adapters.regimes").joinpath(FILES[key]).read_text(encoding="utf-8"))


def entries(key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for part, tables in raw(key).items():
        for table in tables if isinstance(tables, list) else [tables]:
            yield part, table


@pytest.mark.parametrize("key", regime_keys())
def test_every_entry_of_a_file_says_where_it_was_read_and_how_far(key: str) -> None:
    assert [t["key"] for _, t in entries(key) if not t.get("source", "").strip() or t.get("mark") not in "VSPR"] == []


@pytest.mark.parametrize(("regime", "part"), list(VERIFIED))
def test_exactly_what_was_read_in_the_primary_text_is_marked_verified(regime: str, part: str) -> None:
    marked = {table["key"] for kind, table in entries(regime) if kind == part and table["mark"] == "V"}
    assert marked == set(VERIFIED[regime, part].split())


@pytest.mark.parametrize("key", regime_keys())
def test_only_the_dates_that_were_read_in_the_primary_text_are_marked_verified(key: str) -> None:
    dated = [table for _, table in entries(key) if table.get("dates_mark") == "V"]
    assert {table[k] for table in dated for k in ("valid_from", "valid_to", "first") if k in table} == VERIFIED_DATES[
        key
    ]


@pytest.mark.parametrize("key", regime_keys())
def test_no_invited_body_is_verified_for_no_list_of_them_was_read(key: str) -> None:
    marks = {b.source.mark for b in read_regime(key).bodies if b.duty is Duty.PARTICIPATING}
    assert marks
    assert Mark.VERIFIED not in marks


@pytest.mark.parametrize("key", ["england", "wales"])
def test_no_cooperating_body_of_today_is_verified_for_todays_list_was_not_read(key: str) -> None:
    marks = {b.source.mark for b in read_regime(key).bodies if b.duty is Duty.COOPERATING}
    assert marks == {Mark.SECONDARY}


def test_social_landlords_are_marked_for_the_order_as_read_does_not_list_them() -> None:
    (landlords,) = [b for b in read_regime("cda-1998").bodies if b.key == "registered-social-landlord"]
    assert landlords.source.mark is Mark.SECONDARY
    assert "as read does not list them" in landlords.source.text


def duties(key: str, day: date, tier: Tier, duty: Duty) -> set[str]:
    return {body.key for body in bodies_on(read_regime(key), day, tier) if body.duty is duty}


@pytest.mark.parametrize(
    ("key", "day", "tier", "expected"),
    [
        ("cda-1998", date(1999, 4, 1), Tier.TWO_TIER, "council county-council chief-officer-of-police"),
        ("cda-1998", date(1999, 4, 1), Tier.UNITARY, "council chief-officer-of-police"),
        ("cda-1998", date(1999, 4, 1), Tier.WALES, "council chief-officer-of-police"),
        ("cda-1998", date(1998, 9, 29), Tier.UNITARY, ""),
        (
            "england", date(2024, 1, 1), Tier.TWO_TIER,
            f"council county-council {EVERYWHERE_TODAY} integrated-care-board",
        ),
        (
            "wales", date(2024, 1, 1), Tier.WALES,
            f"council {EVERYWHERE_TODAY} local-health-board",
        ),
        (
            "england", date(2008, 1, 1), Tier.UNITARY,
            "council chief-officer-of-police police-authority fire-and-rescue-authority primary-care-trust",
        ),
    ],
)  # fmt: skip
def test_the_responsible_authorities_are_those_of_section_5(key: str, day: date, tier: Tier, expected: str) -> None:
    assert duties(key, day, tier, Duty.RESPONSIBLE) == set(expected.split())


def test_parish_councils_cooperate_in_england_and_community_councils_in_wales() -> None:
    on_the_day = date(1998, 11, 1)
    local = {"parish-council", "community-council"}
    assert duties("cda-1998", on_the_day, Tier.UNITARY, Duty.COOPERATING) & local == {"parish-council"}
    assert duties("cda-1998", on_the_day, Tier.WALES, Duty.COOPERATING) & local == {"community-council"}
    assert not duties("cda-1998", date(1998, 10, 31), Tier.WALES, Duty.COOPERATING) & local


def test_a_police_authority_that_does_not_exist_yet_is_not_a_missing_one() -> None:
    assert [b.key for b in bodies_not_yet(read_regime("cda-1998"), date(1999, 4, 1), Tier.LONDON)] == [
        "police-authority"
    ]


@pytest.mark.parametrize(
    ("day", "tier", "expected"),
    [
        (date(2012, 11, 21), Tier.UNITARY, {"police-authority", "crime-and-disorder-committee"}),
        (date(2012, 11, 22), Tier.UNITARY, {"police-and-crime-commissioner", "crime-and-disorder-committee"}),
        (date(2024, 1, 1), Tier.LONDON, {"mayors-office-for-policing-and-crime", "crime-and-disorder-committee"}),
        (date(2024, 1, 1), Tier.CITY, {"secretary-of-state", "crime-and-disorder-committee"}),
        (date(2009, 4, 29), Tier.UNITARY, {"police-authority"}),
    ],
)
def test_oversight_bodies_come_and_go(day: date, tier: Tier, expected: set[str]) -> None:
    assert {body.key for body in oversight_on(read_regime("england"), day, tier)} == expected


@pytest.mark.parametrize("key", ["england", "wales"])
def test_the_end_of_the_commissioners_is_told_as_announced_and_not_verified(key: str) -> None:
    (commissioner,) = [b for b in read_regime(key).oversight if b.key == "police-and-crime-commissioner"]
    assert "2028" in commissioner.expected_end
    assert commissioner.expected_end_source is not None
    assert commissioner.expected_end_source.mark is Mark.SECONDARY
    assert commissioner.span.valid_to is None


def test_the_steps_of_the_act_come_in_its_order() -> None:
    steps = read_regime("cda-1998").steps
    assert [(step.key, step.requires) for step in steps] == [
        ("review", ()),
        ("analysis", ("review",)),
        ("publish-audit", ("analysis",)),
        ("consult", ("publish-audit",)),
        ("strategy", ("consult",)),
        ("publish-strategy", ("strategy",)),
        ("keep-under-review", ("publish-strategy",)),
    ]


def test_a_survey_before_the_report_was_published_does_not_count_as_views_on_it() -> None:
    """CDA 1998 s.6(2)(d): views are obtained on the published report."""
    steps = read_regime("cda-1998").steps
    asked = [Actual("consult", date(1998, 11, 1), date(1998, 12, 1)), Actual("publish-audit", None, date(1999, 1, 5))]
    found = {(o.step.key, o.required.key) for o in steps_out_of_order(steps, asked, date(1999, 2, 1))}
    assert ("consult", "publish-audit") in found


def plannable() -> Iterator[tuple[str, Tier]]:
    for key in regime_keys():
        yield from ((key, tier) for tier in sorted(read_regime(key).tiers))


@pytest.mark.parametrize(("key", "tier"), list(plannable()))
def test_each_regime_gives_a_timetable_in_each_of_its_tiers(key: str, tier: Tier) -> None:
    regime = read_regime(key)
    plan = plan_back(regime.steps_in(tier), date(2030, 4, 1), regime.recommended_contingency_days, date(2029, 4, 1))
    assert not plan.is_too_tight
    assert plan.planned("publish-strategy").end == plan.finish_by


@pytest.mark.parametrize("key", regime_keys())
def test_minimum_times_are_told_as_recommended_with_a_reason_and_never_under_a_source_of_law(key: str) -> None:
    def is_bare(step: Step) -> bool:
        return bool(step.recommended_minimum_days) != bool(step.days_reason)

    assert [step.key for step in read_regime(key).steps if is_bare(step)] == []
    assert [
        k for _, table in entries(key) for k in table if k.endswith("days") and not k.startswith("recommended_")
    ] == []


def test_a_source_without_a_verified_mark_asks_to_be_checked() -> None:
    assert {mark: Source("An Act", mark).caution for mark in Mark} == {
        Mark.VERIFIED: "",
        Mark.SECONDARY: "check the source",
        Mark.PARTIAL: "check the source",
        Mark.RECOLLECTION: "check the source",
    }
