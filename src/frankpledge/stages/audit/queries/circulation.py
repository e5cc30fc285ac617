"""Interim findings that were circulated, and what agencies said."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, Circulation, Comment, Conclusion
from frankpledge.stages.audit.permissions import check_may_read_audit


def circulations(standing: Standing, audit: Audit) -> QuerySet[Circulation]:
    """Return each circulation, the latest first, with to how many it went and how many of them commented."""
    check_may_read_audit(standing)
    found = Circulation.objects.filter(partnership=standing.partnership, audit=audit).order_by("-sent_on", "-pk")
    return found.annotate(
        sent_to=Count("agencies", distinct=True), commented=Count("comments__agency", distinct=True),
        shown=Count("conclusions", distinct=True),
    )  # fmt: skip


def find_circulation(standing: Standing, pk: int) -> Circulation:
    """Return one circulation, or answer that it is not there."""
    check_may_read_audit(standing)
    found = Circulation.objects.filter(partnership=standing.partnership).select_related("audit")
    return get_object_or_404(found, pk=pk)


def silent_agencies(circulation: Circulation) -> QuerySet[Agency]:
    """Return the agencies that were shown it and have said nothing."""
    return circulation.agencies.exclude(pk__in=circulation.comments.values("agency"))


def comments(
    standing: Standing, *, audit: Audit | None = None, circulation: Circulation | None = None,
    conclusion: Conclusion | None = None,
) -> QuerySet[Comment]:  # fmt: skip
    """Return comments, those not answered first, then the latest."""
    check_may_read_audit(standing)
    chosen = Q(partnership=standing.partnership)
    for field, value in (("audit", audit), ("circulation", circulation), ("conclusion", conclusion)):
        chosen &= Q(**{field: value}) if value else Q()
    found = Comment.objects.filter(chosen).select_related("agency", "conclusion", "circulation")
    return found.order_by(F("answered_on").asc(nulls_first=True), "-made_on", "-pk")


def find_comment(standing: Standing, pk: int) -> Comment:
    """Return one comment, or answer that it is not there."""
    check_may_read_audit(standing)
    found = Comment.objects.filter(partnership=standing.partnership)
    return get_object_or_404(found.select_related("agency", "audit", "conclusion"), pk=pk)
