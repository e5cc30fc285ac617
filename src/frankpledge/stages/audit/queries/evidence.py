"""What local people said and whether the audit cites it; what is provided and what lacks, theme by theme."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, Knowledge, Provision
from frankpledge.stages.audit.permissions import check_may_read_audit


def knowledge(standing: Standing, audit: Audit) -> QuerySet[Knowledge]:
    """Return what local people said, the latest first, with how often the audit cites it (R094)."""
    check_may_read_audit(standing)
    found = Knowledge.objects.filter(partnership=standing.partnership, audit=audit)
    return found.annotate(cited=Count("conclusions", filter=Q(conclusions__withdrawn_on=None))).order_by("-on", "-pk")


def find_knowledge(standing: Standing, pk: int) -> Knowledge:
    """Return one thing that was said, or answer that it is not there."""
    check_may_read_audit(standing)
    found = Knowledge.objects.filter(partnership=standing.partnership).select_related("audit")
    return get_object_or_404(found, pk=pk)


def provision(standing: Standing, audit: Audit) -> QuerySet[Provision]:
    """Return what interviews told, theme by theme."""
    check_may_read_audit(standing)
    found = Provision.objects.filter(partnership=standing.partnership, audit=audit)
    return found.select_related("agency", "post__agency")


def find_provision(standing: Standing, pk: int) -> Provision:
    """Return one interview, or answer that it is not there."""
    check_may_read_audit(standing)
    found = Provision.objects.filter(partnership=standing.partnership)
    return get_object_or_404(found.select_related("audit", "agency", "post"), pk=pk)


def by_theme(found: Iterable[Provision]) -> dict[str, list[Provision]]:
    """Return what was told of each theme, however its capitals are written, in the order of the themes."""
    themes: dict[str, list[Provision]] = {}
    names: dict[str, str] = {}
    for each in found:
        name = names.setdefault(each.theme.casefold(), each.theme)
        themes.setdefault(name, []).append(each)
    return themes
