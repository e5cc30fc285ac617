"""Groups through which the partnership works, their topics, and who sits in them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.core.readiness.case import Level, SeatRole
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.choices import choices_of
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.partnership.models.owned import Owned


class Topic(Owned):
    """Something that stands on agendas: a word shared by all groups, so that overlap can be seen."""

    name = models.CharField(max_length=80)

    sensitivity = labelled(open="partnership name")

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=("partnership", "name"), name="topics_are_named_once"),)

    def __str__(self) -> str:
        return self.name


class Group(Owned):
    """A board, steering group, working group or team."""

    name = models.CharField(max_length=120)
    level = models.CharField(max_length=20, choices=choices_of(Level))
    remit = models.TextField(blank=True)
    functions = models.JSONField(default=list, blank=True)
    """Codes of ``core.readiness.case.Function``: what the group is there to do."""
    topics = models.ManyToManyField(Topic, related_name="groups", blank=True)
    powers = models.TextField(blank=True)
    constitution = models.TextField(blank=True)
    terms_agreed_on = models.DateField(null=True, blank=True)
    started = models.DateField()
    ended = models.DateField(null=True, blank=True)
    predecessor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="successors")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="absorbed")
    meets_jointly_with = models.ManyToManyField("self", blank=True)
    overlap_reason = models.TextField(blank=True)
    """Why it stands beside another group with the same function, where both are meant to go on (R048)."""

    sensitivity = labelled(
        open="partnership name level remit functions topics terms_agreed_on started ended predecessor merged_into",
        working="powers constitution meets_jointly_with overlap_reason",
    )

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ended=None) | Q(ended__gte=F("started")), name="a_group_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(ended__isnull=False), name="a_merged_group_has_ended"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ExpectedSeat(Owned):
    """A seat that a group is meant to have, whether or not anybody sits in it yet (R040)."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="expected_seats")
    name = models.CharField(max_length=120)
    """Whose seat it is, in the words of the template or of the group: the commander, a chief officer."""
    source = models.CharField(max_length=80, blank=True)

    sensitivity = labelled(open="partnership group name source")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("group", "name"), name="a_seat_is_expected_once"),)

    def __str__(self) -> str:
        return self.name


class Seat(Owned):
    """A post's place in a group. The post keeps the seat when its holder changes."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="seats")
    post = models.ForeignKey(Post, models.PROTECT, related_name="seats")
    role = models.CharField(max_length=10, choices=choices_of(SeatRole), default=SeatRole.MEMBER)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    fills = models.ForeignKey(ExpectedSeat, models.SET_NULL, null=True, blank=True, related_name="seats")
    deputy_for = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="deputies")

    sensitivity = labelled(open="partnership group post role fills deputy_for", working="since until")

    class Meta:
        ordering = ("group__name", "role", "post__title", "pk")
        constraints = (
            models.UniqueConstraint(fields=("group", "post"), condition=Q(until=None), name="a_post_sits_once"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="a_seat_ends_after_it_began"
            ),
            models.CheckConstraint(condition=Q(deputy_for=None) | Q(role="deputy"), name="who_stands_in_is_a_deputy"),
        )

    def __str__(self) -> str:
        return f"{self.post} in {self.group}"
