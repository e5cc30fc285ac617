"""Those who agreed to be asked again, until a day; and who designed and ran an exercise."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Person, Post
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.consultation.models.exercises import Exercise, Sitting
from frankpledge.stages.consultation.models.hearing import GroupToHear
from frankpledge.stages.consultation.rules.people import CONSENTS, PARTS
from frankpledge.stages.partnership.models.owned import Owned


class PersonToAsk(Owned):
    """One who agreed to be asked again: for what, how they agreed, and the day on which this row is deleted."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, null=True, blank=True, related_name="to_ask")
    """The sitting at which they agreed, if it was at one."""
    group = models.ForeignKey(GroupToHear, models.PROTECT, null=True, blank=True, related_name="to_ask")
    """The group for which they can be asked, if it is for one."""
    name = models.CharField(max_length=150)
    reached_by = models.CharField(max_length=200)
    """An address, a number: whatever they gave."""
    purpose = models.CharField(max_length=200)
    consent = models.CharField(max_length=10, choices=list(CONSENTS.items()))
    consented_on = models.DateField()
    delete_on = models.DateField()
    involved_in = models.CharField(max_length=200, blank=True)
    """What they would like to be involved in, where they offered (R190)."""
    follow_up_by = models.DateField(null=True, blank=True)
    """The day by which somebody gets back to them about it; empty where nothing is left to do."""
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    forgotten_on = "delete_on"
    """The field from whose day on a row is no part of an export."""

    sensitivity = labelled(
        working="partnership sitting delete_on follow_up_by",
        personal="group name reached_by purpose consent consented_on involved_in entered_by",
    )

    class Meta:
        ordering = ("delete_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(delete_on__gt=F("consented_on")), name="who_agreed_to_be_asked_is_forgotten_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(follow_up_by=None) | (~Q(involved_in="") & Q(follow_up_by__lt=F("delete_on"))),
                name="somebody_gets_back_to_an_offer_while_it_is_kept",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Hand(Owned):
    """A post or a body that designed or ran an exercise; a body's training is written down, a post's is looked up."""

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="hands")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    outside = models.CharField(max_length=150, blank=True)
    part = models.CharField(max_length=10, choices=list(PARTS.items()))
    training = models.CharField(max_length=300, blank=True)

    sensitivity = labelled(working="partnership exercise post outside part training")

    class Meta:
        ordering = ("part", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(post__isnull=False, outside="") | (Q(post=None) & ~Q(outside="")),
                name="a_hand_is_a_post_or_a_body",
                violation_error_message="Choose a post, or name a body: one of the two.",
            ),
            models.UniqueConstraint(fields=("exercise", "post", "part"), name="a_post_has_each_part_once"),
        )

    def __str__(self) -> str:
        return self.outside or str(self.post)
