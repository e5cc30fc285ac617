"""What was counted and found."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Counting, Finding, Ground
from frankpledge.stages.audit.permissions import check_may_read_audit


def find_ground(standing: Standing) -> Ground | None:
    """Return the ground, once it has been set."""
    check_may_read_audit(standing)
    return Ground.objects.filter(partnership=standing.partnership).first()


def countings(standing: Standing) -> QuerySet[Counting]:
    """Return every counting, newest first."""
    check_may_read_audit(standing)
    found = Counting.objects.filter(partnership=standing.partnership)
    return found.select_related("submission__agency", "candidate", "asked_by")


def find_counting(standing: Standing, pk: int) -> Counting:
    """Return one counting, or answer that it is not there."""
    return get_object_or_404(countings(standing), pk=pk)


def findings(standing: Standing) -> QuerySet[Finding]:
    """Return every finding, with its counting."""
    check_may_read_audit(standing)
    found = Finding.objects.filter(partnership=standing.partnership)
    return found.select_related("counting__submission__agency", "counting__candidate", "drafted_by")


def find_finding(standing: Standing, pk: int) -> Finding:
    """Return one finding, or answer that it is not there."""
    return get_object_or_404(findings(standing), pk=pk)
