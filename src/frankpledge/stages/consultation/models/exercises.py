"""Exercises: each asks some people something, in one way, between two days; and the sittings at which it meets them."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.consultation.models.forums import Forum
from frankpledge.stages.consultation.models.hearing import GroupToHear
from frankpledge.stages.consultation.rules.phases import METHODS, PHASES
from frankpledge.stages.consultation.rules.planning import DONE_BY, DoneBy, ExerciseState, exercise_state
from frankpledge.stages.consultation.rules.settings import SETTINGS, ties_of
from frankpledge.stages.partnership.models.cycle import Cycle
from frankpledge.stages.partnership.models.owned import Owned


class Exercise(Owned):
    """One exercise of consultation in a cycle: in which phase, how and why so, of whom, and what it is to find out."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="exercises")
    title = models.CharField(max_length=150)
    phase = models.CharField(max_length=12, choices=list(PHASES.items()))
    method = models.CharField(max_length=15, choices=list(METHODS.items()))
    method_reason = models.TextField(blank=True)
    aim = models.TextField()
    audience = models.CharField(max_length=300)
    reaches = models.ManyToManyField(GroupToHear, related_name="exercises", blank=True)
    forums = models.ManyToManyField(Forum, related_name="exercises", blank=True)
    duties = models.JSONField(default=list, blank=True)
    """Keys of ``rules.duties``: which duties to ask people it serves at once (R177)."""
    opens = models.DateField()
    closes = models.DateField()
    planned_on = models.DateField()
    lead = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="exercises_led")
    done_by = models.CharField(max_length=10, choices=list(DONE_BY.items()), default=DoneBy.IN_HOUSE)
    done_by_reason = models.TextField(blank=True)
    cost_planned = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    hours_planned = models.PositiveIntegerField(null=True, blank=True)
    called_off_on = models.DateField(null=True, blank=True)
    called_off_why = models.TextField(blank=True)

    sensitivity = labelled(
        open="title audience opens closes",
        working="partnership cycle phase method method_reason aim reaches forums duties planned_on lead done_by "
        "done_by_reason cost_planned hours_planned called_off_on called_off_why",
    )

    class Meta:
        ordering = ("opens", "pk")
        constraints = (
            models.UniqueConstraint(fields=("cycle", "title"), name="an_exercise_is_planned_once"),
            models.CheckConstraint(condition=Q(closes__gte=F("opens")), name="an_exercise_closes_after_it_opens"),
            models.CheckConstraint(
                condition=Q(cost_planned=None) | Q(cost_planned__gte=0), name="an_exercise_costs_no_less_than_nothing"
            ),
            models.CheckConstraint(
                condition=Q(called_off_on=None, called_off_why="")
                | (Q(called_off_on__isnull=False) & ~Q(called_off_why="")),
                name="an_exercise_is_called_off_with_a_reason",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def state_on(self, day: date) -> ExerciseState:
        """Say how it stands on a day."""
        return exercise_state(self.opens, self.closes, self.called_off_on, day)


class Sitting(Owned):
    """One occasion at which an exercise meets people: when, at what kind of place, whose, and in whose chair (R230)."""

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="sittings")
    on = models.DateField()
    place = models.CharField(max_length=150)
    setting = models.CharField(max_length=12, choices=list(SETTINGS.items()))
    place_ties = models.CharField(max_length=150, blank=True)
    """To which side or body the place belongs, where people may see it so; empty where it is neutral."""
    chair = models.CharField(max_length=150, blank=True)
    chair_ties = models.CharField(max_length=150, blank=True)
    came = models.PositiveIntegerField(null=True, blank=True)
    filled_in = models.PositiveIntegerField(null=True, blank=True)
    """How many questionnaires were filled in there (R208)."""

    sensitivity = labelled(
        working="partnership exercise on place setting place_ties came filled_in", personal="chair chair_ties"
    )

    class Meta:
        ordering = ("on", "pk")
        constraints = (models.UniqueConstraint(fields=("exercise", "on", "place"), name="a_sitting_is_planned_once"),)

    def __str__(self) -> str:
        return f"{self.place}, {self.on:%-d %B %Y}"

    @property
    def ties(self) -> str:
        """What of its place or its chair may look partisan; empty where nothing does."""
        return ties_of(self.place_ties, self.chair_ties)
