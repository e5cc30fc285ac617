"""The strategy of consultation in force in the cycle under way, the versions before it, and who may answer on it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import ConsultationStrategy
from frankpledge.stages.consultation.permissions import check_may_read_consultation, may_answer_strategy
from frankpledge.stages.partnership.models import Cycle
from frankpledge.stages.partnership.queries.commitments import who_answers


def versions(standing: Standing, cycle: Cycle | None) -> QuerySet[ConsultationStrategy]:
    """Return every version of a cycle's strategy, the latest first."""
    check_may_read_consultation(standing)
    found = ConsultationStrategy.objects.filter(partnership=standing.partnership, cycle=cycle)
    return found.select_related("lead__agency", "put_to", "answered_by").prefetch_related("aims")


def find_version(standing: Standing, pk: int) -> ConsultationStrategy:
    """Return one version, or answer that it is not there."""
    check_may_read_consultation(standing)
    found = ConsultationStrategy.objects.filter(partnership=standing.partnership)
    return get_object_or_404(found.select_related("cycle", "put_to", "lead__agency"), pk=pk)


def state_of(strategy: ConsultationStrategy) -> str:
    """Say in a word how a version stands."""
    return strategy.answer or ("waiting" if strategy.put_to_id else "draft")


def may_answer(standing: Standing, strategy: ConsultationStrategy) -> bool:
    """Say whether the person may answer on a version today."""
    if strategy.put_to is None or strategy.answer:
        return False
    chairing = frozenset(person.pk for person in who_answers(standing, strategy.put_to))
    return may_answer_strategy(standing, chairing, strategy.put_by_id)
