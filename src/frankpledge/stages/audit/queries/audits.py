"""Audits, and how each stands."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit
from frankpledge.stages.audit.permissions import check_may_read_scope
from frankpledge.stages.partnership.models import Group, Meeting


def audits(standing: Standing) -> QuerySet[Audit]:
    """Return every audit, the latest first, with the post that leads it."""
    check_may_read_scope(standing)
    found = Audit.objects.filter(partnership=standing.partnership)
    return found.select_related("lead__agency", "cycle", "oversight")


def find_audit(standing: Standing, pk: int) -> Audit:
    """Return one audit, or answer that it is not there."""
    return get_object_or_404(audits(standing), pk=pk)


def oversight_groups(standing: Standing) -> QuerySet[Group]:
    """Return the groups that can oversee an audit."""
    check_may_read_scope(standing)
    return Group.objects.filter(partnership=standing.partnership, ended=None)


def oversight_meetings(standing: Standing, audit: Audit) -> tuple[int, int]:
    """Return how many meetings of the overseeing group were held in the work's time, and how many are to come."""
    check_may_read_scope(standing)
    if audit.oversight_id is None:
        return 0, 0
    during = Q(partnership=standing.partnership, groups=audit.oversight_id, cancelled_on=None)
    found = Meeting.objects.filter(during, on__range=(audit.work_from, audit.work_to)).aggregate(
        held=Count("pk", filter=Q(on__lte=standing.today, attendance_on__isnull=False)),
        coming=Count("pk", filter=Q(on__gt=standing.today)),
    )
    return found["held"], found["coming"]
