"""What a target lacks, and what it no longer lacks once it is there."""

from dataclasses import replace
from datetime import date

import pytest

from frankpledge.core.targets import (
    Baseline,
    Borrowed,
    Chance,
    Direction,
    Kind,
    MeasureType,
    Target,
    Term,
    find_lacks,
    perverse_ways,
)
from frankpledge.core.targets.perverse import PERVERSE_WAYS

WHOLE = Target(
    text="Reduce recorded burglary from 412 to 370 by March 2028",
    measure="recorded burglary",
    baseline=Baseline(412, "year to March 2026"),
    direction=Direction.DOWN,
    value=370,
    by=date(2028, 3, 31),
    term=Term.SHORT,
    kind=Kind.OUTCOME,
    deliverer="Tithingham Police",
    accepted=date(2026, 5, 1),
    chance=Chance(0.4, "forecast from 36 months"),
)


def test_a_whole_target_lacks_nothing() -> None:
    assert find_lacks(WHOLE) == ()


@pytest.mark.parametrize(
    ("without", "letter", "said"),
    [
        ({"text": "Tackle burglary"}, "S", "not specific"),
        ({"direction": None}, "S", "direction"),
        ({"kind": Kind.PROCESS}, "S", "no outcome"),
        ({"measure": ""}, "M", "measure"),
        ({"baseline": None}, "M", "baseline"),
        ({"value": None}, "M", "level to reach"),
        ({"value": 500}, "M", "wrong side"),
        ({"direction": Direction.UP}, "M", "wrong side"),
        ({"deliverer": ""}, "A", "Nobody is named"),
        ({"accepted": None}, "A", "Tithingham Police has not accepted"),
        ({"chance": None}, "R", "how likely"),
        ({"chance": Chance(0.01, "forecast")}, "R", "hardly"),
        ({"chance": Chance(0.99, "forecast")}, "R", "without anybody"),
        ({"by": None}, "T", "No day"),
        ({"term": None}, "T", "short-term or a long-term"),
        ({"borrowed": Borrowed("")}, "B", "not named"),
        ({"borrowed": Borrowed("Policing plan 2026")}, "B", "why it fits"),
    ],
)
def test_what_is_taken_away_is_missed_under_its_letter_with_a_mend(
    without: dict[str, object], letter: str, said: str
) -> None:
    lacks = find_lacks(replace(WHOLE, **without))  # type: ignore[arg-type]
    assert any(lack.letter == letter and said in lack.sentence and lack.mend for lack in lacks)
    assert {lack.letter for lack in lacks} == {letter}


def test_a_borrowed_target_with_source_and_fit_lacks_nothing() -> None:
    assert find_lacks(replace(WHOLE, borrowed=Borrowed("Policing plan 2026", "Our rate is the force's"))) == ()


def test_a_target_is_a_draft_until_its_deliverer_accepts_it() -> None:
    assert (WHOLE.is_draft, replace(WHOLE, accepted=None).is_draft) == (False, True)


def test_a_chance_beyond_one_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        Chance(1.2, "a slip")


def test_every_sort_of_measure_has_a_perverse_way_with_what_to_watch_and_a_source() -> None:
    assert all(perverse_ways(measure) for measure in MeasureType)
    assert all(way.way and way.watch and way.source and way.mark in "VR" for way in PERVERSE_WAYS)
