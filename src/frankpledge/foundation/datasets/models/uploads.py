"""What lets an agency's own system send an extract by itself, and the extracts that are on their way in parts."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from frankpledge.adapters.dictionary import read_dataset
from frankpledge.core.dictionary import Dataset
from frankpledge.foundation.accounts.models import Agency, Partnership, Person
from frankpledge.foundation.datasets.models.submissions import Submission
from frankpledge.foundation.sensitivity import labelled
from frankpledge.foundation.sharing.models import dataset_choices


class SupplyToken(models.Model):
    """What an agency's system shows to supply data in the name of whoever made it. Only its digest is kept.

    It can never do more than that person may do, and of that nothing but supply these datasets for this agency.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="supply_tokens")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="supply_tokens")
    name = models.CharField(max_length=80)
    """Which system it is for, in the agency's own words."""
    datasets = models.JSONField()
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    last_day = models.DateField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    sensitivity = labelled(
        working="partnership agency name datasets made_at last_day last_used_at revoked_at",
        personal="made_by revoked_by",
        secret="digest",
    )

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None) | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="a_token_is_revoked_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} of {self.agency}"

    def is_good_on(self, day: date) -> bool:
        """Say whether it still opens the door, as far as it itself goes."""
        return self.revoked_at is None and day <= self.last_day


class Upload(models.Model):
    """An extract that comes in parts: what was declared of it, and how far it has come."""

    class End(models.TextChoices):
        WRONG_DIGEST = "wrong-digest", "What arrived is not what was declared"
        NOT_COVERED = "not-covered", "No live protocol covers it"
        UNREADABLE = "unreadable", "It is of a kind that cannot be read"
        LOST = "lost", "What had arrived did not survive"
        EXPIRED = "expired", "Nothing more came in time"
        WITHDRAWN = "withdrawn", "The sender withdrew it"

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="uploads")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="uploads")
    dataset = models.CharField(max_length=40, choices=dataset_choices)
    token = models.ForeignKey(SupplyToken, models.PROTECT, related_name="uploads")
    """The token by which it was begun, and in whose maker's name it is received."""
    name = models.CharField(max_length=32, unique=True)
    """What it is called in its address."""
    once_key = models.CharField(max_length=120)
    """Asked for again under the same key, it is the same upload."""
    file_name = models.CharField(max_length=150)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    arrived = models.PositiveBigIntegerField(default=0)
    begun_at = models.DateTimeField()
    last_at = models.DateTimeField()
    submission = models.ForeignKey(Submission, models.PROTECT, null=True, blank=True, related_name="uploads")
    ended = models.CharField(max_length=12, choices=End.choices, blank=True)
    """Why nothing came of it; empty while it goes on, and where an extract came of it."""

    sensitivity = labelled(
        working="partnership agency dataset token name once_key file_name sha256 size arrived begun_at last_at "
        "submission ended",
    )

    class Meta:
        ordering = ("-begun_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "agency", "once_key"), name="one_upload_under_way_for_a_key",
                condition=Q(submission=None, ended=""),
            ),
            models.CheckConstraint(condition=Q(arrived__lte=F("size")), name="no_more_arrives_than_was_declared"),
            models.CheckConstraint(
                condition=Q(submission=None) | Q(ended=""), name="an_upload_ends_in_one_way",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"upload {self.pk}"

    @property
    def described(self) -> Dataset:
        """The dataset as the dictionary describes it."""
        return read_dataset(self.dataset)

    @property
    def is_under_way(self) -> bool:
        """Whether more may come."""
        return self.submission_id is None and not self.ended


class UploadPart(models.Model):
    """The sealed bytes of one part of an upload. With the row goes the key, and so all that they hold."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="parts")
    starts = models.PositiveBigIntegerField()
    size = models.PositiveIntegerField()
    name = models.CharField(max_length=64, unique=True)
    key = models.BinaryField()

    sensitivity = labelled(working="upload starts size name", secret="key")

    class Meta:
        ordering = ("starts",)
        constraints = (
            models.UniqueConstraint(fields=("upload", "starts"), name="parts_of_an_upload_do_not_overlap"),
            models.CheckConstraint(condition=Q(size__gt=0), name="a_part_holds_something"),
        )
