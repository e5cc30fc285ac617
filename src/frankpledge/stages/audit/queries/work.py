"""What waits for somebody in the audit."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Exists, Min, OuterRef, QuerySet

from frankpledge.foundation.accounts.models import PostHolding
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.audit.models import DataStrategy, Improvement, Owed, SignOff
from frankpledge.stages.audit.permissions import may_ask_for_agreement, may_run_audit
from frankpledge.stages.audit.rules.states import State

Late = tuple[int, str, str, int, date]
"""An audit, its title, the matter, how many agencies are late, and since when."""


def _unanswered(standing: Standing) -> QuerySet[SignOff]:
    found = SignOff.objects.filter(partnership=standing.partnership, answered_on=None)
    return found.exclude(audit__state=State.CLOSED)


def own_agreements(standing: Standing) -> list[SignOff]:
    """Return what the person's own agencies are asked to agree to, the most pressing first."""
    if not standing.represented:
        return []
    found = _unanswered(standing).filter(agency__in=standing.represented)
    return list(found.select_related("audit", "agency").order_by("wanted_by", "pk"))


def overdue_agreements(standing: Standing) -> list[Late]:
    """Return, for whoever asked, how many agencies are late to agree to what, and since when."""
    if not may_ask_for_agreement(standing):
        return []
    late = _unanswered(standing).filter(wanted_by__lt=standing.today).order_by()
    grouped = late.values("audit", "audit__title", "matter").annotate(count=Count("pk"), since=Min("wanted_by"))
    return list(grouped.values_list("audit", "audit__title", "matter", "count", "since").order_by("since", "audit"))


def own_improvements(standing: Standing) -> list[Improvement]:
    """Return what is to be better and is in the hands of a post that the person holds (R156)."""
    held = open_on(standing.today, "owner__holdings__")
    found = Improvement.objects.filter(
        held, partnership=standing.partnership, done_on=None, owner__holdings__person=standing.person
    )
    return list(found.select_related("audit").distinct().order_by("due", "pk"))


def overdue_deliveries(standing: Standing) -> list[Owed]:
    """Return, for those who run audits, what commissions owe and is late."""
    if not may_run_audit(standing):
        return []
    found = Owed.objects.filter(partnership=standing.partnership, done_on=None, due__lt=standing.today)
    return list(found.exclude(commission__audit__state=State.CLOSED).select_related("commission").order_by("due", "pk"))


def strategy_to_review(standing: Standing) -> DataStrategy | None:
    """Return the data strategy, for those who write it, where its day has come or nobody holds the post that leads."""
    if not may_run_audit(standing):
        return None
    held = PostHolding.objects.filter(open_on(standing.today), post=OuterRef("lead"))
    found = DataStrategy.objects.filter(partnership=standing.partnership).annotate(is_led=Exists(held))
    latest = found.order_by("-pk").first()
    return latest if latest and (not latest.is_led or latest.review_by <= standing.today) else None
