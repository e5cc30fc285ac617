"""What can be cited, in numbered items; what each said at a time; and on which versions of others that rests."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Agency, Partnership, Person
from frankpledge.foundation.append_only import AppendOnly
from frankpledge.foundation.sensitivity import labelled


class Kind(models.TextChoices):
    """What an item is."""

    SOURCE = "source", "Source"
    COUNT = "count", "Figures of a count"
    FINDING = "finding", "Finding"
    KNOWLEDGE = "knowledge", "Local knowledge"
    PROVISION = "provision", "Existing provision"
    ANSWERS = "answers", "Answers to a question"
    ISSUE = "issue", "Issue raised"
    RELEASE = "release", "Release"


class State(models.TextChoices):
    """Where a version stands, for what goes from draft to public."""

    STANDING = "", "Recorded"
    DRAFT = "draft", "Draft"
    SIGNED = "signed", "Signed"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Ledger(models.Model):
    """How many items a partnership's ledger has: what the next one's number follows."""

    partnership = models.OneToOneField(Partnership, models.PROTECT, primary_key=True, related_name="+")
    length = models.PositiveIntegerField(default=0)

    sensitivity = labelled(working="partnership length")


class Item(AppendOnly):
    """Something that can be cited. ``key`` is what the part that entered it calls it, such as ``finding:12``."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    partnership_id: int
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=100)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    """Whose records it is or was counted from; none where they are nobody's."""
    leads_to = models.PositiveBigIntegerField(null=True, blank=True)
    """The key in the address of the page that is about it, where there is one."""

    sensitivity = labelled(working="partnership number kind key agency leads_to")

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("partnership", "number"), name="evidence_is_numbered"),
            models.UniqueConstraint(fields=("partnership", "key"), name="a_thing_is_one_item_of_evidence"),
        )

    def __str__(self) -> str:
        return f"E-{self.number}"


class Version(AppendOnly):
    """What an item said at a time. Its digest covers that, and the digests of all that it rests on."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, blank=True)
    title = models.CharField(max_length=250)
    text = models.TextField(blank=True)
    facts = models.JSONField(default=list, blank=True)
    """Name and value of what is told of it wherever it is named in a chain."""
    particulars = models.JSONField(default=list, blank=True)
    """Name and value of what is told on its own page."""
    detail = models.JSONField(default=list, blank=True)
    """Name and value of what only those may read who may see the agency's own data."""
    limitations = models.JSONField(default=list, blank=True)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    """Who entered it; none where the system did, on time."""
    at = models.DateTimeField()

    sensitivity = labelled(
        working="item number state title text facts particulars detail limitations digest at", personal="by"
    )

    class Meta:
        ordering = ("item_id", "-number")
        constraints = (models.UniqueConstraint(fields=("item", "number"), name="versions_are_numbered"),)

    def __str__(self) -> str:
        return f"{self.item}, version {self.number}"


class Fingerprint(AppendOnly):
    """The SHA-256 of a file behind a version, and which file that is."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="fingerprints")
    of = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64, db_index=True)

    sensitivity = labelled(working="version of sha256")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("version", "of", "sha256"), name="a_fingerprint_is_told_once"),)

    def __str__(self) -> str:
        return self.sha256


class Link(AppendOnly):
    """A version rests on one that was there before it: so nothing can come to rest on itself."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="rests")
    on = models.ForeignKey(Version, models.PROTECT, related_name="bears")
    how = models.CharField(max_length=60)
    is_beside = models.BooleanField(default=False)
    """It was taken into account, but nothing in the version comes from it: chains do not follow it."""

    sensitivity = labelled(working="version on how is_beside")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("version", "on"), name="a_version_rests_on_another_once"),
            models.CheckConstraint(condition=Q(on__lt=F("version")), name="a_version_rests_on_what_was_before_it"),
        )

    def __str__(self) -> str:
        return f"{self.version} rests on {self.on}"


class Answer(AppendOnly):
    """What became of an item: a record of its own, so that a later answer leaves the earlier on record."""

    class Outcome(models.TextChoices):
        DONE = "done", "Done"
        WILL = "will-do", "Will do"
        WILL_NOT = "will-not", "Will not do"

    version = models.ForeignKey(Version, models.PROTECT, related_name="answers")
    """What was read when it was answered."""
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    """In whose name; none for the partnership's."""
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.TextField()
    due = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    sensitivity = labelled(working="version agency outcome reason due at", personal="by")

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="an_answer_says_why"),
            models.CheckConstraint(
                condition=Q(outcome="will-do", due__isnull=False) | (~Q(outcome="will-do") & Q(due=None)),
                name="what_will_be_done_has_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"the answer to {self.version}"
