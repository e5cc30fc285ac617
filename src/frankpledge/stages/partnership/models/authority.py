"""By what right and with what skill people act: role cards, delegations, training, procedures."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.core.readiness.case import Competency
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.choices import choices_of
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.partnership.models.groups import Group
from frankpledge.stages.partnership.models.owned import Owned


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
            models.CheckConstraint(condition=~Q(from_post=models.F("to_post")), name="nobody_delegates_to_themselves"),
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
