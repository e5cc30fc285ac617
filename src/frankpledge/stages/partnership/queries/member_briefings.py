"""What elected members were told, and the facts for what they are told next (R064)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Action, Cycle, CycleStep, Decision, MemberBriefing
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.cycle_steps import label_of, step_labels
from frankpledge.stages.partnership.queries.lookback import year_began


def member_briefings(standing: Standing) -> QuerySet[MemberBriefing]:
    """Return what committees were told, newest first."""
    check_may_read_business(standing)
    return MemberBriefing.objects.filter(partnership=standing.partnership).select_related("document")


@dataclass(frozen=True)
class Committee:
    """A committee, how often it was briefed, and when last."""

    name: str
    briefings: int
    last: date


def committees(standing: Standing) -> list[Committee]:
    """Return the committees that were briefed, the one that waits longest first."""
    rows = member_briefings(standing).order_by().values_list("committee")
    told = rows.annotate(count=Count("pk"), last=Max("on")).order_by("last", "committee")
    return [Committee(*row) for row in told]


@dataclass(frozen=True)
class StepNow:
    """A step of the cycle as it stands."""

    label: str
    planned_start: date
    planned_end: date
    started: date | None
    ended: date | None

    def is_late(self, today: date) -> bool:
        """Whether it should have begun or ended by today and has not."""
        if self.ended:
            return False
        return self.planned_end < today or (self.started is None and self.planned_start < today)


@dataclass(frozen=True)
class CycleNow:
    """The cycle that is open, and its steps in order."""

    due: date
    steps: tuple[StepNow, ...]


@dataclass(frozen=True)
class AgencyActions:
    """How many open actions an agency has, and how many of them are overdue."""

    agency: str
    count: int
    overdue: int


@dataclass(frozen=True)
class Told:
    """All that a briefing of elected members is written from."""

    partnership: str
    on: date
    since: date
    is_first: bool
    cycle: CycleNow | None
    actions: tuple[AgencyActions, ...]
    done: int
    decisions: tuple[Decision, ...]


def facts_for_members(standing: Standing, committee: str = "") -> Told:
    """Gather what elected members are to be told, since the committee (or any) was told last, or for a year."""
    told = member_briefings(standing).order_by()
    last = (told.filter(committee=committee) if committee else told).aggregate(Max("on"))["on__max"]
    since, own = last or year_began(standing), {"partnership": standing.partnership}
    return Told(
        partnership=str(standing.partnership),
        on=standing.today,
        since=since,
        is_first=last is None,
        cycle=_cycle(standing),
        actions=_actions(standing),
        done=Action.objects.filter(**own, done_on__gte=since, done_on__lte=standing.today).count(),
        decisions=tuple(Decision.objects.filter(**own, on__gte=since).select_related("group").order_by("on", "pk")),
    )


def _cycle(standing: Standing) -> CycleNow | None:
    cycle = Cycle.objects.filter(partnership=standing.partnership, closed_on=None).prefetch_related("steps").first()
    return CycleNow(cycle.statutory_date, _steps(cycle.steps.all(), standing)) if cycle else None


def _steps(steps: Iterable[CycleStep], standing: Standing) -> tuple[StepNow, ...]:
    labels = step_labels(standing)
    return tuple(
        StepNow(label_of(step.step, labels), step.planned_start, step.planned_end, step.started, step.ended)
        for step in sorted(steps, key=lambda step: step.place)
    )


def _actions(standing: Standing) -> tuple[AgencyActions, ...]:
    open_now = Action.objects.filter(partnership=standing.partnership, done_on=None, dropped_on=None)
    late = Count("pk", filter=Q(due__lt=standing.today))
    rows = open_now.values_list("agency__name").annotate(count=Count("pk"), late=late).order_by("agency__name")
    return tuple(AgencyActions(*row) for row in rows)
