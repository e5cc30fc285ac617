"""When instalments of a data request are due, what is wrong with a request, and what came of it. Knows no Django."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from frankpledge.core.dictionary import Dataset, Detail, FieldKind


class Every(StrEnum):
    """How often data are asked for."""

    ONCE = "once"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def words(self) -> str:
        """How it reads."""
        return {"once": "Once", "month": "Every month", "quarter": "Every quarter", "year": "Every year"}[self]

    @property
    def months(self) -> int:
        """How many months lie between two instalments; 0 where there is one only."""
        return {"once": 0, "month": 1, "quarter": 3, "year": 12}[self]


class Renewed(StrEnum):
    """How often what an agency holds is brought up to date."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"
    NEVER = "never"

    @property
    def words(self) -> str:
        """How it reads."""
        return "Not any more" if self is Renewed.NEVER else self.value.capitalize()


class Outcome(StrEnum):
    """What became of an instalment (R145)."""

    OPEN = "open"
    DUE_SOON = "due soon"
    TAKING_IN = "being taken in"
    MET = "met"
    PART = "part met"
    LATE = "late"
    MISSING = "missing"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is awaited."""
        return self not in (Outcome.OPEN, Outcome.DUE_SOON, Outcome.MISSING)


SOON = timedelta(days=14)
MOST_INSTALMENTS = 60
"""Five years of a monthly feed: longer than any protocol stands without being looked at again."""
MOST_CODES = 20_000


@dataclass(frozen=True)
class Slot:
    """One instalment to come."""

    number: int
    due_by: date
    period_from: date
    period_to: date


def schedule(every: Every, due_by: date, until: date | None, period: tuple[date, date]) -> list[Slot]:
    """Return the instalments of a request: each due, and telling of, so many months after the one before.

    A period that ends with its month goes on ending with its month.

    >>> days = schedule(Every.MONTH, date(2026, 2, 28), date(2026, 4, 30), (date(2026, 1, 1), date(2026, 1, 31)))
    >>> [(each.due_by.isoformat(), each.period_to.isoformat()) for each in days]
    [('2026-02-28', '2026-01-31'), ('2026-03-28', '2026-02-28'), ('2026-04-28', '2026-03-31')]
    """
    made: list[Slot] = []
    for number in range(MOST_INSTALMENTS + 1 if every.months else 1):
        months = number * every.months
        due = later(due_by, months)
        if number and (until is None or due > until):
            break
        made.append(Slot(number + 1, due, later(period[0], months), later(period[1], months, keep_end=True)))
    return made


def later(day: date, months: int, *, keep_end: bool = False) -> date:
    """Return the day so many months later, or the month's last day where there is no such day.

    >>> later(date(2025, 11, 30), 3), later(date(2025, 2, 28), 1, keep_end=True)
    (datetime.date(2026, 2, 28), datetime.date(2025, 3, 31))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    ends = keep_end and day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if ends else min(day.day, last))


def area_fields(dataset: Dataset) -> list[str]:
    """Return the fields of a dataset by which its rows can be told apart by area, the finest first."""
    found = [each for each in dataset.fields if each.kind is FieldKind.PLACE and each.detail in SPLIT_BY]
    return [each.key for each in sorted(found, key=lambda each: SPLIT_BY.index(each.detail or Detail.WARD))]


SPLIT_BY = (Detail.LSOA, Detail.WARD)


@dataclass(frozen=True)
class Asked:
    """What a request says: which data, of which period and areas, by when, how often, with neighbours or not."""

    fields: Collection[str]
    detail: Detail
    period: tuple[date, date]
    every: Every
    due_by: date
    until: date | None = None
    area_field: str = ""
    area_codes: Collection[str] = ()
    is_joint: bool = False


def faults_of_request(dataset: Dataset | None, asked: Asked, today: date) -> dict[str, list[str]]:
    """Return what is wrong with a request, by the field of the form.

    >>> year = (date(2025, 1, 1), date(2025, 12, 31))
    >>> asked = Asked([], Detail.WARD, year, Every.ONCE, due_by=date(2026, 5, 1))
    >>> faults_of_request(None, asked, date(2026, 4, 1))
    {'dataset': ['Choose a dataset of the dictionary.']}
    """
    if dataset is None:
        return {"dataset": ["Choose a dataset of the dictionary."]}
    is_known = not asked.area_field or asked.area_field in area_fields(dataset)
    said: dict[str, list[str]] = {
        "wanted": _faults_of_fields(dataset, asked.fields, asked.detail),
        "period_to": ["The period ends before it begins."] if asked.period[1] < asked.period[0] else [],
        "due_by": ["Ask for it by a day that is still to come."] if asked.due_by < today else [],
        "until": _faults_of_until(asked.every, asked.due_by, asked.until),
        "area_codes": _faults_of_areas(asked.area_field, asked.area_codes, is_joint=asked.is_joint),
        "area_field": [] if is_known else ["Choose a field of this dataset that holds the code of an area."],
    }
    return {field: sentences for field, sentences in said.items() if sentences}


def _faults_of_fields(dataset: Dataset, fields: Collection[str], detail: Detail) -> list[str]:
    unknown = sorted(set(fields) - {each.key for each in dataset.fields})
    finer = [each.heading for each in dataset.finer_than(detail, fields)]
    is_coarse = bool(fields) and not (unknown or finer) and not finest_of(dataset, fields).allows(detail)
    said = {
        "None of these fields tells so fine a place: ask for a coarser one, or for a field that does.": is_coarse,
        "Choose which fields are wanted.": not fields,
        f"The dictionary has no field {', '.join(unknown)} in this dataset.": bool(unknown),
        f"These tell a finer place than you ask for: {', '.join(finer)}.": bool(finer),
    }
    return [sentence for sentence, is_so in said.items() if is_so]


def _faults_of_until(every: Every, due_by: date, until: date | None) -> list[str]:
    if not every.months:
        return []
    if until is None or until < due_by:
        return ["Say until when it is wanted, not before it is first due."]
    if later(due_by, every.months * MOST_INSTALMENTS) <= until:
        return [f"No more than {MOST_INSTALMENTS} instalments are asked for at once: choose an earlier day."]
    return []


def _faults_of_areas(area_field: str, codes: Collection[str], *, is_joint: bool) -> list[str]:
    if is_joint and not codes:
        return ["Enter the codes of your areas: by them the file is split."]
    if codes and not area_field:
        return ["Say which field holds these codes."]
    if len(codes) > MOST_CODES:
        return [f"No more than {MOST_CODES:,} codes."]
    return []


@dataclass(frozen=True)
class Came:
    """An extract that serves an instalment: when it came, and which fields it holds."""

    on: date
    fields: frozenset[str]


@dataclass(frozen=True)
class Shortfall:
    """What was asked for and did not come."""

    missing: tuple[str, ...]
    """Headings of the fields that are wanted and not there."""
    not_covered: tuple[str, ...]
    """Those of them that the protocol in force does not cover."""
    supplied: Detail | None
    """The finest place that came."""
    is_coarser: bool

    def __bool__(self) -> bool:
        return bool(self.missing) or self.is_coarser


def shortfall(
    dataset: Dataset, wanted: Iterable[str], detail: Detail, came: Iterable[Came], covered: Collection[str] | None
) -> Shortfall:
    """Set what came against what was wanted: fields, and how fine a place they tell (R119)."""
    there = frozenset[str]().union(*(each.fields for each in came))
    missing = dataset.keep(set(wanted) - there)
    finest = finest_of(dataset, there) if there else None
    uncovered = () if covered is None else tuple(each.heading for each in missing if each.key not in covered)
    coarser = finest is not None and not finest.allows(detail)
    return Shortfall(tuple(each.heading for each in missing), uncovered, finest, coarser)


def finest_of(dataset: Dataset, fields: Iterable[str]) -> Detail:
    """Return the finest place that any of the fields tells; where none tells one, the partnership as a whole."""
    told = {each.detail for each in dataset.keep(fields)}
    return next((each for each in Detail if each in told), Detail.PARTNERSHIP)


def outcome_on(
    day: date, due_by: date, wanted: Collection[str], came: Sequence[Came], *, falls_short: bool, waits: bool,
    refused: bool, withdrawn: bool,
) -> Outcome:  # fmt: skip
    """Say what became of an instalment. What came counts, whatever was said before; else a refusal, else the day.

    >>> came = [Came(date(2026, 5, 3), frozenset({"month", "category"}))]
    >>> asked = {"falls_short": False, "waits": False, "refused": False, "withdrawn": False}
    >>> [outcome_on(date(2026, 5, 9), due, ["month"], came, **asked).value
    ...  for due in (date(2026, 5, 1), date(2026, 5, 4))]
    ['late', 'met']
    >>> outcome_on(date(2026, 5, 9), date(2026, 5, 8), ["month"], [], **asked).value
    'missing'
    """
    if came and falls_short:
        return Outcome.PART
    if came:
        return Outcome.LATE if _whole_on(wanted, came) > due_by else Outcome.MET
    for outcome, is_so in (
        (Outcome.TAKING_IN, waits), (Outcome.REFUSED, refused), (Outcome.WITHDRAWN, withdrawn),
        (Outcome.MISSING, due_by < day), (Outcome.DUE_SOON, due_by - day <= SOON),
    ):  # fmt: skip
        if is_so:
            return outcome
    return Outcome.OPEN


def _whole_on(wanted: Collection[str], came: Sequence[Came]) -> date:
    """Return the day on which all that is wanted was there."""
    there: set[str] = set()
    ordered = sorted(came, key=lambda each: each.on)
    for each in ordered:
        there |= each.fields
        if there >= set(wanted):
            return each.on
    return ordered[-1].on
