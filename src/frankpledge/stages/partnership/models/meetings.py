"""Meetings of one or several groups: agenda, papers, who was asked, who came, what was decided and set to be done."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.core.readiness.case import Presence
from frankpledge.foundation.accounts.models import Agency, Person, Post
from frankpledge.foundation.choices import choices_of
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.partnership.models.documents import Document
from frankpledge.stages.partnership.models.groups import Group, Topic
from frankpledge.stages.partnership.models.owned import Owned


class Meeting(Owned):
    """A meeting, planned or held."""

    groups = models.ManyToManyField(Group, related_name="meetings")
    on = models.DateField()
    starts = models.TimeField(null=True, blank=True)
    hours = models.DecimalField(max_digits=4, decimal_places=2, null=True, blank=True)
    venue = models.CharField(max_length=120, blank=True)
    remote_offered = models.BooleanField(default=False)
    """Whether people may take part from elsewhere or in writing."""
    attendance_on = models.DateField(null=True, blank=True)
    """The day on which it was recorded who came. Until then, attendances are only what people answered."""
    minutes = models.TextField(blank=True)
    minutes_agreed_on = models.DateField(null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership groups on starts hours venue remote_offered attendance_on minutes minutes_agreed_on "
        "cancelled_on"
    )

    class Meta:
        ordering = ("-on", "-pk")
        indexes = (models.Index(fields=("partnership", "on"), name="meetings_by_day"),)

    def __str__(self) -> str:
        return f"the meeting of {self.on:%-d %B %Y}"


class AgendaItem(Owned):
    """A matter on a meeting's agenda."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=150)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="items")

    sensitivity = labelled(working="partnership meeting place title topic")

    class Meta:
        ordering = ("meeting_id", "place", "pk")

    def __str__(self) -> str:
        return self.title


class Paper(Owned):
    """A document put before a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="papers")
    document = models.ForeignKey(Document, models.PROTECT, related_name="put_before")

    sensitivity = labelled(working="partnership meeting document")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("meeting", "document"), name="a_paper_is_put_once"),)


class MeetingInvitation(Owned):
    """A post asked to a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    post = models.ForeignKey(Post, models.PROTECT, related_name="meeting_invitations")
    sent_on = models.DateField(null=True, blank=True)
    papers_sent_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(working="partnership meeting post sent_on papers_sent_on")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("meeting", "post"), name="a_post_is_asked_once"),)


class Attendance(Owned):
    """Whether the holder of a post took part, or answered that they will not."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    post = models.ForeignKey(Post, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="attendances")
    """Who came or answered for the post, where that is known."""
    presence = models.CharField(max_length=10, choices=choices_of(Presence))
    reason = models.TextField(blank=True)
    comment = models.TextField(blank=True)
    """What somebody who could not come wished to be said, in writing (R079)."""
    followed_up_on = models.DateField(null=True, blank=True)
    follow_up = models.TextField(blank=True)

    sensitivity = labelled(
        working="partnership meeting post presence comment followed_up_on", personal="person reason follow_up"
    )

    class Meta:
        ordering = ("meeting_id", "pk")
        constraints = (models.UniqueConstraint(fields=("meeting", "post"), name="a_post_attends_once"),)


class Decision(Owned):
    """A decision, at a meeting or outside one; what was decided outside is brought to a meeting and ratified."""

    what = models.TextField()
    reason = models.TextField(blank=True)
    on = models.DateField()
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="decisions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="decisions")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="decisions")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="proposals")
    """Whose proposal it was (R005)."""
    commented = models.ManyToManyField(Agency, related_name="+", blank=True)
    """The agencies that spoke to it before it was taken (R005)."""
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="decisions")
    """Who took it, where it was taken outside a meeting."""
    pounds = models.PositiveIntegerField(null=True, blank=True)
    authority = models.TextField(blank=True)
    ratified_at = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="ratified")

    sensitivity = labelled(
        working="partnership what reason on group meeting topic agency commented post pounds authority ratified_at"
    )

    class Meta:
        ordering = ("-on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(meeting__isnull=False) | Q(post__isnull=False), name="a_decision_has_a_meeting_or_a_taker"
            ),
        )

    def __str__(self) -> str:
        return f"a decision of {self.on:%-d %B %Y}"


class Action(Owned):
    """Something to be done, by a named post, by a day."""

    what = models.TextField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="actions")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="actions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="actions")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="actions")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="actions")
    set_on = models.DateField()
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    planned_hours = models.PositiveIntegerField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership what agency post meeting topic decision set_on due done_on dropped_on outcome "
        "planned_hours"
    )

    class Meta:
        ordering = ("due", "pk")
        indexes = (
            models.Index(fields=("partnership", "done_on", "dropped_on", "due"), name="actions_open_by_day"),
            models.Index(fields=("post", "done_on"), name="actions_of_a_post"),
        )

    def __str__(self) -> str:
        return f"action {self.pk}"
