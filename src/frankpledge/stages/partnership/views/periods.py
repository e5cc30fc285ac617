"""The period a report is about: a year until today unless another is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.forms.meeting_outcome import PeriodFilter
from frankpledge.stages.partnership.models import Group

YEAR = timedelta(days=365)
DAYS_A_MONTH = 30.44


@dataclass(frozen=True)
class Period:
    """First and last day, and one group where one was chosen."""

    since: date
    until: date
    group: Group | None = None

    @property
    def months(self) -> float:
        """How many months it is, at least one."""
        return max(((self.until - self.since).days + 1) / DAYS_A_MONTH, 1.0)


def period_filter(query: QueryDict, reader: Standing) -> PeriodFilter:
    """Return the form for a period: what was asked, or the year until today to begin with."""
    usual = {"since": reader.today - YEAR, "until": reader.today}
    return PeriodFilter(query or None, reader=reader, initial=usual)


def period_of(filters: PeriodFilter, today: date) -> Period:
    """Return the period asked for; where nothing sound was asked, the year until today."""
    asked = filters.cleaned_data if filters.is_valid() else {}
    until = asked.get("until") or today
    return Period(asked.get("since") or until - YEAR, until, asked.get("group"))
