"""What others asked people before, in surveys, meetings and panels: a source that can be cited (R183)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.evidence.models import Item
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.consultation.rules.asked_before import AREA_MATCHES, WAYS, AreaMatch, Way
from frankpledge.stages.partnership.models import Document
from frankpledge.stages.partnership.models.owned import Owned


class AskedBefore(Owned):
    """One survey, meeting or panel of somebody else: who asked whom, when and how, how good it is, what was found."""

    title = models.CharField(max_length=150)
    run_by = models.CharField(max_length=150)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    """Whose it is, where an agency of the partnership ran it or had it run."""
    way = models.CharField(max_length=12, choices=list(WAYS.items()))
    began_on = models.DateField()
    ended_on = models.DateField()
    whom = models.CharField(max_length=300)
    asked = models.PositiveIntegerField(null=True, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    """How many were asked, and how many answered or came; none where nobody knows any more."""
    area = models.CharField(max_length=150)
    area_match = models.CharField(max_length=10, choices=list(AREA_MATCHES.items()))
    quality = models.TextField(max_length=2_000)
    found = models.TextField(max_length=5_000)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    item = models.OneToOneField(Item, models.PROTECT, null=True, blank=True, related_name="+")
    """Its place in the ledger, entered as soon as it is kept."""

    sensitivity = labelled(
        working="partnership title run_by agency way began_on ended_on whom asked people area area_match quality found "
        "document item"
    )

    class Meta:
        ordering = ("-ended_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "title", "ended_on"), name="what_was_asked_before_is_entered_once",
                violation_error_message="It is entered already, under this name and with this last day.",
            ),
            models.CheckConstraint(condition=Q(ended_on__gte=F("began_on")), name="what_was_asked_ends_after_it_began"),
            models.CheckConstraint(
                condition=Q(asked=None) | Q(people=None) | Q(people__lte=F("asked")),
                name="no_more_answered_than_were_asked",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def matches(self) -> AreaMatch:
        """How its area lies to the partnership's."""
        return AreaMatch(self.area_match)

    @property
    def way_words(self) -> str:
        """How people were asked."""
        return WAYS[Way(self.way)]
