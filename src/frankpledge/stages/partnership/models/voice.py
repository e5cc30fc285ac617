"""What passes up, down and across: objections and answers, briefings, issues raised, what councillors were told."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.core.readiness.case import Level
from frankpledge.foundation.accounts.models import Agency, Person
from frankpledge.foundation.choices import choices_of
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.partnership.models.documents import Document
from frankpledge.stages.partnership.models.groups import Group
from frankpledge.stages.partnership.models.meetings import Decision
from frankpledge.stages.partnership.models.owned import Owned


class Objection(Owned):
    """An objection by a member, and what it was answered (R054)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="objections")
    about = models.CharField(max_length=200)
    text = models.TextField()
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="objections")
    raised_on = models.DateField()
    raised_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    sensitivity = labelled(
        working="partnership agency about text decision raised_on answer answered_on", personal="raised_by answered_by"
    )

    class Meta:
        ordering = ("-raised_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_on=None, answered_by=None)
                | (Q(answered_on__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="an_answer_has_words_day_and_author",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("raised_by")),
                name="nobody_answers_their_own_objection",
            ),
        )

    def __str__(self) -> str:
        return self.about


class Briefing(Owned):
    """Something passed down to the people who do the work, and what it covered (R044, R045, R086)."""

    topic = models.CharField(max_length=150)
    text = models.TextField(blank=True)
    on = models.DateField()
    by_group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="briefings")
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="briefings")
    perspectives = models.ManyToManyField(Agency, related_name="+", blank=True)
    """The agencies whose ways of working it covered."""

    sensitivity = labelled(working="partnership topic text on by_group document perspectives")

    class Meta:
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return self.topic


class Acknowledgement(Owned):
    """One level of one agency to which a briefing went, and when it said that it had it."""

    briefing = models.ForeignKey(Briefing, models.CASCADE, related_name="audiences")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    level = models.CharField(max_length=20, choices=choices_of(Level))
    people = models.PositiveIntegerField(null=True, blank=True)
    acknowledged_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(working="partnership briefing agency level people acknowledged_on")

    class Meta:
        ordering = ("agency__name", "level", "pk")
        constraints = (
            models.UniqueConstraint(fields=("briefing", "agency", "level"), name="an_audience_is_named_once"),
        )


class IssueRaised(Owned):
    """What people who do the work raised, and the strategic body's reply (R085)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="issues")
    level = models.CharField(max_length=20, choices=choices_of(Level), default=Level.OPERATIONAL)
    about = models.CharField(max_length=200)
    text = models.TextField()
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="issues")
    raised_on = models.DateField()
    raised_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reply_due = models.DateField()
    reply = models.TextField(blank=True)
    replied_on = models.DateField(null=True, blank=True)
    replied_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    sensitivity = labelled(
        working="partnership agency level about text group raised_on reply_due reply replied_on",
        personal="raised_by replied_by",
    )

    class Meta:
        ordering = ("replied_on", "reply_due", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(replied_on=None, replied_by=None)
                | (Q(replied_on__isnull=False, replied_by__isnull=False) & ~Q(reply="")),
                name="a_reply_has_words_day_and_author",
            ),
        )

    def __str__(self) -> str:
        return self.about


class MemberBriefing(Owned):
    """What elected members were told, and in which committee (R064)."""

    committee = models.CharField(max_length=120)
    on = models.DateField()
    topic = models.CharField(max_length=150)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="member_briefings")

    sensitivity = labelled(working="partnership committee on topic document")

    class Meta:
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return self.topic
