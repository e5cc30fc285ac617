"""The outbox: one row a message, whether sent at once or gathered into a daily digest."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.foundation.sensitivity import labelled


class Message(models.Model):
    """Something one person is to be told by mail."""

    class Pace(models.TextChoices):
        AT_ONCE = "at-once", "At once"
        DIGEST = "digest", "In the next daily digest"

    partnership = models.ForeignKey("accounts.Partnership", models.PROTECT, null=True, related_name="+")
    to = models.ForeignKey("accounts.Person", models.PROTECT, null=True, blank=True, related_name="messages")
    to_address = models.EmailField(blank=True)
    """For somebody who is not yet a person here: an invitation."""
    subject = models.CharField(max_length=150)
    text = models.TextField()
    path = models.CharField(max_length=200, blank=True)
    pace = models.CharField(max_length=10, choices=Pace.choices, default=Pace.AT_ONCE)
    once_key = models.CharField(max_length=120, null=True, unique=True)
    """Names what must be told once only, so that an hourly look does not send hourly mail."""
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    given_up_at = models.DateTimeField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership subject pace once_key created_at sent_at attempts given_up_at path",
        personal="to to_address",
        secret="text",
    )

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(to__isnull=False, to_address="") | (Q(to=None) & ~Q(to_address="")),
                name="a_message_goes_to_one_place",
            ),
        )
        indexes = (models.Index(fields=("sent_at", "given_up_at", "pace"), name="messages_waiting"),)

    def __str__(self) -> str:
        return self.subject
