"""Judge the live partnership, and keep the judgement until something happens there or where an agency is shared."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import Q

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.readiness import Finding, Status, judge
from frankpledge.core.readiness.case import Case
from frankpledge.foundation.accounts.models import Partnership, PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.kept import Kept
from frankpledge.foundation.eventlog.models import Chain
from frankpledge.site.readiness.case import case_of
from frankpledge.site.readiness.rules import ABOUT_CONSULTATION, ABOUT_THE_AUDIT, RULES
from frankpledge.stages.audit.permissions import may_read_audit
from frankpledge.stages.consultation.permissions import may_read_consultation
from frankpledge.stages.partnership.permissions import check_may_read_structure

MOST_KEPT = 32


@dataclass(frozen=True)
class Judgement:
    """A case and what the rules found in it."""

    case: Case
    findings: tuple[Finding, ...]

    def standing(self, status: Status) -> tuple[Finding, ...]:
        """Return the findings that are open, or answered."""
        return tuple(finding for finding in self.findings if finding.status is status)

    def without(self, rules: Collection[str]) -> Judgement:
        """Return the judgement without what some rules found."""
        return Judgement(self.case, tuple(finding for finding in self.findings if finding.rule not in rules))

    def find(self, key: str) -> Finding | None:
        """Return the finding that an address names."""
        return next((finding for finding in self.findings if key_of(finding.rule, finding.subject) == key), None)


def key_of(rule: str, subject: str) -> str:
    """Return how an address names a finding: its subject may hold anything, and be long."""
    return sha256(f"{rule}\n{subject}".encode()).hexdigest()[:16]


def judgement(standing: Standing) -> Judgement:
    """Return what the rules find today in the reader's partnership: of a stage only to those who may read it."""
    check_may_read_structure(standing)
    found = judgement_of(standing.partnership, standing.today)
    found = found if may_read_audit(standing) else found.without(ABOUT_THE_AUDIT)
    return found if may_read_consultation(standing) else found.without(ABOUT_CONSULTATION)


_kept: Kept[Judgement] = Kept(MOST_KEPT)


def judgement_of(partnership: Partnership, today: date) -> Judgement:
    """Return what the rules find in a partnership on a day: one query where nothing has happened, else two."""
    return _kept.under((partnership.pk, today, _chains(partnership)), lambda: _judge(partnership, today))


def _judge(partnership: Partnership, today: date) -> Judgement:
    case = case_of(partnership, today)
    return Judgement(case, judge(case, read_regime(partnership.regime), RULES))


def _chains(partnership: Partnership) -> tuple[tuple[int, int, str], ...]:
    """Return how far the log has come here, and in the partnerships with which an agency is shared."""
    sharing = PartnershipAgency.objects.filter(agency__memberships__partnership=partnership).values("partnership")
    chains = Chain.objects.filter(Q(pk__in=sharing) | Q(pk=partnership.pk)).order_by("pk")
    return tuple(chains.values_list("pk", "length", "head"))
