"""Remind agencies of what they are asked for: two weeks before, three days before, and the day after (R161)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from frankpledge.foundation.datasets.outcomes import awaited
from frankpledge.foundation.sharing.models import Instalment
from frankpledge.foundation.sharing.services.telling import remind_liaisons, tell_planners

BEFORE = (timedelta(days=14), timedelta(days=3), timedelta(days=-1))
"""How long before an instalment is due it is said; each once. After the day, those who planned it are told too."""


@transaction.atomic
def remind_of_instalments(*, at: datetime) -> int:
    """Tell agencies' liaison officers what is due, once at each time, and of a joint request once for all its parts."""
    day = timezone.localdate(at)
    near = Instalment.objects.filter(due_by__range=(day - timedelta(days=7), day + max(BEFORE)))
    waiting = awaited(near).select_related("request__partnership", "request__agency")
    return sum(_remind(each, at) for each in waiting)


def _remind(instalment: Instalment, at: datetime) -> int:
    left = instalment.due_by - timezone.localdate(at)
    due = min((each for each in BEFORE if left <= each), default=None)
    if due is None:
        return 0
    request = instalment.request
    what = f"joint-{request.joint}" if request.joint else f"request-{request.pk}"
    key = f"{what}-{instalment.due_by}-{due.days}"
    if left < timedelta(0):
        tell_planners(request, "Data that were asked for have not come", at, f"missing-{instalment.pk}")
    return sum(1 for _ in remind_liaisons(request, instalment.due_by, key, at))
