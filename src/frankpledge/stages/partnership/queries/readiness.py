"""Reasons recorded in answer to readiness findings."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Answer
from frankpledge.stages.partnership.permissions import check_may_read_structure


def answers(standing: Standing) -> QuerySet[Answer]:
    """Return every reason recorded, those withdrawn last."""
    check_may_read_structure(standing)
    found = Answer.objects.filter(partnership=standing.partnership).select_related("answered_by")
    return found.order_by("withdrawn_on", "-on", "-pk")


def find_answer(standing: Standing, pk: int) -> Answer:
    """Return one reason that stands, or answer that it is not there."""
    return get_object_or_404(answers(standing), pk=pk, withdrawn_on=None)
