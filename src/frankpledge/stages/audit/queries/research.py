"""New research that audits considered, and what earlier research really took."""

from __future__ import annotations

from decimal import Decimal

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, Research
from frankpledge.stages.audit.permissions import check_may_read_audit, check_may_read_scope

MOST_EARLIER = 10


def research_of(standing: Standing, audit: Audit) -> QuerySet[Research]:
    """Return the research an audit considers, what is taken in first."""
    check_may_read_scope(standing)
    return Research.objects.filter(audit=audit, partnership=standing.partnership)


def find_research(standing: Standing, pk: int) -> Research:
    """Return one piece of research, or answer that it is not there; its estimate is for members alone."""
    check_may_read_audit(standing)
    found = Research.objects.filter(partnership=standing.partnership).select_related("audit")
    return get_object_or_404(found, pk=pk)


def earlier_research(standing: Standing, research: Research) -> QuerySet[Research]:
    """Return the latest research by the same method whose days, money and answers were recorded."""
    check_may_read_audit(standing)
    done = Research.objects.filter(partnership=standing.partnership, method=research.method, done_on__isnull=False)
    return done.exclude(pk=research.pk).select_related("audit").order_by("-done_on", "-pk")[:MOST_EARLIER]


def hours_given_before(standing: Standing) -> Decimal | None:
    """Return the hours of a working day that the partnership gave last; nothing where it never did."""
    check_may_read_audit(standing)
    given = Research.objects.filter(partnership=standing.partnership, hours_a_day__isnull=False).order_by("-pk")
    return given.values_list("hours_a_day", flat=True).first()
