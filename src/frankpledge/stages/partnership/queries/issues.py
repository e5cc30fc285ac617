"""Issues that came up from the people who do the work, and their replies (R085)."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import IssueRaised
from frankpledge.stages.partnership.permissions import check_may_read_business

STATES = {
    "open": lambda standing: Q(replied_on=None),
    "overdue": lambda standing: Q(replied_on=None, reply_due__lt=standing.today),
    "answered": lambda standing: Q(replied_on__isnull=False),
}

ORDER = (F("replied_on").desc(nulls_first=True), "reply_due", "pk")


def issues(standing: Standing, *, state: str = "", agency: Agency | None = None) -> QuerySet[IssueRaised]:
    """Return issues: those without a reply first, by the day it is due."""
    check_may_read_business(standing)
    chosen = Q(partnership=standing.partnership) & (Q(agency=agency) if agency else Q())
    chosen &= STATES[state](standing) if state in STATES else Q()
    found = IssueRaised.objects.filter(chosen).select_related("agency", "group", "raised_by", "replied_by")
    return found.order_by(*ORDER)


def find_issue(standing: Standing, pk: int) -> IssueRaised:
    """Return one issue, or answer that it is not there."""
    return get_object_or_404(issues(standing), pk=pk)


def state_of(issue: IssueRaised, standing: Standing) -> str:
    """Say whether an issue has its reply, or when it is due."""
    if issue.replied_on:
        return "answered"
    if issue.reply_due < standing.today:
        return "overdue"
    return "due today" if issue.reply_due == standing.today else "open"
