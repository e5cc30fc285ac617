"""What agencies supplied: each file by its hash, the snapshot of what a protocol covers, and who was shown it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.adapters.dictionary import read_dataset
from frankpledge.core.dictionary import Dataset
from frankpledge.foundation.accounts.models import Agency, Partnership, Person
from frankpledge.foundation.sensitivity import labelled
from frankpledge.foundation.sharing.models import Flow, Instalment, SharingProtocol, dataset_choices


class Submission(models.Model):
    """A file an agency supplied. Of its bytes only the snapshot stays: the columns that the protocol covers."""

    class Status(models.TextChoices):
        RECEIVED = "received", "Received"
        UNREADABLE = "unreadable", "To be sent again"
        CHECKED = "checked", "To be accepted"
        ACCEPTED = "accepted", "Accepted"
        RETURNED = "returned", "Returned"
        DELETED = "deleted", "Deleted on time"

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="submissions")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="submissions")
    flow = models.ForeignKey(Flow, models.PROTECT, related_name="submissions")
    dataset = models.CharField(max_length=40, choices=dataset_choices)
    file_name = models.CharField(max_length=150)
    sha256 = models.CharField(max_length=64)
    """Of the file as the agency sent it, which is kept nowhere."""
    size = models.PositiveBigIntegerField(null=True, blank=True)
    """In bytes; nothing where only some rows were let through, since it would tell how many the others are."""
    area_field = models.CharField(max_length=40, blank=True)
    area_codes = models.JSONField(default=list, blank=True)
    """Only rows of these areas were let through; where there are none, all were."""
    outside = models.PositiveBigIntegerField(null=True, blank=True)
    """Rows of areas that nobody was to have, for the agency's own eyes."""
    received_at = models.DateTimeField()
    received_from = models.ForeignKey(Person, models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.RECEIVED)
    sheet = models.CharField(max_length=60, blank=True)
    heading_row = models.PositiveSmallIntegerField(default=0)
    snapshot_sha256 = models.CharField(max_length=64, blank=True)
    snapshot_size = models.PositiveBigIntegerField(null=True, blank=True)
    kept = models.JSONField(default=list, blank=True)
    """The fields in the snapshot, by their keys in the dictionary."""
    dropped = models.JSONField(default=list, blank=True)
    """The headings of the columns that did not come through."""
    rows = models.PositiveBigIntegerField(null=True, blank=True)
    unreadable_rows = models.PositiveBigIntegerField(null=True, blank=True)
    screened = models.PositiveBigIntegerField(null=True, blank=True)
    faults = models.JSONField(default=list, blank=True)
    taken_in_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    returned_why = models.TextField(blank=True)
    keep_until = models.DateField()
    deleted_at = models.DateTimeField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership agency flow dataset file_name sha256 size area_field area_codes outside received_at "
        "status sheet heading_row snapshot_sha256 snapshot_size kept dropped rows unreadable_rows screened faults "
        "taken_in_at decided_at returned_why keep_until deleted_at",
        personal="received_from decided_by",
    )

    class Meta:
        ordering = ("-received_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "agency", "dataset", "sha256"), name="the_same_file_twice_is_one",
                condition=~Q(status__in=("unreadable", "returned", "deleted")),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("checked", "accepted")) | ~Q(snapshot_sha256=""),
                name="what_was_checked_has_a_snapshot",
            ),
            models.CheckConstraint(
                condition=~Q(status="deleted") | Q(deleted_at__isnull=False), name="what_was_deleted_says_when"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.described.name} from {self.agency}"

    @property
    def described(self) -> Dataset:
        """The dataset as the dictionary describes it."""
        return read_dataset(self.dataset)

    @property
    def protocol(self) -> SharingProtocol:
        """The protocol under which it was supplied."""
        return self.flow.protocol


class Spool(models.Model):
    """The sealed bytes of a file that is not taken in yet. With the last row goes the key, and so all that they hold.

    A file that several partnerships were promised parts of has a row for each of them under one name.
    """

    submission = models.OneToOneField(Submission, models.CASCADE, related_name="spool")
    name = models.CharField(max_length=64, db_index=True)
    key = models.BinaryField()
    elsewhere = models.JSONField(default=list, blank=True)
    """Codes of the areas that other parts of the same file are for."""

    sensitivity = labelled(working="submission name elsewhere", secret="key")


class Fulfilment(models.Model):
    """An extract that serves an instalment of a data request. One extract may serve several (R110)."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="fulfilments")
    instalment = models.ForeignKey(Instalment, models.PROTECT, related_name="fulfilments")

    sensitivity = labelled(working="submission instalment")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("submission", "instalment"), name="an_extract_serves_an_instalment_once"),
        )


class ColumnNames(models.Model):
    """What an agency calls the columns of a dataset, as it told us once."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    dataset = models.CharField(max_length=40, choices=dataset_choices)
    names = models.JSONField(default=dict)
    """Heading → key of the dictionary's field."""

    sensitivity = labelled(working="partnership agency dataset names")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("partnership", "agency", "dataset"), name="columns_are_named_once"),
        )


class PseudonymKey(models.Model):
    """The key under which a partnership's identifiers are hashed, so that the same record stays the same."""

    partnership = models.OneToOneField(Partnership, models.PROTECT, primary_key=True, related_name="+")
    key = models.BinaryField()

    sensitivity = labelled(working="partnership", secret="key")


class Disclosure(models.Model):
    """One opening of an agency's data: to whom, what, for which purpose, by which protocol (R142)."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="disclosures")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="disclosures")
    flow = models.ForeignKey(Flow, models.PROTECT, related_name="disclosures")
    to = models.ForeignKey(Person, models.PROTECT, related_name="+")
    act = models.CharField(max_length=10)
    purpose = models.CharField(max_length=20)
    fields = models.JSONField()
    at = models.DateTimeField()

    sensitivity = labelled(working="partnership submission flow act purpose fields at", personal="to")

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"disclosure {self.pk}"
