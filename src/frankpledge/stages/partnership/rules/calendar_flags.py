"""Where what agencies do clashes, doubles or offers an opportunity (R013).

The report asks that consultation be tied to "other consultation exercises such as those for Best Value and policing
plans" (l.158). It sets no number of days: that below is this program's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from frankpledge.core.readiness.words import say_count, say_day
from frankpledge.stages.partnership.rules.calendar import Days, Occurrence

NEAR_DAYS = 60
"""How near to the partnership's own consultation an exercise must begin to be offered as an opportunity.

This program's own figure and no law: about as long as it takes to agree questions with another agency.
"""


class FlagKind(StrEnum):
    """Why something in the calendar is flagged."""

    CLASH = "clash"
    OPPORTUNITY = "opportunity"
    DUPLICATE = "duplicate"


BEFORE, AFTER = "before the partnership's own consultation begins", "after the partnership's own consultation ends"

MENDS = {
    FlagKind.CLASH: "The same people may be asked twice: put the questions together, or move one.",
    FlagKind.OPPORTUNITY: "It could carry the partnership's questions: ask the agency before its own are fixed.",
    FlagKind.DUPLICATE: "Agree which agency does it, or do it once for both; if it is one exercise, cancel one entry.",
}


@dataclass(frozen=True)
class Flag:
    """Something to see to before it happens: what is told, the days it is about, and which exercises, by key."""

    kind: FlagKind
    sentence: str
    first: date
    last: date
    keys: tuple[int, ...]

    @property
    def mend(self) -> str:
        """What would put it right, or make use of it."""
        return MENDS[self.kind]


def flags(found: Iterable[Occurrence], consultation: Days | None, today: date) -> list[Flag]:
    """Return what is to be seen to, clashes first; what is over can no longer be mended and is left out.

    ``found`` is in the order of ``occurrences``, by the days on which they begin. ``consultation`` holds the
    days of the cycle's own step of consulting, where a cycle is planned.

    >>> from frankpledge.stages.partnership.rules.calendar import Exercise, ExerciseKind, occurrences
    >>> survey = Exercise(1, 7, "Council", "Survey", ExerciseKind.SURVEY, date(2026, 5, 1), date(2026, 5, 9))
    >>> plan = Exercise(2, 8, "Police", "Plan", ExerciseKind.CONSULTATION, date(2026, 5, 9), date(2026, 6, 1))
    >>> both = occurrences([survey, plan], date(2026, 1, 1), date(2026, 12, 31))
    >>> [flag.sentence for flag in flags(both, None, date(2026, 3, 2))]
    ['“Survey” (Council) and “Plan” (Police) both ask people on 9 May 2026.']
    """
    ahead = [each for each in found if each.last >= today]
    asking = [each for each in ahead if each.asks_people]
    told = [*_clashes(asking, today), *_duplicates(ahead)]
    if consultation:
        told += _beside(consultation, asking, today)
    return sorted(told, key=_order)


def flags_beside(own: Days, found: Iterable[Occurrence], today: date) -> list[Flag]:
    """Return what is to be seen to of one exercise of the partnership's own, set beside those of agencies (R227).

    >>> from frankpledge.stages.partnership.rules.calendar import Exercise, ExerciseKind, occurrences
    >>> survey = Exercise(1, 7, "Council", "Survey", ExerciseKind.SURVEY, date(2026, 5, 1), date(2026, 5, 9))
    >>> both = occurrences([survey], date(2026, 1, 1), date(2026, 12, 31))
    >>> own = Days("Ours", date(2026, 5, 9), date(2026, 6, 1))
    >>> [flag.kind.value for flag in flags_beside(own, both, date(2026, 3, 2))]
    ['clash']
    """
    return sorted(_beside(own, [each for each in found if each.last >= today and each.asks_people], today), key=_order)


def _beside(own: Days, asking: Sequence[Occurrence], today: date) -> list[Flag]:
    return [*_clashes_with(own, asking, today), *_opportunities(own, asking, today)]


def _order(flag: Flag) -> tuple[int, date, date, tuple[int, ...]]:
    return list(FlagKind).index(flag.kind), flag.first, flag.last, flag.keys


def say_days(first: date, last: date) -> str:
    """Say from when to when something goes on; one day as one.

    >>> say_days(date(2026, 5, 1), date(2026, 5, 9)), say_days(date(2026, 5, 1), date(2026, 5, 1))
    ('from 1 May 2026 to 9 May 2026', 'on 1 May 2026')
    """
    return f"on {say_day(first)}" if first == last else f"from {say_day(first)} to {say_day(last)}"


def _clashes(asking: Sequence[Occurrence], today: date) -> Iterator[Flag]:
    for one, other in _meeting(asking):
        first, last = max(one.first, other.first), min(one.last, other.last)
        if one.exercise.agency != other.exercise.agency and last >= today:
            said = f"{one.told} and {other.told} both ask people {say_days(first, last)}."
            yield Flag(FlagKind.CLASH, said, first, last, (one.exercise.key, other.exercise.key))


def _meeting(found: Sequence[Occurrence]) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Return the pairs that overlap. They begin one after the other, so whatever begins too late ends the search."""
    for place, one in enumerate(found):
        for later in range(place + 1, len(found)):
            if found[later].first > one.last:
                break
            yield one, found[later]


def _clashes_with(own: Days, asking: Iterable[Occurrence], today: date) -> Iterator[Flag]:
    for each in asking:
        first, last = max(each.first, own.first), min(each.last, own.last)
        if first <= last and last >= today:
            said = f"{each.told} asks people {say_days(first, last)}, while the partnership does (“{own.name}”)."
            yield Flag(FlagKind.CLASH, said, first, last, (each.exercise.key,))


def _opportunities(own: Days, asking: Iterable[Occurrence], today: date) -> Iterator[Flag]:
    """Find those that begin near the partnership's own consultation, beside it, and have not begun."""
    for each in asking:
        is_before = each.first < own.first
        away = (own.first - each.first if is_before else each.first - own.last).days
        if not each.overlaps(own) and away <= NEAR_DAYS and each.first >= today:
            apart = f"{say_count(away, 'day')} {BEFORE if is_before else AFTER}"
            said = f"{each.told} asks people {say_days(each.first, each.last)}: it begins {apart}."
            yield Flag(FlagKind.OPPORTUNITY, said, each.first, each.last, (each.exercise.key,))


def _duplicates(ahead: Iterable[Occurrence]) -> Iterator[Flag]:
    """Find exercises of one kind and name that two agencies have, each told once, whatever the years."""
    nearest: dict[int, Occurrence] = {}
    for each in ahead:
        nearest.setdefault(each.exercise.key, each)
    alike: defaultdict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for each in nearest.values():
        alike[_what(each)].append(each)
    for one, other in (pair for same in alike.values() for pair in combinations(same, 2)):
        if one.exercise.agency != other.exercise.agency:
            said = f"{one.told}, {say_days(one.first, one.last)}, and {other.told}, "
            said += f"{say_days(other.first, other.last)}, have one name and are of one kind."
            keys = (one.exercise.key, other.exercise.key)
            yield Flag(FlagKind.DUPLICATE, said, one.first, max(one.last, other.last), keys)


def _what(each: Occurrence) -> tuple[str, str]:
    """Return what an exercise is, however its name was typed."""
    return each.exercise.kind, " ".join(each.name.casefold().split())
