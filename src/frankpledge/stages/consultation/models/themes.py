"""Open text: the book of themes, what was said, who coded it how, where it was about, and what became of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.foundation.accounts.models import Agency, Person
from frankpledge.foundation.evidence.models import Item
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.consultation.models.answers import Answer
from frankpledge.stages.consultation.models.exercises import Exercise, Sitting
from frankpledge.stages.consultation.rules.coding import SOURCES, CodingState, InAudit, Outcome
from frankpledge.stages.partnership.models.cycle import Cycle
from frankpledge.stages.partnership.models.owned import Owned


class Theme(Owned):
    """One theme of a cycle's book: what belongs in it and what does not, and whether the audit speaks of it.

    A theme that is merged into another takes its codings there; one that is ended keeps them and gets no more.
    """

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="themes")
    name = models.CharField(max_length=80)
    includes = models.TextField()
    excludes = models.TextField(blank=True)
    example = models.TextField(blank=True)
    in_audit = models.CharField(max_length=3, choices=InAudit.choices(), blank=True)
    finding = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+")
    """What of the audit it is about, as it stands in the ledger of evidence."""
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="took_over")

    sensitivity = labelled(
        working="partnership cycle name includes excludes example in_audit finding began_on ended_on merged_into"
    )

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("cycle", "name"), condition=Q(ended_on=None), name="a_theme_stands_once_in_a_book"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(ended_on__isnull=False), name="a_merged_theme_has_ended"
            ),
            models.CheckConstraint(
                condition=Q(finding=None) | Q(in_audit="yes"), name="what_the_audit_found_is_in_the_audit"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Place(Owned):
    """A place of the partnership's own gazetteer: an area, or a place within one, by the name that people use."""

    name = models.CharField(max_length=100)
    area = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="places")
    """The area it lies in; none where it is an area itself."""
    ended_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(open="name area", working="partnership ended_on")

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "name"), condition=Q(area=None, ended_on=None), name="an_area_is_known_once"
            ),
            models.UniqueConstraint(
                fields=("area", "name"), condition=Q(ended_on=None), name="a_place_is_known_once_in_an_area"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.area.name})" if self.area else self.name


class Remark(Owned):
    """One thing that was said: a comment of a questionnaire, or typed in from a sitting, a letter or a forum.

    A comment's words stay in its answer, screened as they were taken in. ``themes`` are those that stand: of the one
    coder, of two who agree, or as it was settled. What only one of two has coded has none yet, so that the other
    cannot see.
    """

    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="remarks")
    source = models.CharField(max_length=12, choices=list(SOURCES.items()))
    answer = models.OneToOneField(Answer, models.CASCADE, null=True, blank=True, related_name="remark")
    sitting = models.ForeignKey(Sitting, models.PROTECT, null=True, blank=True, related_name="remarks")
    typed = models.TextField(blank=True)
    removed = models.PositiveSmallIntegerField(default=0)
    """How many personal details were taken out of what was typed in."""
    heard_on = models.DateField()
    speaks_for = models.PositiveIntegerField(null=True, blank=True)
    """How many people it speaks for, where a group or forum speaks."""
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    is_double = models.BooleanField(default=False)
    """Whether two people code it, neither seeing the other's codes."""
    state = models.CharField(max_length=10, choices=CodingState.choices(), default=CodingState.NEW)
    themes = models.ManyToManyField(Theme, related_name="remarks", blank=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="remarks")
    is_quotable = models.BooleanField(default=False)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    settled_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership exercise source answer sitting removed heard_on speaks_for is_double state themes place "
        "is_quotable settled_on",
        personal="typed entered_by settled_by",
    )

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(answer__isnull=False, typed="") | (Q(answer=None) & ~Q(typed="")),
                name="a_remark_is_an_answer_or_typed_in",
            ),
            models.CheckConstraint(
                condition=Q(settled_by=None, settled_on=None) | Q(settled_by__isnull=False, settled_on__isnull=False),
                name="what_is_settled_has_a_name_and_a_day",
            ),
            models.CheckConstraint(
                condition=Q(speaks_for=None) | Q(speaks_for__gte=2), name="a_remark_speaks_for_two_or_more"
            ),
        )
        indexes = (models.Index(fields=("partnership", "state", "is_double"), name="remarks_to_code"),)

    def __str__(self) -> str:
        return f"Remark {self.pk}"

    @property
    def words(self) -> str:
        """What was said, personal details taken out."""
        return self.answer.text if self.answer else self.typed


class Coding(Owned):
    """How one person coded a remark, the first or the second to do so."""

    remark = models.ForeignKey(Remark, models.CASCADE, related_name="codings")
    coder = models.ForeignKey(Person, models.PROTECT, related_name="+")
    turn = models.PositiveSmallIntegerField()
    themes = models.ManyToManyField(Theme, related_name="codings", blank=True)
    is_quotable = models.BooleanField(default=False)
    on = models.DateField()

    sensitivity = labelled(working="partnership remark turn themes is_quotable on", personal="coder")

    class Meta:
        ordering = ("remark_id", "turn")
        constraints = (
            models.UniqueConstraint(fields=("remark", "coder"), name="nobody_codes_a_remark_twice"),
            models.UniqueConstraint(fields=("remark", "turn"), name="a_remark_is_coded_in_turns"),
            models.CheckConstraint(condition=Q(turn__in=(1, 2)), name="two_code_a_remark_at_most"),
        )

    def __str__(self) -> str:
        return f"Coding {self.pk}"


class Referral(Owned):
    """A comment about a place, sent to the agency that answers for it; and what the agency says was done."""

    remark = models.ForeignKey(Remark, models.PROTECT, related_name="referrals")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    asks = models.CharField(max_length=500)
    """What the agency is asked, in the partnership's words: this is what others read, and not the comment."""
    referred_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    referred_on = models.DateField()
    reply_by = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices(), blank=True)
    reason = models.TextField(blank=True)
    due = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership remark agency asks referred_on reply_by outcome reason due answered_on",
        personal="referred_by answered_by",
    )

    class Meta:
        ordering = ("reply_by", "pk")
        constraints = (
            models.UniqueConstraint(fields=("remark", "agency"), name="a_comment_is_sent_to_an_agency_once"),
            models.CheckConstraint(
                condition=Q(outcome="", reason="", answered_by=None, answered_on=None)
                | (~Q(outcome="") & ~Q(reason="") & Q(answered_by__isnull=False, answered_on__isnull=False)),
                name="an_agency_answers_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(outcome="will-do", due__isnull=False) | (~Q(outcome="will-do") & Q(due=None)),
                name="what_an_agency_will_do_has_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.asks
