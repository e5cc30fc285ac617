"""How many people a census counts for each answer, and which answers tell of a group to hear."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.consultation.models.hearing import GroupToHear
from frankpledge.stages.consultation.models.questionnaires import Questionnaire
from frankpledge.stages.partnership.models.owned import Owned


class PeopleByAnswer(Owned):
    """The margin of one question: people of the area by answer, from one table of a census or another count.

    That of a question from the bank serves every questionnaire; that of another question only its own.
    """

    key = models.CharField(max_length=40)
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, null=True, blank=True, related_name="margins")
    people = models.JSONField()
    """How many, by the code of the answer; an answer that the source does not count is not in it."""
    unmatched = models.JSONField(default=list, blank=True)
    """Lines of the source that no answer matches: its words, and how many people."""
    source = models.CharField(max_length=200)
    counted_on = models.DateField()

    sensitivity = labelled(open="people unmatched source counted_on", working="partnership key questionnaire")

    class Meta:
        ordering = ("key", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "key"), condition=Q(questionnaire=None), name="a_bank_question_has_one_margin"
            ),
            models.UniqueConstraint(fields=("questionnaire", "key"), name="a_question_has_one_margin"),
        )

    def __str__(self) -> str:
        return f"{self.source}, {self.counted_on:%-d %B %Y}"


class GroupAnswers(Owned):
    """By which answers to a question of the bank somebody of a group to hear is told."""

    group = models.OneToOneField(GroupToHear, models.CASCADE, related_name="answers")
    key = models.CharField(max_length=40)
    codes = models.JSONField()

    sensitivity = labelled(working="partnership group key codes")

    def __str__(self) -> str:
        return f"Answers of {self.group}"
