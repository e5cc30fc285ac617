"""What each source of an audit says of one of its findings (R039)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.core.evidence.corroboration import Side
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.choices import choices_of
from frankpledge.foundation.evidence.models import Item
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.audit.models.conclusions import Conclusion
from frankpledge.stages.audit.models.evidence import Knowledge
from frankpledge.stages.audit.models.scope import Source
from frankpledge.stages.partnership.models.owned import Owned

COUNTED, TOLD, NAMED, HEARD = (
    Q(agency__isnull=False, knowledge=None, source=None, heard=None) & ~Q(dataset=""),
    Q(agency=None, dataset="", knowledge__isnull=False, source=None, heard=None),
    Q(agency=None, dataset="", knowledge=None, source__isnull=False, heard=None),
    Q(agency=None, dataset="", knowledge=None, source=None, heard__isnull=False),
)
"""The kinds of sources there are: an agency's counted dataset, what people told, a source that the scope names, and
what was heard in consultation, as it stands in the ledger of evidence."""


class Stance(Owned):
    """Whether a source supports a finding, contradicts it or says nothing of it, and why.

    ``drawn_from`` names the agency whose records it only repeats; ``answer`` says why the finding stands all the same.
    ``proposed`` is what the numbers proposed on the day; ``is_withheld`` that one of those numbers is withheld.
    """

    conclusion = models.ForeignKey(Conclusion, models.CASCADE, related_name="stances")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    dataset = models.CharField(max_length=40, blank=True)
    knowledge = models.ForeignKey(Knowledge, models.CASCADE, null=True, blank=True, related_name="stances")
    source = models.ForeignKey(Source, models.CASCADE, null=True, blank=True, related_name="stances")
    heard = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+")
    side = models.CharField(max_length=12, choices=choices_of(Side))
    reason = models.CharField(max_length=300)
    answer = models.TextField(blank=True)
    drawn_from = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    proposed = models.CharField(max_length=12, choices=choices_of(Side), blank=True)
    is_withheld = models.BooleanField(default=False)
    said_on = models.DateField()

    heard_in: frozenset[str] = frozenset()
    """The exercises in which a theme was raised, where whoever reads it has looked them up."""

    sensitivity = labelled(
        working="partnership conclusion agency dataset knowledge source heard side reason answer drawn_from proposed "
        "is_withheld said_on"
    )

    class Meta:
        ordering = ("conclusion_id", "pk")
        constraints = (
            models.CheckConstraint(condition=COUNTED | TOLD | NAMED | HEARD, name="a_stance_is_of_one_source"),
            models.CheckConstraint(
                condition=Q(side="contradicts") | Q(answer=""), name="only_a_contradiction_is_answered"
            ),
            models.UniqueConstraint(
                fields=("conclusion", "agency", "dataset"), condition=COUNTED, name="a_dataset_says_one_thing"
            ),
            models.UniqueConstraint(fields=("conclusion", "knowledge"), name="what_was_told_says_one_thing"),
            models.UniqueConstraint(fields=("conclusion", "source"), name="a_source_says_one_thing"),
            models.UniqueConstraint(fields=("conclusion", "heard"), name="what_was_heard_says_one_thing"),
        )

    def __str__(self) -> str:
        return f"stance {self.pk}"
