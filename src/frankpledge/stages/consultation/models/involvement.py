"""What came of it when somebody got back to a person who offered to be involved; forgotten with the person."""

from __future__ import annotations

from django.db import models

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.consultation.models.people import PersonToAsk
from frankpledge.stages.consultation.rules.involvement import CAME_OF_IT
from frankpledge.stages.partnership.models.owned import Owned


class FollowUp(Owned):
    """One time that somebody got back to a person: when, who did, what came of it, and by when again (R190)."""

    person = models.ForeignKey(PersonToAsk, models.CASCADE, related_name="follow_ups")
    on = models.DateField()
    came_of_it = models.CharField(max_length=12, choices=list(CAME_OF_IT.items()))
    note = models.CharField(max_length=300, blank=True)
    next_by = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    forgotten_on = "person__delete_on"
    """The field from whose day on a row is no part of an export."""

    sensitivity = labelled(working="partnership on came_of_it next_by", personal="person note done_by")

    class Meta:
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return f"{self.get_came_of_it_display()}, {self.on:%-d %B %Y}"
