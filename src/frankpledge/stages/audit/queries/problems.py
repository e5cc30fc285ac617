"""Which datasets were counted for an audit, each with the count before it, and which were not (R092)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, Counting, Source
from frankpledge.stages.audit.permissions import check_may_read_audit

Period = tuple[date, date]


@dataclass(frozen=True)
class Counted:
    """An agency's dataset as it was last counted for an audit, and the count before with which it can be compared."""

    now: Counting
    earlier: Counting | None

    @property
    def key(self) -> tuple[int, str]:
        """The agency and the dataset."""
        return key_of(self.now)

    @property
    def period(self) -> Period:
        """The period counted."""
        return self.now.period_from, self.now.period_to


def key_of(counting: Counting) -> tuple[int, str]:
    """Return whose and which dataset was counted."""
    return counting.submission.agency_id, counting.submission.dataset


def datasets_counted(standing: Standing, audit: Audit, period: Period | None = None) -> list[Counted]:
    """Return every dataset counted within the audit's period, or for one period of it, in the order of agencies.

    Of several counts the one of the latest period is taken, and of those of one period the latest made. One query.
    """
    done = _done(standing)
    latest = {key_of(each): each for each in done if _is_within(audit, each) and period in (None, _period(each))}
    found = [Counted(each, _before(each, done)) for each in latest.values()]
    return sorted(found, key=lambda each: (str(each.now.submission.agency), each.key))


def periods_counted(standing: Standing, audit: Audit) -> list[Period]:
    """Return the periods for which anything was counted within the audit's, the latest first."""
    return sorted({_period(each) for each in _done(standing) if _is_within(audit, each)}, reverse=True)


def not_counted(standing: Standing, audit: Audit, counted: Iterable[Counted]) -> list[Source]:
    """Return the sources of the scope whose agencies have nothing counted here, and those of no agency."""
    check_may_read_audit(standing)
    agencies = {each.now.submission.agency_id for each in counted}
    taken_in = Source.objects.filter(partnership=standing.partnership, audit=audit, is_in=True)
    return list(taken_in.exclude(agency__in=agencies).select_related("agency"))


def _done(standing: Standing) -> list[Counting]:
    check_may_read_audit(standing)
    found = Counting.objects.filter(partnership=standing.partnership, status=Counting.Status.DONE)
    joined = found.select_related("partnership", "submission__agency", "submission__flow", "candidate", "fine_map")
    return list(joined.defer("faults").order_by("period_to", "asked_at", "pk"))


def _period(counting: Counting) -> Period:
    return counting.period_from, counting.period_to


def _is_within(audit: Audit, counting: Counting) -> bool:
    return audit.period_from <= counting.period_from and counting.period_to <= audit.period_to


def _before(counting: Counting, done: list[Counting]) -> Counting | None:
    """Return the count of the same data whose period ends last before this one begins; ``done`` is in that order."""
    earlier = [each for each in done if key_of(each) == key_of(counting) and each.period_to < counting.period_from]
    return earlier[-1] if earlier else None
