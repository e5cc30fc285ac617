"""Questionnaires of exercises, their questions and their kiosks. Once a version is opened the database keeps it."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from frankpledge.core.questionnaires.question import KINDS, TEXT_LIMIT
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.consultation.models.exercises import Exercise
from frankpledge.stages.partnership.models.owned import Owned


class Questionnaire(Owned):
    """A version of an exercise's questionnaire: drafted, proposed, signed off by a second person, opened to the public.

    ``definition`` is what the checker saw and the public reads, to the letter; from proposing on it stands still.
    """

    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="questionnaires")
    version = models.PositiveSmallIntegerField()
    intro = models.TextField(max_length=2_000, blank=True)
    title_cy = models.CharField(max_length=150, blank=True)
    intro_cy = models.TextField(max_length=2_000, blank=True)
    is_one_page = models.BooleanField(default=False)
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_why = models.TextField(max_length=2_000, blank=True)
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    """Its number within the partnership, and in its public address."""
    opens = models.DateField(null=True, blank=True)
    closes = models.DateField(null=True, blank=True)
    """The days of the exercise as they were when it was opened."""
    closed_early_on = models.DateField(null=True, blank=True)
    definition = models.JSONField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    frozen_count = models.PositiveSmallIntegerField(null=True, blank=True)
    """How many questions it had when it was proposed: from then on none may be added, changed or taken away."""
    public_key = models.CharField(max_length=64, blank=True)
    private_key = models.CharField(max_length=64, blank=True)
    """Opens the responses in the inbox; taken away when its time is over, and no copy there can be read any more."""
    key_destroyed_on = models.DateField(null=True, blank=True)
    unreadable = models.PositiveIntegerField(default=0)
    """Responses in the inbox that its key does not open."""

    sensitivity = labelled(
        open="title_cy intro intro_cy is_one_page definition digest number opens closes public_key closed_early_on",
        working="partnership exercise version begun_at proposed_at returned_at returned_why signed_at opened_at "
        "frozen_count key_destroyed_on unreadable",
        personal="begun_by proposed_by signed_by opened_by",
        secret="private_key",
    )

    class Meta:
        ordering = ("-begun_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("exercise", "version"), name="versions_of_a_questionnaire_are_numbered"),
            models.UniqueConstraint(fields=("partnership", "number"), name="opened_questionnaires_are_numbered"),
            models.UniqueConstraint(
                fields=("exercise",),
                condition=Q(opened_at__isnull=False),
                name="one_version_of_a_questionnaire_is_opened",
            ),
            models.CheckConstraint(
                condition=Q(proposed_by=None, proposed_at=None, frozen_count=None)
                | Q(proposed_by__isnull=False, proposed_at__isnull=False, frozen_count__gte=1),
                name="what_is_proposed_stands_still",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None, signed_at=None)
                | (
                    Q(signed_by__isnull=False, signed_at__isnull=False, proposed_by__isnull=False)
                    & ~Q(signed_by=F("proposed_by"))
                    & ~Q(signed_by=F("begun_by"))
                ),
                name="nobody_signs_off_their_own_questionnaire",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None, opened_by=None, number=None, public_key="")
                | (
                    Q(opened_at__isnull=False, opened_by__isnull=False, number__isnull=False, signed_at__isnull=False)
                    & Q(opens__isnull=False, closes__isnull=False)
                    & ~Q(public_key="")
                ),
                name="only_what_was_signed_off_is_opened",
            ),
        )

    def __str__(self) -> str:
        return f"{self.exercise.title}, version {self.version}"

    def takes_answers(self, today: date) -> bool:
        """Say whether the public can answer it on a day."""
        if self.opened_at is None or self.opens is None or self.closes is None:
            return False
        return self.opens <= today <= self.closes and not (self.closed_early_on and today >= self.closed_early_on)


class Question(Owned):
    """One question of a version, as it is being written."""

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=40)
    """Names it within the version, and over the years where it comes from the bank."""
    kind = models.CharField(max_length=10, choices=list(KINDS.items()))
    text = models.CharField(max_length=500)
    text_cy = models.CharField(max_length=500, blank=True)
    hint = models.CharField(max_length=500, blank=True)
    hint_cy = models.CharField(max_length=500, blank=True)
    options = models.JSONField(default=list, blank=True)
    scale = models.JSONField(null=True, blank=True)
    unit = models.CharField(max_length=30, blank=True)
    limit = models.PositiveIntegerField(default=TEXT_LIMIT)
    only_if = models.JSONField(null=True, blank=True)
    """``question``: the key of an earlier one; ``codes``: the answers to it after which this one is asked."""
    is_about_you = models.BooleanField(default=False)
    is_from_bank = models.BooleanField(default=False)

    sensitivity = labelled(
        open="key kind text text_cy hint hint_cy options scale unit limit only_if is_about_you is_from_bank",
        working="partnership questionnaire position",
    )

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(fields=("questionnaire", "key"), name="a_question_stands_once_in_a_version"),
            models.CheckConstraint(condition=Q(limit__gte=1, limit__lte=TEXT_LIMIT), name="words_have_a_stated_limit"),
        )

    def __str__(self) -> str:
        return self.text


class Kiosk(Owned):
    """A place where people answer on a screen that stands there."""

    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="kiosks")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=100)

    sensitivity = labelled(open="code name", working="partnership questionnaire")

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("questionnaire", "code"), name="a_kiosk_has_an_address_of_its_own"),
        )

    def __str__(self) -> str:
        return self.name
