"""New research that an audit considers: what it would ask, what it is reckoned to take, and what it took (R162)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.core.research import Estimate, Method
from frankpledge.core.research.method import READINGS
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.audit.models.audits import Audit
from frankpledge.stages.audit.models.scope import Question
from frankpledge.stages.audit.rules.research import COUNTS, RATES, asked_of, estimate_of, standing_of
from frankpledge.stages.partnership.models.owned import Owned


def _whole(method: Method) -> Q:
    """Every number is there of which an estimate by such a method is made: to a database, nothing is not too little."""
    there = {f"{name}__isnull": False for name in asked_of(method)}
    enough = {f"{name}__gte": 1 for name in asked_of(method) if name in COUNTS}
    return Q(**there, **enough)


def _not_negative() -> Q:
    """No rate is below nothing; one that was not given yet is neither."""
    found = Q()
    for name in RATES:
        found &= Q(**{name: None}) | Q(**{f"{name}__gte": 0})
    return found


IN_GROUPS = Q(method=str(Method.GROUPS))
ESTIMATED = (IN_GROUPS & _whole(Method.GROUPS)) | (~IN_GROUPS & _whole(Method.INTERVIEWS))


class Research(Owned):
    """A survey, focus groups or interviews: considered, estimated, then taken in or left out, and looked back on.

    Every number is typed by whoever plans it: there is none until then. What it comes to is worked out anew each
    time (``core/research``), so that it never parts from the numbers.
    """

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="research")
    name = models.CharField(max_length=150)
    method = models.CharField(max_length=20, choices=[(str(method), text) for method, text in READINGS.items()])
    asks = models.TextField()
    questions = models.ManyToManyField(Question, related_name="research", blank=True)
    is_in = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    answers = models.PositiveIntegerField(null=True, blank=True)
    group_count = models.PositiveSmallIntegerField(null=True, blank=True)
    people = models.PositiveSmallIntegerField(null=True, blank=True)
    share_percent = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    design_hours = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    analysis_hours = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    report_hours = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    minutes_approached = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    minutes_answer = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    minutes_group = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    cost_approached = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    cost_answer = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    cost_group = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    cost_fixed = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    hours_a_day = models.DecimalField(max_digits=4, decimal_places=2, null=True, blank=True)
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)

    done_on = models.DateField(null=True, blank=True)
    actual_days = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    actual_cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    actual_approached = models.PositiveIntegerField(null=True, blank=True)
    actual_answers = models.PositiveIntegerField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership audit name method asks questions is_in reason answers group_count people "
        "share_percent design_hours analysis_hours report_hours minutes_approached minutes_answer minutes_group "
        "cost_approached cost_answer cost_group cost_fixed hours_a_day weeks done_on actual_days actual_cost "
        "actual_approached actual_answers"
    )

    class Meta:
        ordering = ("-is_in", "name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("audit", "name"), name="research_is_considered_once"),
            models.CheckConstraint(condition=Q(is_in=False) | ESTIMATED, name="research_is_estimated_before_it_is_in"),
            models.CheckConstraint(condition=Q(is_in=False) | ~Q(reason=""), name="research_is_in_for_a_reason"),
            models.CheckConstraint(condition=_not_negative(), name="no_rate_of_research_is_negative"),
            models.CheckConstraint(
                condition=Q(share_percent=None) | Q(share_percent__gt=0, share_percent__lte=100),
                name="a_share_is_of_a_hundred",
            ),
            models.CheckConstraint(
                condition=Q(hours_a_day=None) | Q(hours_a_day__gt=0, hours_a_day__lte=24),
                name="a_working_day_has_hours",
            ),
            models.CheckConstraint(
                condition=Q(
                    done_on=None, actual_days=None, actual_cost=None, actual_approached=None, actual_answers=None
                )
                | Q(
                    done_on__isnull=False, actual_days__gte=0, actual_cost__gte=0, actual_approached__isnull=False,
                    actual_answers__isnull=False,
                ),
                name="what_research_took_is_told_whole",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def estimate(self) -> Estimate | None:
        """What it is reckoned to take; nothing while a number is missing."""
        return estimate_of(self.method, {name: getattr(self, name) for name in (*COUNTS, *RATES)})

    @property
    def stands(self) -> str:
        """Where it stands, as its tag reads."""
        return standing_of(
            estimated=self.estimate is not None,
            chosen=bool(self.reason),
            is_in=self.is_in,
            done=self.done_on is not None,
        )
