"""An audit's scope, and whether it fits the time there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, Question, Research, Source
from frankpledge.stages.audit.permissions import check_may_read_scope
from frankpledge.stages.audit.queries.plan import days_of_other_tasks
from frankpledge.stages.audit.queries.research import research_of
from frankpledge.stages.audit.rules.research import money_over
from frankpledge.stages.audit.rules.scope import Ranked, Weighed, days_over, rank


@dataclass(frozen=True)
class Scope:
    """What an audit asks, from what, and how the days and money that needs compare with those there are."""

    questions: tuple[Question, ...]
    sources: tuple[Source, ...]
    research: tuple[Research, ...]
    ranked: tuple[Ranked, ...]
    other_days: Decimal
    available: Decimal | None
    money: Decimal | None

    @property
    def source_days(self) -> Decimal:
        """Person-days that the sources taken in need."""
        return sum((source.person_days for source in self.sources if source.is_in), Decimal(0))

    @property
    def taken(self) -> tuple[Research, ...]:
        """The new research taken in."""
        return tuple(each for each in self.research if each.is_in)

    @property
    def research_days(self) -> Decimal:
        """Person-days that the new research taken in is estimated to need."""
        return research_days(self.research)

    @property
    def research_cost(self) -> Decimal:
        """Pounds that the new research taken in is estimated to cost."""
        return sum((each.estimate.cost for each in self.taken if each.estimate), Decimal(0))

    @property
    def money_over(self) -> Decimal:
        """Pounds by which the new research taken in exceeds the money there is."""
        return money_over(self.research_cost, self.money)

    @property
    def needed(self) -> Decimal:
        """Person-days that the whole scope needs."""
        return self.source_days + self.research_days + self.other_days

    @property
    def over(self) -> Decimal:
        """Person-days by which the scope exceeds the time."""
        return days_over([self.needed], self.available)


def questions(standing: Standing, audit: Audit) -> QuerySet[Question]:
    """Return the questions of an audit, those taken in first."""
    check_may_read_scope(standing)
    return Question.objects.filter(audit=audit, partnership=standing.partnership)


def find_question(standing: Standing, pk: int) -> Question:
    """Return one question, or answer that it is not there."""
    check_may_read_scope(standing)
    found = Question.objects.filter(partnership=standing.partnership).select_related("audit")
    return get_object_or_404(found, pk=pk)


def sources(standing: Standing, audit: Audit) -> QuerySet[Source]:
    """Return the sources weighed for an audit, those taken in first, with the questions each serves."""
    check_may_read_scope(standing)
    found = Source.objects.filter(audit=audit, partnership=standing.partnership)
    return found.select_related("agency").prefetch_related("questions")


def find_source(standing: Standing, pk: int) -> Source:
    """Return one source, or answer that it is not there."""
    check_may_read_scope(standing)
    found = Source.objects.filter(partnership=standing.partnership).select_related("audit", "agency")
    return get_object_or_404(found, pk=pk)


def scope_of(standing: Standing, audit: Audit) -> Scope:
    """Return an audit's scope, its sources ranked by their worth in what other work leaves. Five queries."""
    asked, weighed = tuple(questions(standing, audit)), tuple(sources(standing, audit))
    research, others = tuple(research_of(standing, audit)), days_of_other_tasks(audit)
    ranked = rank(_weighed(weighed), audit.person_days, others + research_days(research))
    return Scope(asked, weighed, research, tuple(ranked), others, audit.person_days, audit.cost)


def research_days(research: Sequence[Research]) -> Decimal:
    """Return the person-days of the research taken in."""
    return sum((each.estimate.person_days for each in research if each.is_in and each.estimate), Decimal(0))


def _weighed(found: Sequence[Source]) -> list[Weighed]:
    return [
        Weighed(
            source.pk, source.value, tuple(each.weight for each in source.questions.all() if each.is_in),
            source.person_days,
        )
        for source in found if source.is_in
    ]  # fmt: skip
