"""Issues put forward for an audit to concentrate on, and what became of each (R180).

An issue is an item of the ledger of evidence, put forward here or heard in consultation; here stands what is decided.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.evidence.models import Item
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.audit.models.audits import Audit
from frankpledge.stages.audit.models.scope import Question
from frankpledge.stages.audit.rules.put_forward import ORIGINS
from frankpledge.stages.partnership.models.owned import Owned


class PutForward(Owned):
    """An issue that somebody of an agency puts forward on the audit's own page: for whom, and in which words."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="put_forward")
    item = models.OneToOneField(Item, models.PROTECT, null=True, blank=True, related_name="+")
    """Its place in the ledger, entered as soon as it is kept."""
    origin = models.CharField(max_length=12, choices=list(ORIGINS.items()))
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    told_by = models.CharField(max_length=150, blank=True)
    """Of the public: which group, meeting or kind of letter told it. No private person is named."""
    title = models.CharField(max_length=150)
    words = models.TextField(max_length=2_000)
    put_on = models.DateField()

    sensitivity = labelled(working="partnership audit item origin agency told_by title words put_on")

    class Meta:
        ordering = ("-put_on", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("audit", "title"), name="an_issue_is_put_forward_once"),
            models.CheckConstraint(
                condition=Q(origin="agency", agency__isnull=False) | (~Q(origin="agency") & Q(agency=None)),
                name="an_agencys_issue_names_the_agency",
            ),
            models.CheckConstraint(
                condition=~Q(origin="public") | ~Q(told_by=""), name="an_issue_of_the_public_says_who_told_it"
            ),
        )

    def __str__(self) -> str:
        return self.title


class IssueDecision(Owned):
    """What became of an issue put forward: taken into the scope as a question, or not, and why."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="issue_decisions")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    is_in = models.BooleanField()
    question = models.ForeignKey(Question, models.PROTECT, null=True, blank=True, related_name="issue_decisions")
    reason = models.TextField(max_length=2_000)
    decided_on = models.DateField()

    sensitivity = labelled(working="partnership audit item is_in question reason decided_on")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("audit", "item"), name="an_issue_is_decided_once_an_audit"),
            models.CheckConstraint(
                condition=Q(is_in=True, question__isnull=False) | Q(is_in=False, question=None),
                name="an_issue_taken_in_is_a_question",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="an_issue_is_decided_with_a_reason"),
        )

    def __str__(self) -> str:
        return f"what became of {self.item}"
