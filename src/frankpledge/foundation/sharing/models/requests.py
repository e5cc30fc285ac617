"""What is asked of agencies: who asks, for which data, of which area and period, by when, and what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.adapters.dictionary import read_dataset
from frankpledge.core.dictionary import Dataset, Detail
from frankpledge.foundation.accounts.models import Agency, Partnership, Person
from frankpledge.foundation.sensitivity import labelled
from frankpledge.foundation.sharing.models.protocols import dataset_choices
from frankpledge.foundation.sharing.rules.protocols import Purpose
from frankpledge.foundation.sharing.rules.requests import Every

DETAILS = [(each.value, each.words) for each in Detail]
OFTEN = [(each.value, each.words) for each in Every]


class Requester(models.Model):
    """A contractor for whom agencies may be asked: by whose authority, for what work, until when (R117)."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="requesters")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    authority = models.CharField(max_length=200)
    work = models.TextField()
    since = models.DateField()
    until = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    """The first day on which nothing more is asked for them, where that is earlier than planned."""
    registered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    sensitivity = labelled(working="partnership authority work since until ended_on", personal="person registered_by")

    class Meta:
        ordering = ("-since", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="a_requester_ends_after_beginning"),
        )

    def __str__(self) -> str:
        return str(self.person)


class DataRequest(models.Model):
    """Data asked of an agency by one partnership: fields, detail, area, period, purpose, and how often."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="data_requests")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="data_requests")
    dataset = models.CharField(max_length=40, choices=dataset_choices)
    fields = models.JSONField()
    detail = models.CharField(max_length=12, choices=DETAILS)
    purpose = models.CharField(max_length=20, choices=[(each.value, each.words) for each in Purpose])
    why = models.TextField()
    area_field = models.CharField(max_length=40, blank=True)
    area_codes = models.JSONField(default=list, blank=True)
    """Codes of the areas whose rows are wanted; where there are none, all rows are."""
    period_from = models.DateField()
    period_to = models.DateField()
    every = models.CharField(max_length=10, choices=OFTEN, default=Every.ONCE)
    due_by = models.DateField()
    until = models.DateField(null=True, blank=True)
    joint = models.CharField(max_length=16, blank=True)
    """What the parts have in common that partnerships have in one request to an agency that serves them (R172).

    A mark and not a link: each part says all that it asks, and leads to nothing of another partnership.
    """
    requester = models.ForeignKey(Requester, models.PROTECT, null=True, blank=True, related_name="requests")
    issued_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    issued_on = models.DateField()
    estimated_hours = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    """Staff hours that the agency expects each instalment to take."""
    withdrawn_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership agency dataset fields detail purpose why area_field area_codes period_from period_to "
        "every due_by until joint requester issued_on estimated_hours withdrawn_on",
        personal="issued_by",
    )

    class Meta:
        ordering = ("agency__name", "due_by", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(period_to__gte=F("period_from")), name="a_period_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(joint="") | ~Q(area_field=""), name="a_part_names_its_areas"),
            models.UniqueConstraint(
                fields=("partnership", "joint"),
                condition=Q(withdrawn_on=None) & ~Q(joint=""),
                name="one_part_a_partnership",
            ),
        )

    def __str__(self) -> str:
        return f"{self.described.name} from {self.agency}"

    @property
    def described(self) -> Dataset:
        """The dataset as the dictionary describes it."""
        return read_dataset(self.dataset)


class Instalment(models.Model):
    """What is wanted of a request by one day; of a feed one each month, quarter or year, else one in all."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    request = models.ForeignKey(DataRequest, models.CASCADE, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    due_by = models.DateField()
    period_from = models.DateField()
    period_to = models.DateField()
    refused_on = models.DateField(null=True, blank=True)
    refused_why = models.TextField(blank=True)
    refused_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    shortfall_why = models.TextField(blank=True)
    """The agency's word on why less came than was asked (R119)."""
    hours = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    """Staff hours it took (R110)."""

    sensitivity = labelled(
        working="partnership request number due_by period_from period_to refused_on refused_why shortfall_why hours",
        personal="refused_by",
    )

    class Meta:
        ordering = ("due_by", "pk")
        constraints = (
            models.UniqueConstraint(fields=("request", "number"), name="an_instalment_stands_once"),
            models.CheckConstraint(
                condition=Q(refused_on=None, refused_by=None, refused_why="")
                | (~Q(refused_why="") & Q(refused_on__isnull=False, refused_by__isnull=False)),
                name="a_refusal_says_why_and_by_whom",
            ),
        )

    def __str__(self) -> str:
        return str(self.request)
