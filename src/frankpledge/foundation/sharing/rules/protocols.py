"""Where a protocol stands, what it may be used for, and what it lacks. Knows no Django."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from frankpledge.core.dictionary import Dataset, Detail


class Act(StrEnum):
    """What somebody wants to do with an agency's data."""

    SUPPLY = "supply"
    OPEN = "open"
    EXPORT = "export"


class Purpose(StrEnum):
    """What data may be used for, and nothing else (R147)."""

    AUDIT = "audit"
    PROBLEM_SOLVING = "problem-solving"
    MONITORING = "monitoring"
    EVALUATION = "evaluation"

    @property
    def words(self) -> str:
        """How it reads in a protocol."""
        return _PURPOSES[self]


_PURPOSES = {
    Purpose.AUDIT: "Audit: count it, analyse it, and publish what is safe",
    Purpose.PROBLEM_SOLVING: "Problem solving: find places and patterns for work on one problem",
    Purpose.MONITORING: "Monitoring: measure how actions and targets go",
    Purpose.EVALUATION: "Evaluation: find out whether something worked",
}


class Status(StrEnum):
    """Where a protocol stands."""

    DRAFT = "draft"
    AWAITING = "awaiting signature"
    NOT_STARTED = "not started"
    LIVE = "live"
    EXPIRED = "expired"
    ENDED = "ended"


@dataclass(frozen=True)
class Dates:
    """The days of a protocol."""

    starts: date
    review_by: date
    opened: date | None = None
    """When it was opened for signature."""
    ended: date | None = None
    """The first day on which nothing more goes under it."""


def status_on(day: date, dates: Dates, *, parties: int, signed: int) -> Status:
    """Say where a protocol stands on a day. It is in force when every party has signed.

    >>> dates = Dates(date(2026, 4, 1), date(2027, 3, 31), opened=date(2026, 3, 1))
    >>> [status_on(date(2026, 5, 1), dates, parties=2, signed=n).value for n in (1, 2)]
    ['awaiting signature', 'live']
    """
    if dates.ended and dates.ended <= day:
        return Status.ENDED
    if dates.opened is None:
        return Status.DRAFT
    if signed < parties or not parties:
        return Status.AWAITING
    if dates.review_by < day:
        return Status.EXPIRED
    return Status.LIVE if dates.starts <= day else Status.NOT_STARTED


LONGEST_KEPT = timedelta(days=3653)
"""Ten years: what is kept longer is kept for no partnership's cycle."""


def faults_of_flow(
    dataset: Dataset | None, fields: Sequence[str], detail: Detail, keep_days: int
) -> dict[str, list[str]]:
    """Return what is wrong with a flow of data as drafted, by the field of the form.

    >>> faults_of_flow(None, [], Detail.WARD, 365)
    {'dataset': ['Choose a dataset of the dictionary.']}
    """
    if dataset is None:
        return {"dataset": ["Choose a dataset of the dictionary."]}
    known = {each.key for each in dataset.fields}
    unknown = sorted(set(fields) - known)
    finer = [each.heading for each in dataset.finer_than(detail, fields)]
    said: dict[str, list[str]] = {"fields": [], "keep_days": []}
    if not fields:
        said["fields"].append("Choose which fields are shared: a protocol that names none covers nothing.")
    if unknown:
        said["fields"].append(f"The dictionary has no field {', '.join(unknown)} in this dataset.")
    if finer:
        said["fields"].append(f"These tell a finer place than the protocol allows: {', '.join(finer)}.")
    if not 1 <= keep_days <= LONGEST_KEPT.days:
        said["keep_days"].append(f"Data are kept between 1 and {LONGEST_KEPT.days:,} days.")
    return {field: sentences for field, sentences in said.items() if sentences}


def faults_of_draft(*, flows: int, suppliers: Iterable[str], parties: Iterable[str], without_liaison: Iterable[str],
                    unanswered: int) -> list[str]:  # fmt: skip
    """Return what must be mended before a draft is opened for signature.

    >>> faults_of_draft(flows=0, suppliers=[], parties=["Police"], without_liaison=[], unanswered=1)
    ['Say which data are shared: no flow is drafted.', '1 comment has no answer yet.']
    """
    strangers = sorted(set(suppliers) - set(parties))
    lacking = sorted(without_liaison)
    said = {
        "Say which data are shared: no flow is drafted.": not flows,
        f"{', '.join(strangers)} would supply data and is no party.": bool(strangers),
        f"Name a liaison officer of {', '.join(lacking)}.": bool(lacking),
        f"{unanswered} comment{'s have' if unanswered > 1 else ' has'} no answer yet.": bool(unanswered),
    }
    return [sentence for sentence, is_so in said.items() if is_so]
