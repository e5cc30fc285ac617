"""Information-sharing protocols: between whom, which fields of which dataset, for what, signed by whom."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from frankpledge.adapters.dictionary import dataset_keys, read_dataset
from frankpledge.core.dictionary import Dataset, Detail
from frankpledge.foundation.accounts.models import Agency, Partnership, Person, Post
from frankpledge.foundation.sensitivity import labelled
from frankpledge.foundation.sharing.rules import Purpose


def dataset_choices() -> list[tuple[str, str]]:
    """Return the datasets of the dictionary with their names."""
    return [(key, read_dataset(key).name) for key in dataset_keys()]


class SharingProtocol(models.Model):
    """An agreement under which agencies supply data to the partnership. A later version replaces it as a whole."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="protocols")
    name = models.CharField(max_length=120)
    purpose = models.TextField()
    starts = models.DateField()
    review_by = models.DateField()
    version = models.PositiveSmallIntegerField(default=1)
    previous = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="next")
    opened_on = models.DateField(null=True, blank=True)
    """The day on which it was opened for signature; from then on its words stay as they are."""
    ended = models.DateField(null=True, blank=True)
    """The first day on which nothing more is supplied or read under it."""
    drafted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    sensitivity = labelled(
        open="partnership name purpose starts review_by version previous opened_on ended", personal="drafted_by"
    )

    class Meta:
        ordering = ("name", "version", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(review_by__gt=F("starts")), name="a_protocol_is_reviewed_after_it_starts"
            ),
        )

    def __str__(self) -> str:
        return self.name if self.version == 1 else f"{self.name}, version {self.version}"


class Party(models.Model):
    """An agency that is bound by a protocol: its liaison officer, and the post that signs for it."""

    protocol = models.ForeignKey(SharingProtocol, models.CASCADE, related_name="parties")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="protocol_parties")
    liaison = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    signs_as = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    """The post that alone may sign for it, where one was named."""

    sensitivity = labelled(open="protocol agency liaison signs_as")

    class Meta:
        ordering = ("agency__name", "pk")
        constraints = (models.UniqueConstraint(fields=("protocol", "agency"), name="an_agency_is_party_once"),)

    def __str__(self) -> str:
        return str(self.agency)


class Flow(models.Model):
    """What one agency supplies of one dataset under a protocol: fields, detail, purposes, power, basis, how long."""

    protocol = models.ForeignKey(SharingProtocol, models.CASCADE, related_name="flows")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="flows")
    dataset = models.CharField(max_length=40, choices=dataset_choices)
    fields = models.JSONField()
    detail = models.CharField(max_length=12, choices=[(each.value, each.words) for each in Detail])
    purposes = models.JSONField()
    power = models.CharField(max_length=30)
    basis = models.CharField(max_length=30)
    necessity = models.TextField()
    safeguards = models.TextField(blank=True)
    keep_days = models.PositiveSmallIntegerField()

    sensitivity = labelled(
        open="protocol agency dataset fields detail purposes power basis necessity safeguards keep_days"
    )

    class Meta:
        ordering = ("agency__name", "dataset", "pk")
        constraints = (models.UniqueConstraint(fields=("protocol", "agency", "dataset"), name="a_dataset_flows_once"),)

    def __str__(self) -> str:
        return f"{self.described.name} from {self.agency}"

    @property
    def described(self) -> Dataset:
        """The dataset as the dictionary describes it."""
        return read_dataset(self.dataset)

    @property
    def purpose_set(self) -> frozenset[Purpose]:
        """The purposes as values."""
        return frozenset(map(Purpose, self.purposes))


class Signature(models.Model):
    """An agency's signature under a protocol, by somebody who represents it."""

    party = models.OneToOneField(Party, models.PROTECT, related_name="signature")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    """The post as whose holder they signed; it stays when the person goes. Empty where they held none."""
    signed_at = models.DateTimeField()

    sensitivity = labelled(working="party post signed_at", personal="person")


class ProtocolComment(models.Model):
    """What an agency says of a draft, and what it is answered (R169)."""

    protocol = models.ForeignKey(SharingProtocol, models.CASCADE, related_name="comments")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    text = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    sensitivity = labelled(working="protocol agency text at answer answered_at", personal="by answered_by")

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(answer="", answered_by=None, answered_at=None)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="a_comment_is_answered_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"comment {self.pk}"


def party_ids(protocol: SharingProtocol) -> frozenset[int]:
    """Return the agencies bound by a protocol."""
    return frozenset(party.agency_id for party in protocol.parties.all())


def signature_of(party: Party) -> Any:
    """Return a party's signature, or none."""
    return getattr(party, "signature", None)
