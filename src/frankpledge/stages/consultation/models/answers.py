"""What people answered: a response by whatever channel it came, and its answers. Nothing says whose it is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.consultation.models.questionnaires import Question, Questionnaire
from frankpledge.stages.consultation.rules.channels import CHANNELS
from frankpledge.stages.partnership.models.owned import Owned


class Response(Owned):
    """One response: by which channel, from which place, on which day. The minute is nobody's business."""

    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="responses")
    response_id = models.CharField(max_length=32)
    channel = models.CharField(max_length=10, choices=list(CHANNELS.items()))
    place = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=2, default="en")
    received_on = models.DateField()
    speaks_for = models.PositiveIntegerField(null=True, blank=True)
    """For how many people it speaks, where a group answered together; such a response is counted apart."""
    keyed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    fingerprint = models.CharField(max_length=64)
    """The digest of its answers: alike answers have it alike."""
    is_repeat = models.BooleanField(default=False)
    """Whether so much the same came about the same day that it may be one person's many; it counts all the same."""

    sensitivity = labelled(
        working="partnership questionnaire response_id channel place language received_on speaks_for fingerprint "
        "is_repeat",
        personal="keyed_by",
    )

    class Meta:
        ordering = ("received_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("questionnaire", "response_id"), name="a_response_is_taken_in_once"),
            models.CheckConstraint(
                condition=Q(speaks_for=None) | Q(speaks_for__gte=2), name="a_group_is_two_people_or_more"
            ),
        )
        indexes = (models.Index(fields=("questionnaire", "fingerprint", "received_on"), name="alike_responses"),)

    def __str__(self) -> str:
        return f"Response {self.response_id[:8].upper()}"


class Answer(Owned):
    """One answer, or one of several chosen to the same question: a code, a place in an order, an amount, or words.

    Words are screened before they come here: nobody reads what was taken out.
    """

    response = models.ForeignKey(Response, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    code = models.CharField(max_length=40, blank=True)
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    text = models.TextField(blank=True)
    removed = models.PositiveSmallIntegerField(default=0)
    """How many personal details were taken out of the words."""

    sensitivity = labelled(working="partnership response question code place amount removed", personal="text")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("response", "question", "code"), name="an_answer_is_given_once"),
        )
        indexes = (models.Index(fields=("question", "code"), name="answers_to_a_question"),)

    def __str__(self) -> str:
        return f"Answer {self.pk}"
