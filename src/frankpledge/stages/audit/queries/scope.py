"""An audit's scope, and whether it fits the time there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, Question, Source
from frankpledge.stages.audit.permissions import check_may_read_scope
from frankpledge.stages.audit.queries.plan import days_beside_sources
from frankpledge.stages.audit.rules.scope import Ranked, Weighed, days_over, rank


@dataclass(frozen=True)
class Scope:
    """What an audit asks, from which sources, and how the days they need compare with those there are."""

    questions: tuple[Question, ...]
    sources: tuple[Source, ...]
    ranked: tuple[Ranked, ...]
    other_days: Decimal
    available: Decimal | None

    @property
    def source_days(self) -> Decimal:
        """Person-days that the sources taken in need."""
        return sum((source.person_days for source in self.sources if source.is_in), Decimal(0))

    @property
    def needed(self) -> Decimal:
        """Person-days that the whole scope needs."""
        return self.source_days + self.other_days

    @property
    def over(self) -> Decimal:
        """Person-days by which the scope exceeds the time."""
        return days_over([self.source_days, self.other_days], self.available)


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
    """Return an audit's scope, its sources ranked by their worth. Four queries."""
    asked, weighed = tuple(questions(standing, audit)), tuple(sources(standing, audit))
    others = days_beside_sources(audit)
    ranked = rank(_weighed(weighed), audit.person_days, others)
    return Scope(asked, weighed, tuple(ranked), others, audit.person_days)


def _weighed(found: Sequence[Source]) -> list[Weighed]:
    return [
        Weighed(
            source.pk, source.value, tuple(each.weight for each in source.questions.all() if each.is_in),
            source.person_days,
        )
        for source in found if source.is_in
    ]  # fmt: skip
