"""By what right and with what skill people act: role cards, commitments, delegations, training, procedures."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.core.readiness.case import Competency
from frankpledge.foundation.accounts.models import Person, Post
from frankpledge.foundation.choices import choices_of
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.partnership.models.groups import Group
from frankpledge.stages.partnership.models.meetings import Decision
from frankpledge.stages.partnership.models.owned import Owned
from frankpledge.stages.partnership.rules.commitments import Approval


class RoleCard(Owned):
    """What a representative is there for: authority to commit, accountability, time expected, resources (R051)."""

    post = models.OneToOneField(Post, models.PROTECT, related_name="role_card")
    role = models.TextField()
    authority_pounds = models.PositiveIntegerField(null=True, blank=True)
    """What the post may commit unasked. 0 is none; empty is not stated."""
    authority_words = models.TextField(blank=True)
    reports_to = models.CharField(max_length=150, blank=True)
    hours_a_month = models.PositiveIntegerField(null=True, blank=True)
    resources = models.TextField(blank=True)
    agreed_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership post role authority_pounds authority_words reports_to hours_a_month resources agreed_on"
    )

    def __str__(self) -> str:
        return f"the role card of {self.post}"


class CommitmentRequest(Owned):
    """A post's question, put to one other post or one group, whether it may commit more than its card allows (R269)."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="commitment_requests")
    pounds = models.PositiveIntegerField()
    what = models.TextField()
    of_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="commitments_to_answer")
    of_group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="commitments_to_answer")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    answer = models.CharField(max_length=10, choices=choices_of(Approval), blank=True)
    reason = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="commitment_requests")
    """What was decided under it. An approval is good for one decision."""

    sensitivity = labelled(
        working="partnership post pounds what of_post of_group asked_on answer reason answered_on withdrawn_on "
        "decision",
        personal="asked_by answered_by",
    )

    class Meta:
        ordering = ("-asked_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(of_post=None, of_group__isnull=False) | Q(of_post__isnull=False, of_group=None),
                name="a_commitment_is_asked_of_one",
            ),
            models.CheckConstraint(condition=~Q(of_post=F("post")), name="no_post_is_asked_for_its_own_commitment"),
            models.CheckConstraint(
                condition=Q(answer="", answered_by=None, answered_on=None)
                | Q(answer__in=[each.value for each in Approval], answered_by__isnull=False, answered_on__isnull=False),
                name="a_commitment_is_answered_by_whom_and_when",
            ),
            models.CheckConstraint(condition=~Q(answered_by=F("asked_by")), name="nobody_approves_what_they_asked_for"),
            models.CheckConstraint(
                condition=~Q(answer=Approval.DECLINED.value) | ~Q(reason=""), name="a_commitment_declined_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(answer=""), name="what_was_answered_is_not_withdrawn"
            ),
            models.UniqueConstraint(
                fields=("decision",),
                condition=~Q(answer=Approval.DECLINED.value) & Q(withdrawn_on=None),
                name="a_decision_is_approved_once",
            ),
        )

    def __str__(self) -> str:
        return f"a commitment of {self.post}"


class Delegation(Owned):
    """Work that one post handed to another, within limits (R068)."""

    from_post = models.ForeignKey(Post, models.PROTECT, related_name="delegated")
    to_post = models.ForeignKey(Post, models.PROTECT, related_name="delegated_to")
    functions = models.JSONField(default=list, blank=True)
    limits = models.TextField()
    comes_back = models.TextField(blank=True)
    comes_back_to = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership from_post to_post functions limits comes_back comes_back_to since until"
    )

    class Meta:
        ordering = ("since", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(from_post=F("to_post")), name="nobody_delegates_to_themselves"),
        )

    def __str__(self) -> str:
        return f"a delegation to {self.to_post}"


class Skill(Owned):
    """A skill that the holder of a post has."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="skills")
    skill = models.CharField(max_length=80)

    sensitivity = labelled(working="partnership post skill")

    class Meta:
        ordering = ("skill", "pk")
        constraints = (models.UniqueConstraint(fields=("post", "skill"), name="a_skill_is_held_once"),)

    def __str__(self) -> str:
        return self.skill


class Training(Owned):
    """Training that the holder of a post needs or has completed, under one of the four heads (R087)."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="trainings")
    competency = models.CharField(max_length=40, choices=choices_of(Competency))
    title = models.CharField(max_length=150, blank=True)
    needed_on = models.DateField()
    completed_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(working="partnership post competency title needed_on completed_on")

    class Meta:
        ordering = ("competency", "pk")

    def __str__(self) -> str:
        return f"training of {self.post}"


class Procedure(Owned):
    """Something done time and again, and who can do it: one person alone is a single point of dependence."""

    name = models.CharField(max_length=120)
    post = models.ForeignKey(Post, models.PROTECT, related_name="procedures")
    able = models.ManyToManyField(Post, related_name="able_to", blank=True)
    """The other posts whose holders could do it today."""
    steps = models.TextField(blank=True)
    written_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(working="partnership name post able steps written_on")

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name
