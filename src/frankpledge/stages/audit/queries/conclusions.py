"""What an audit says, on what it rests, and on whose data (R089, R104, R114)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, Conclusion, Finding, Knowledge, Source
from frankpledge.stages.audit.permissions import check_may_read_audit
from frankpledge.stages.audit.rules.reliance import Share, shares_of, with_what_they_rest_on
from frankpledge.stages.audit.rules.report import Part

LOCAL = "Local knowledge"
NOBODYS = "Sources of no agency here"
MOST_FINDINGS = 200
"""So many counted findings are offered to be cited, the latest first."""


def conclusions(standing: Standing, audit: Audit) -> QuerySet[Conclusion]:
    """Return what the audit says, with all that each rests on, in six queries."""
    check_may_read_audit(standing)
    found = Conclusion.objects.filter(partnership=standing.partnership, audit=audit, withdrawn_on=None)
    counted = Finding.objects.select_related("counting__submission__agency")
    return found.select_related("commission").prefetch_related(
        Prefetch("findings", counted), "knowledge", Prefetch("sources", Source.objects.select_related("agency")),
        "rests_on",
    )  # fmt: skip


def find_conclusion(standing: Standing, pk: int) -> Conclusion:
    """Return one thing an audit says or said, or answer that it is not there."""
    check_may_read_audit(standing)
    found = Conclusion.objects.filter(partnership=standing.partnership).select_related("audit__lead", "commission")
    return get_object_or_404(found, pk=pk)


def cites_nothing(conclusion: Conclusion) -> bool:
    """Say whether a recommendation names no local finding behind it: counted, told by people, or written here."""
    local = (conclusion.findings.all(), conclusion.knowledge.all(), conclusion.rests_on.all())
    return conclusion.part == Part.OPTIONS and not any(len(each) for each in local)


def counts_of(audit: Audit) -> tuple[int, int]:
    """Return how many things an audit says, and how many of its recommendations cite nothing. One query."""
    stands = Q(withdrawn_on=None)
    none = Q(part=Part.OPTIONS, findings=None, knowledge=None, rests_on=None)
    found = audit.conclusions.filter(stands).aggregate(
        all=Count("pk", distinct=True), none=Count("pk", distinct=True, filter=none)
    )
    return found["all"], found["none"]


def says_anything(audit: Audit) -> bool:
    """Say whether there is anything to show to anybody yet."""
    return audit.conclusions.filter(withdrawn_on=None).exists()


def reliance(found: Iterable[Conclusion]) -> tuple[list[Share], dict[int, frozenset[str]]]:
    """Return each base's share of what the audit says, and what each conclusion rests on."""
    found = list(found)
    own = {each.pk: _own_bases(each) for each in found}
    bases = with_what_they_rest_on(own, {each.pk: [other.pk for other in each.rests_on.all()] for each in found})
    return shares_of(bases), bases


def _own_bases(each: Conclusion) -> frozenset[str]:
    agencies = {str(source.agency) if source.agency else NOBODYS for source in each.sources.all()}
    agencies |= {str(finding.counting.submission.agency) for finding in each.findings.all()}
    return frozenset(agencies | ({LOCAL} if each.knowledge.all() else set()))


def findings_to_cite(standing: Standing, audit: Audit) -> QuerySet[Finding]:
    """Return what was counted within the audit's period, the latest first."""
    check_may_read_audit(standing)
    within = Q(counting__period_from__gte=audit.period_from, counting__period_to__lte=audit.period_to)
    found = Finding.objects.filter(within, partnership=standing.partnership)
    latest = found.order_by(F("counting_id").desc(), "pk").values("pk")[:MOST_FINDINGS]
    return Finding.objects.filter(pk__in=list(latest.values_list("pk", flat=True)))


def knowledge_to_cite(standing: Standing, audit: Audit) -> QuerySet[Knowledge]:
    """Return what local people said to this audit."""
    check_may_read_audit(standing)
    return Knowledge.objects.filter(partnership=standing.partnership, audit=audit)


def others_to_cite(standing: Standing, conclusion: Conclusion) -> QuerySet[Conclusion]:
    """Return what else the audit says."""
    check_may_read_audit(standing)
    found = Conclusion.objects.filter(partnership=standing.partnership, audit=conclusion.audit_id, withdrawn_on=None)
    return found.exclude(pk=conclusion.pk)
