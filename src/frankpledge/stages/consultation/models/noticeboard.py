"""What the partnership says of itself in public: how to reach it, and which of its sittings anybody may come to."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.consultation.models.exercises import Sitting
from frankpledge.stages.partnership.models.owned import Owned


class PublicContact(Owned):
    """How the public reaches the partnership, and what it says of what it keeps of those who answer."""

    name = models.CharField(max_length=150)
    """A team or a post, not a person: it outlives whoever holds it."""
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    postal = models.TextField(max_length=300, blank=True)
    reply_days = models.PositiveSmallIntegerField(null=True, blank=True)
    controller = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    data_contact = models.CharField(max_length=200, blank=True)
    answers_kept = models.TextField(max_length=600, blank=True)
    server_keeps = models.TextField(max_length=600, blank=True)

    sensitivity = labelled(
        open="name email phone postal reply_days controller data_contact answers_kept server_keeps",
        working="partnership",
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("partnership",), name="a_partnership_is_reached_in_one_way"),
            models.CheckConstraint(
                condition=~Q(email="") | ~Q(phone="") | ~Q(postal=""),
                name="the_public_can_reach_the_partnership",
                violation_error_message="Give an email, a telephone number or a postal address.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class PublicSitting(Owned):
    """That a sitting is held in public: what stands on the public site of it."""

    sitting = models.OneToOneField(Sitting, models.CASCADE, related_name="announcement")
    starts = models.TimeField()
    ends = models.TimeField(null=True, blank=True)
    about = models.CharField(max_length=300)
    about_cy = models.CharField(max_length=300, blank=True)
    access = models.CharField(max_length=300, blank=True)
    announced_on = models.DateField()
    called_off_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(
        open="starts ends about about_cy access called_off_on", working="partnership sitting announced_on"
    )

    class Meta:
        ordering = ("-sitting__on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gt=F("starts")),
                name="a_sitting_ends_after_it_starts",
                violation_error_message="It must end after it starts.",
            ),
        )

    def __str__(self) -> str:
        return self.about
