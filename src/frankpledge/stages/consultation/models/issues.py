"""What people raised in exercises, how it was answered, and what was told back of an exercise.

An issue is an item of the ledger of evidence, and its answers are the ledger's; here stands what it does not know.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.foundation.accounts.models import Agency, Post
from frankpledge.foundation.evidence.models import Answer as GivenAnswer
from frankpledge.foundation.evidence.models import Item
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.consultation.models.exercises import Exercise, Sitting
from frankpledge.stages.consultation.models.forums import Forum
from frankpledge.stages.consultation.models.questionnaires import Questionnaire
from frankpledge.stages.consultation.rules.issues import COVERAGE, KINDS
from frankpledge.stages.partnership.models.owned import Owned
from frankpledge.stages.publication.models import ReleaseCandidate


class RaisedIssue(Owned):
    """One thing that people raised in an exercise, in the partnership's words: theirs are never published (R188)."""

    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="issues")
    sitting = models.ForeignKey(Sitting, models.PROTECT, null=True, blank=True, related_name="issues")
    item = models.OneToOneField(Item, models.PROTECT, null=True, blank=True, related_name="+")
    """Its place in the ledger, entered as soon as it is kept."""
    kind = models.CharField(max_length=10, choices=list(KINDS.items()))
    title = models.CharField(max_length=150)
    words = models.TextField(max_length=2_000)
    about = models.CharField(max_length=200, blank=True)
    """The problem that an idea would tackle, the part of a draft, what in the report is said to be wrong."""
    area = models.CharField(max_length=150, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    forum = models.ForeignKey(Forum, models.PROTECT, null=True, blank=True, related_name="+")
    forum_size = models.PositiveIntegerField(null=True, blank=True)
    """How many the forum has, or had that day: it speaks for them, and they are not counted as people who raised it."""
    coverage = models.CharField(max_length=7, choices=list(COVERAGE.items()), blank=True)
    coverage_says = models.CharField(max_length=300, blank=True)
    answer_from = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    """Which agency is to answer; none where the partnership is."""
    raised_on = models.DateField()

    sensitivity = labelled(
        working="partnership exercise sitting item kind title words about area people forum forum_size coverage "
        "coverage_says answer_from raised_on"
    )

    class Meta:
        ordering = ("-raised_on", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("exercise", "title"), name="an_issue_is_entered_once"),
            models.CheckConstraint(
                condition=Q(forum_size=None) | Q(forum__isnull=False), name="only_a_forum_has_a_size"
            ),
            models.CheckConstraint(condition=Q(people=None) | Q(people__gte=1), name="an_issue_is_raised_by_somebody"),
        )

    def __str__(self) -> str:
        return self.title


class AnswerDetail(Owned):
    """What stands beside an answer of the ledger to an issue: whose post gave it, and what was changed for it."""

    issue = models.ForeignKey(RaisedIssue, models.PROTECT, related_name="details")
    answer = models.OneToOneField(GivenAnswer, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    changed = models.TextField(max_length=2_000, blank=True)
    """The change made: in a draft, in a plan, in what is done (R191)."""
    correction = models.ForeignKey(ReleaseCandidate, models.PROTECT, null=True, blank=True, related_name="+")
    """The release that corrects the report (R218): what was wrong, and how it reads now, stand there."""

    sensitivity = labelled(working="partnership issue answer post changed correction")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"what stands beside {self.answer}"


class Feedback(Owned):
    """What those who were asked in an exercise are told: what was heard and what was changed (R233)."""

    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="feedback")
    candidate = models.OneToOneField(ReleaseCandidate, models.PROTECT, related_name="+")
    heard = models.TextField(max_length=5_000)
    changed = models.TextField(max_length=5_000)
    written_on = models.DateField()

    sensitivity = labelled(working="partnership exercise candidate heard changed written_on")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"what came of {self.exercise}"


class EnteredAnswers(Owned):
    """How many responses there were when the answers to a questionnaire were last entered as evidence."""

    questionnaire = models.OneToOneField(Questionnaire, models.PROTECT, related_name="entered")
    responses = models.PositiveIntegerField()
    on = models.DateField()

    sensitivity = labelled(working="partnership questionnaire responses on")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"answers to {self.questionnaire}"
