"""What an audit knows that no extract holds: what local people know, and what is provided already."""

from __future__ import annotations

from django.db import models

from frankpledge.foundation.accounts.models import Agency, Post
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.audit.models.audits import Audit
from frankpledge.stages.partnership.models.owned import Owned


class Knowledge(Owned):
    """Something that people who know the area said: who they are as a body, when, of which place (R094)."""

    class Voice(models.TextChoices):
        RESIDENTS = "residents", "Residents, or a forum or watch of theirs"
        TRADERS = "traders", "Traders and businesses"
        VOLUNTARY = "voluntary", "A voluntary or community group"
        WORKERS = "workers", "People who work in the area"
        VICTIMS = "victims", "Victims, through those who support them"
        OTHERS = "others", "Others"

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="knowledge")
    voice = models.CharField(max_length=10, choices=Voice.choices)
    source = models.CharField(max_length=150)
    on = models.DateField()
    place = models.CharField(max_length=150)
    said = models.TextField()

    sensitivity = labelled(working="partnership audit voice source on place said")

    class Meta:
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return f"{self.source}, {self.place}, {self.on:%-d %B %Y}"


class Provision(Owned):
    """What an agency's officer said in an interview of what is done about a theme, and what lacks (R103)."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="provision")
    theme = models.CharField(max_length=80)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="provision_told")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="provision_told")
    told_on = models.DateField()
    provided = models.TextField(blank=True)
    reaches = models.CharField(max_length=200, blank=True)
    means = models.CharField(max_length=200, blank=True)
    lacking = models.TextField(blank=True)

    sensitivity = labelled(working="partnership audit theme agency post told_on provided reaches means lacking")

    class Meta:
        ordering = ("theme", "agency__name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(provided="") | ~models.Q(lacking=""), name="an_interview_says_something"
            ),
        )

    def __str__(self) -> str:
        return f"{self.theme}, {self.agency}"
