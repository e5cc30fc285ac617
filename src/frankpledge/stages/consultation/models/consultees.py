"""The bodies that were asked in an exercise, and whether they replied (R199, R200, R201)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.consultation.models.exercises import Exercise
from frankpledge.stages.partnership.models.owned import Owned


class Consultee(Owned):
    """One body, asked in one exercise: an agency of the partnership, or another body of a description in the law."""

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="consultees")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=150, blank=True)
    """Of a body that takes no part in the partnership."""
    body = models.CharField(max_length=60, blank=True)
    """The regime's key of the description for which it stands."""
    sent_on = models.DateField()
    reply_by = models.DateField()
    reminded_on = models.DateField(null=True, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    reply = models.TextField(blank=True)
    no_reply_on = models.DateField(null=True, blank=True)
    """The day on which it was put on record that no reply came."""

    sensitivity = labelled(
        working="partnership exercise agency name body sent_on reply_by reminded_on replied_on reply no_reply_on"
    )

    class Meta:
        ordering = ("reply_by", "pk")
        constraints = (
            models.CheckConstraint(
                condition=(Q(agency__isnull=False) & Q(name="")) | (Q(agency=None) & ~Q(name="")),
                name="a_consultee_is_an_agency_or_named",
            ),
            models.UniqueConstraint(fields=("exercise", "agency"), name="an_agency_is_asked_once_an_exercise"),
            models.UniqueConstraint(
                fields=("exercise", "name", "body"), condition=~Q(name=""), name="a_body_is_asked_once_an_exercise"
            ),
            models.CheckConstraint(condition=Q(reply_by__gte=F("sent_on")), name="a_reply_is_wanted_after_the_asking"),
            models.CheckConstraint(
                condition=Q(replied_on=None, reply="") | (Q(replied_on__gte=F("sent_on")) & ~Q(reply="")),
                name="a_reply_has_its_words",
            ),
            models.CheckConstraint(
                condition=Q(replied_on=None) | Q(no_reply_on=None), name="a_consultee_replied_or_did_not"
            ),
        )

    def __str__(self) -> str:
        return str(self.agency) if self.agency_id else self.name
