"""Who has a duty when, and where."""

from dataclasses import replace
from datetime import date

from frankpledge.core.cycle import Span, Tier, bodies_not_yet, bodies_on
from frankpledge.core.cycle.examples import example_bodies, example_regime

REGIME = example_regime()
FIRST_DAY = date(2000, 7, 3)


def keys_on(day: date, tier: Tier = Tier.UNITARY) -> set[str]:
    return {body.key for body in bodies_on(REGIME, day, tier)}


def test_a_county_council_has_its_duty_only_where_there_are_two_tiers() -> None:
    assert {tier for tier in Tier if "county-council" in keys_on(FIRST_DAY, tier)} == {Tier.TWO_TIER}


def test_a_duty_begins_on_its_first_day() -> None:
    assert "police-authority" not in keys_on(date(2000, 7, 2))
    assert "police-authority" in keys_on(FIRST_DAY)


def test_a_duty_holds_on_its_last_day_and_not_after() -> None:
    span = Span(None, FIRST_DAY)
    assert span.holds_on(FIRST_DAY)
    assert not span.holds_on(date(2000, 7, 4))


def test_a_body_to_come_is_not_yet_possible_rather_than_missing() -> None:
    assert [body.key for body in bodies_not_yet(REGIME, date(2000, 7, 2), Tier.UNITARY)] == ["police-authority"]
    assert bodies_not_yet(REGIME, FIRST_DAY, Tier.UNITARY) == ()


def test_a_body_with_a_later_duty_of_another_kind_is_not_called_not_yet_possible() -> None:
    authority = example_bodies()[-1]
    before = replace(authority, span=Span(None, date(2000, 7, 2)))
    regime = replace(REGIME, bodies=(before, authority))
    assert bodies_not_yet(regime, date(2000, 1, 1), Tier.UNITARY) == ()


def test_spans_meet_only_where_they_share_a_day() -> None:
    assert Span(None, FIRST_DAY).meets(Span(FIRST_DAY))
    assert not Span(None, date(2000, 7, 2)).meets(Span(FIRST_DAY))
    assert not Span(FIRST_DAY).meets(Span(None, date(2000, 7, 2)))
    assert Span().meets(Span(FIRST_DAY))
