"""What is to be public, who checked it and who agreed. The database itself refuses what breaks the rules."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Agency, Partnership, Person
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
    public_from = models.DateTimeField(null=True, blank=True)
    """From when the public can read it: the moment of publishing, or the end of an embargo."""
    consents_wanted = models.PositiveSmallIntegerField(default=0)
    """How many of the agencies that are asked have not agreed yet."""
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    corrects_why = models.TextField(blank=True)
    """What was wrong with the release that this one corrects, in words for the public."""
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)

    sensitivity = labelled(
        working="partnership title about bundle_digest prepared_at proposed_at signed_at returned_at returned_why "
        "released_at number public_from consents_wanted corrects corrects_why withdrawn_at withdrawn_why",
        personal="prepared_by proposed_by signed_by released_by withdrawn_by",
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
            models.CheckConstraint(
                condition=Q(released_at=None) | Q(consents_wanted=0), name="only_what_agencies_agreed_to_is_released"
            ),
            models.CheckConstraint(
                condition=Q(released_at=None, public_from=None)
                | Q(released_at__isnull=False, public_from__gte=F("released_at")),
                name="nothing_is_public_before_it_is_released",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None) | (~Q(corrects=F("id")) & ~Q(corrects_why="")),
                name="a_correction_says_what_was_wrong",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | (
                    Q(withdrawn_at__gte=F("released_at"), withdrawn_by__isnull=False, released_at__isnull=False)
                    & ~Q(withdrawn_why="")
                ),
                name="only_what_was_released_is_withdrawn_and_why",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def was_public(self, at: datetime) -> bool:
        """Say whether the public could read it by a moment: released, its embargo over, not withdrawn before that."""
        if self.public_from is None or self.public_from > at:
            return False
        return self.withdrawn_at is None or self.withdrawn_at >= self.public_from


def ever_public(at: datetime) -> Q:
    """Return the condition that the public could read a release by a moment; see ``ReleaseCandidate.was_public``."""
    return Q(public_from__lte=at) & (Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("public_from")))


class Consent(models.Model):
    """Whether one agency agrees that a candidate which names it, or uses its data, is published."""

    class Answer(models.TextChoices):
        """What the agency said."""

        NONE = "", "Not answered yet"
        GIVEN = "given", "Agreed"
        REFUSED = "refused", "Not agreed"

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    partnership_id: int
    candidate = models.ForeignKey(ReleaseCandidate, models.CASCADE, related_name="consents")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.NONE, blank=True)
    why = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership candidate agency asked_at answer why answered_at", personal="answered_by"
    )

    class Meta:
        ordering = ("agency__name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("candidate", "agency"), name="an_agency_is_asked_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_by=None, answered_at=None)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="answered_when_and_by_whom_together",
            ),
            models.CheckConstraint(condition=~Q(answer="refused") | ~Q(why=""), name="a_refusal_says_why"),
        )

    def __str__(self) -> str:
        return f"{self.agency}: {self.get_answer_display()}"

    @property
    def is_given(self) -> bool:
        """Whether the agency agreed."""
        return self.answer == self.Answer.GIVEN
