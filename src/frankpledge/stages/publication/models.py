"""What is to be public, and who checked it. Two people: the database itself refuses a self-signed release."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Partnership, Person
from frankpledge.foundation.sensitivity import labelled


class ReleaseCandidate(models.Model):
    """A bundle of files prepared for release, byte for byte as the checker sees them and the public will."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="release_candidates")
    title = models.CharField(max_length=200)
    about = models.JSONField(default=dict, blank=True)
    """What the public page says of the bundle: the finding in words, its limitations, where it came from."""
    bundle_digest = models.CharField(max_length=64)
    prepared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_why = models.TextField(blank=True)
    released_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    """The release's number within the partnership, and in its public address."""

    sensitivity = labelled(
        working="partnership title about bundle_digest prepared_at proposed_at signed_at returned_at returned_why "
        "released_at number",
        personal="prepared_by proposed_by signed_by released_by",
    )

    class Meta:
        ordering = ("-prepared_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("partnership", "number"), name="releases_are_numbered"),
            models.CheckConstraint(
                condition=Q(proposed_by=None, proposed_at=None)
                | Q(proposed_by__isnull=False, proposed_at__isnull=False),
                name="proposed_when_and_by_whom_together",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None, signed_at=None)
                | (
                    Q(signed_by__isnull=False, signed_at__isnull=False, proposed_by__isnull=False)
                    & ~Q(signed_by=F("proposed_by"))
                    & ~Q(signed_by=F("prepared_by"))
                ),
                name="nobody_signs_off_their_own_release",
            ),
            models.CheckConstraint(
                condition=Q(released_at=None, released_by=None, number=None)
                | Q(
                    released_at__isnull=False, released_by__isnull=False, number__isnull=False, signed_at__isnull=False
                ),
                name="only_what_was_signed_off_is_released",
            ),
        )

    def __str__(self) -> str:
        return self.title
