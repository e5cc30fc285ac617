"""What an audit says and what it rests on, who was shown it as it grew, and what they said to it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.core.evidence.corroboration import Claim
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.choices import choices_of
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.audit.models.audits import Audit
from frankpledge.stages.audit.models.commissions import Commission
from frankpledge.stages.audit.models.counting import Finding
from frankpledge.stages.audit.models.evidence import Knowledge
from frankpledge.stages.audit.models.scope import Source
from frankpledge.stages.audit.rules.report import Part
from frankpledge.stages.partnership.models.owned import Owned


class Conclusion(Owned):
    """One thing the audit says, in one of its four parts, and what it rests on; an option is a recommendation.

    ``claims`` is what it says that numbers can answer: of which problem, in which area; no area is the partnership.
    """

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="conclusions")
    part = models.CharField(max_length=10, choices=choices_of(Part))
    theme = models.CharField(max_length=80)
    text = models.TextField()
    commission = models.ForeignKey(Commission, models.PROTECT, null=True, blank=True, related_name="conclusions")
    findings = models.ManyToManyField(Finding, related_name="conclusions", blank=True)
    knowledge = models.ManyToManyField(Knowledge, related_name="conclusions", blank=True)
    sources = models.ManyToManyField(Source, related_name="conclusions", blank=True)
    rests_on = models.ManyToManyField("self", related_name="supports", symmetrical=False, blank=True)
    written_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    claims = models.CharField(max_length=10, choices=choices_of(Claim), blank=True)
    problem = models.CharField(max_length=40, blank=True)
    area_code = models.CharField(max_length=20, blank=True)
    area_name = models.CharField(max_length=150, blank=True)

    sensitivity = labelled(
        working="partnership audit part theme text commission findings knowledge sources rests_on written_on "
        "withdrawn_on claims problem area_code area_name"
    )

    class Meta:
        ordering = ("theme", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(claims="", problem="", area_code="") | (~Q(claims="") & ~Q(problem="")),
                name="a_claim_is_about_a_problem",
            ),
            models.CheckConstraint(
                condition=~Q(claims__in=("higher", "lower")) | ~Q(area_code=""), name="only_an_area_has_a_whole"
            ),
        )

    def __str__(self) -> str:
        return self.text if len(self.text) <= 100 else f"{self.text[:100].rsplit(' ', 1)[0]} …"


class Wording(Owned):
    """How a conclusion read before it was changed, at which agency's wish, and why (R115)."""

    conclusion = models.ForeignKey(Conclusion, models.CASCADE, related_name="wordings")
    text = models.TextField()
    changed_on = models.DateField()
    wished_by = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField()

    sensitivity = labelled(working="partnership conclusion text changed_on wished_by reason")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"wording {self.pk}"


class Circulation(Owned):
    """Interim findings shown to some agencies on a day, and by when they may comment (R097, R185)."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="circulations")
    title = models.CharField(max_length=150)
    sent_on = models.DateField()
    comments_by = models.DateField()
    agencies = models.ManyToManyField(Agency, related_name="+")
    conclusions = models.ManyToManyField(Conclusion, related_name="circulations")

    sensitivity = labelled(working="partnership audit title sent_on comments_by agencies conclusions")

    class Meta:
        ordering = ("-sent_on", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(comments_by__gte=F("sent_on")), name="comments_come_after_sending"),
        )

    def __str__(self) -> str:
        return self.title


class Comment(Owned):
    """What an agency said of a conclusion or a circulation, and what became of it."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="comments")
    circulation = models.ForeignKey(Circulation, models.CASCADE, null=True, blank=True, related_name="comments")
    conclusion = models.ForeignKey(Conclusion, models.CASCADE, null=True, blank=True, related_name="comments")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="audit_comments")
    text = models.TextField()
    is_to_follow_up = models.BooleanField(default=False)
    made_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership audit circulation conclusion agency text is_to_follow_up made_on answer answered_on"
    )

    class Meta:
        ordering = ("-made_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(circulation__isnull=False) | Q(conclusion__isnull=False), name="a_comment_is_on_something"
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="a_comment_is_answered_in_words",
            ),
        )

    def __str__(self) -> str:
        return f"comment {self.pk}"
