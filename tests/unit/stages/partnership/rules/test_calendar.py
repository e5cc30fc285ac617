"""When exercises go on, and what is flagged: against a count day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.stages.partnership.rules.calendar import (
    ASKS_PEOPLE,
    Days,
    Exercise,
    ExerciseKind,
    Occurrence,
    occurrences,
)
from frankpledge.stages.partnership.rules.calendar_flags import MENDS, NEAR_DAYS, Flag, FlagKind, flags

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
TODAY = date(2026, 3, 2)
DAYS = st.dates(date(2023, 1, 1), date(2027, 12, 31))
SPANS = st.tuples(DAYS, st.integers(0, 364)).map(lambda span: (span[0], span[0] + timedelta(days=span[1])))
OWN = st.builds(lambda span: Days("Views obtained", *span), SPANS)
KINDS = st.sampled_from(list(ExerciseKind))


@st.composite
def exercises(draw: st.DrawFn) -> Exercise:
    first, last = draw(SPANS)
    agency = draw(st.integers(1, 3))
    return Exercise(
        draw(st.integers(1, 10**6)), agency, f"Agency {agency}", draw(st.sampled_from(["Survey", " survey ", "Plan"])),
        draw(KINDS), first, last, draw(st.booleans()), draw(st.none() | DAYS),
    )  # fmt: skip


MANY = st.lists(exercises(), max_size=6, unique_by=lambda each: each.key)


def days_of(each: Days) -> set[date]:
    return {each.first + timedelta(days=number) for number in range((each.last - each.first).days + 1)}


def of(kind: FlagKind, found: list[Flag]) -> set[tuple[int, ...]]:
    return {tuple(sorted(flag.keys)) for flag in found if flag.kind is kind}


# --- When they go on --------------------------------------------------------------------------------------


@given(exercise=exercises())
def test_an_exercise_goes_on_once_or_once_in_each_year_from_its_first(exercise: Exercise) -> None:
    exercise = replace(exercise, cancelled_on=None)
    found = occurrences([exercise], date(2022, 1, 1), date(2030, 1, 1))
    years = [each.first.year for each in found]
    assert years == (list(range(exercise.first.year, 2030)) if exercise.is_yearly else [exercise.first.year])
    assert (found[0].first, found[0].last) == (exercise.first, exercise.last)
    for each in found:
        assert each.first <= each.last
        assert (each.first.month, each.last.month) == (exercise.first.month, exercise.last.month)


@given(exercise=exercises(), window=SPANS)
def test_only_what_goes_on_between_the_days_asked_for_is_returned_and_all_of_it(
    exercise: Exercise, window: tuple[date, date]
) -> None:
    wide = occurrences([exercise], date(2022, 1, 1), date(2031, 1, 1))
    wanted = [each for each in wide if days_of(each) & days_of(Days("", *window))]
    assert occurrences([exercise], *window) == wanted


def test_29_february_becomes_28_where_there_is_none() -> None:
    leap = Exercise(1, 1, "Fire", "Drill", ExerciseKind.OTHER, date(2024, 2, 29), date(2024, 2, 29), True)
    assert [each.first for each in occurrences([leap], FIRST, LAST)] == [date(2026, 2, 28), date(2027, 2, 28)]


@given(exercise=exercises(), cancelled=DAYS)
def test_of_a_cancelled_exercise_only_what_was_over_by_then_stays(exercise: Exercise, cancelled: date) -> None:
    whole = occurrences([replace(exercise, cancelled_on=None)], FIRST, LAST)
    left = occurrences([replace(exercise, cancelled_on=cancelled)], FIRST, LAST)
    assert [(each.first, each.last) for each in left] == [
        (each.first, each.last) for each in whole if each.last < cancelled
    ]


# --- What is flagged --------------------------------------------------------------------------------------


@given(found=MANY, own=st.none() | OWN, today=DAYS)
def test_a_clash_is_a_day_to_come_on_which_two_agencies_or_one_and_the_partnership_ask_people(
    found: list[Exercise], own: Days | None, today: date
) -> None:
    each_time = occurrences(found, FIRST, LAST)
    asking = [each for each in each_time if each.exercise.kind in ASKS_PEOPLE]

    def share(one: Days, other: Days) -> bool:
        return any(day >= today for day in days_of(one) & days_of(other))

    wanted = {
        tuple(sorted((one.exercise.key, other.exercise.key)))
        for one, other in combinations(asking, 2)
        if one.exercise.agency != other.exercise.agency and share(one, other)
    } | {(each.exercise.key,) for each in asking if own and share(each, own)}
    assert of(FlagKind.CLASH, flags(each_time, own, today)) == wanted


@given(found=MANY, own=OWN, today=DAYS)
def test_an_opportunity_asks_people_begins_near_the_partnerships_consultation_and_never_goes_on_during_it(
    found: list[Exercise], own: Days, today: date
) -> None:
    each_time = occurrences(found, FIRST, LAST)
    near = Days("", own.first - timedelta(days=NEAR_DAYS), own.last + timedelta(days=NEAR_DAYS))

    def is_one(each: Occurrence) -> bool:
        is_near = each.first in days_of(near) and not days_of(each) & days_of(own)
        return is_near and each.first >= today and each.exercise.kind in ASKS_PEOPLE

    wanted = {(each.exercise.key,) for each in each_time if is_one(each)}
    assert of(FlagKind.OPPORTUNITY, flags(each_time, own, today)) == wanted


@given(found=MANY, own=st.none() | OWN)
def test_a_duplicate_is_one_name_however_typed_and_one_kind_with_two_agencies_told_once(
    found: list[Exercise], own: Days | None
) -> None:
    each_time = occurrences(found, FIRST, LAST)
    ahead = {each.exercise.key: each.exercise for each in each_time if each.last >= TODAY}
    wanted = [
        tuple(sorted((one.key, other.key)))
        for one, other in combinations(ahead.values(), 2)
        if one.agency != other.agency and one.kind is other.kind
        and one.name.strip().lower() == other.name.strip().lower()
    ]  # fmt: skip
    told = [tuple(sorted(flag.keys)) for flag in flags(each_time, own, TODAY) if flag.kind is FlagKind.DUPLICATE]
    assert sorted(told) == sorted(wanted)


@given(found=MANY, own=st.none() | OWN, data=st.data())
def test_the_order_in_which_exercises_were_entered_changes_nothing(
    found: list[Exercise], own: Days | None, data: st.DataObject
) -> None:
    again = data.draw(st.permutations(found))
    assert flags(occurrences(again, FIRST, LAST), own, TODAY) == flags(occurrences(found, FIRST, LAST), own, TODAY)


@given(found=MANY, own=st.none() | OWN, today=DAYS)
def test_what_is_over_is_not_flagged_and_clashes_come_first(
    found: list[Exercise], own: Days | None, today: date
) -> None:
    told = flags(occurrences(found, FIRST, LAST), own, today)
    assert all(flag.last >= today for flag in told)
    kinds = [list(FlagKind).index(flag.kind) for flag in told]
    assert kinds == sorted(kinds)


SURVEY = Exercise(1, 1, "Council", "Residents' survey", ExerciseKind.SURVEY, date(2026, 5, 4), date(2026, 5, 31))
PLAN = Exercise(2, 2, "Police", "Policing plan", ExerciseKind.CONSULTATION, date(2026, 5, 20), date(2026, 6, 30))
ASKS = "“Residents' survey” (Council) asks people"
WHOLE = f"{ASKS} from 4 May 2026 to 31 May 2026: it begins"


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (date(2026, 5, 31), date(2026, 6, 2), f"{ASKS} on 31 May 2026, while the partnership does (“Views”)."),
        (date(2026, 6, 1), date(2026, 6, 2), f"{WHOLE} 28 days before the partnership's own consultation begins."),
        (date(2026, 5, 1), date(2026, 5, 3), f"{WHOLE} 1 day after the partnership's own consultation ends."),
    ],
)
def test_a_flag_says_the_agency_and_the_days(first: date, last: date, sentence: str) -> None:
    (flag,) = flags(occurrences([SURVEY], FIRST, LAST), Days("Views", first, last), TODAY)
    assert flag.sentence == sentence
    assert flag.mend == MENDS[flag.kind]


def test_two_exercises_may_clash_and_be_duplicates() -> None:
    twin = replace(SURVEY, key=3, agency=2, agency_name="Police", name="RESIDENTS'  Survey")
    kinds = [flag.kind for flag in flags(occurrences([SURVEY, twin], FIRST, LAST), None, TODAY)]
    assert kinds == [FlagKind.CLASH, FlagKind.DUPLICATE]


@pytest.mark.parametrize("kind", [kind for kind in ExerciseKind if kind not in ASKS_PEOPLE])
def test_what_asks_nobody_neither_clashes_nor_is_an_opportunity(kind: ExerciseKind) -> None:
    own = Days("Views", PLAN.first, PLAN.last)
    assert flags(occurrences([SURVEY, replace(PLAN, kind=kind)], FIRST, LAST), None, TODAY) == []
    assert flags(occurrences([replace(PLAN, kind=kind)], FIRST, LAST), own, TODAY) == []
