"""Reviews of an audit, and what is to be better: recommendations and limitations, each to its end."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, Finding, Improvement, Review
from frankpledge.stages.audit.permissions import check_may_read_audit

QUALITY = "unknown"
"""The kind of finding by which a counting tells what its source cannot."""


def reviews(standing: Standing, audit: Audit) -> QuerySet[Review]:
    """Return an audit's reviews, the latest first."""
    check_may_read_audit(standing)
    return Review.objects.filter(partnership=standing.partnership, audit=audit)


def improvements(standing: Standing, audit: Audit) -> QuerySet[Improvement]:
    """Return what is to be better, what is open first, by the day it is due."""
    check_may_read_audit(standing)
    found = Improvement.objects.filter(partnership=standing.partnership, audit=audit)
    found = found.select_related("owner__agency", "review", "finding")
    return found.order_by(F("done_on").asc(nulls_first=True), "due", "pk")


def find_improvement(standing: Standing, pk: int) -> Improvement:
    """Return one improvement, or answer that it is not there."""
    check_may_read_audit(standing)
    found = Improvement.objects.filter(partnership=standing.partnership)
    return get_object_or_404(found.select_related("audit", "owner__agency"), pk=pk)


def quality_notes(standing: Standing, audit: Audit) -> list[Finding]:
    """Return what countings in the audit's period said of their data's weakness, and for which nothing is planned.

    Each note once, as the latest counting told it: what is planned for one is planned for the next counting too.
    """
    latest = {note.identifier: note for note in _notes(standing, audit).order_by("counting_id", "pk")}
    return sorted(latest.values(), key=lambda note: note.pk)


def _notes(standing: Standing, audit: Audit) -> QuerySet[Finding]:
    check_may_read_audit(standing)
    within = Q(counting__period_from__gte=audit.period_from, counting__period_to__lte=audit.period_to)
    found = Finding.objects.filter(within, partnership=standing.partnership, kind=QUALITY)
    planned = Improvement.objects.filter(audit=audit).exclude(finding=None)
    return found.exclude(identifier__in=planned.values("finding__identifier")).select_related(
        "counting__submission__agency"
    )


def find_note(standing: Standing, audit: Audit, pk: int) -> Finding | None:
    """Return one note on the quality of data, where it is one for which nothing is planned."""
    return _notes(standing, audit).filter(pk=pk).first()
