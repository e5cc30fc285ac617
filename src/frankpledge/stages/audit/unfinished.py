"""Countings, and bundles to be run again, that wait with no job to come for them: an interruption left them out."""

from __future__ import annotations

from datetime import datetime, timedelta

from frankpledge.foundation.jobs import left_out
from frankpledge.stages.audit.models import Counting, Handover
from frankpledge.stages.audit.services import give_up_counting
from frankpledge.stages.audit.services.handovers import give_up_rerun
from frankpledge.stages.audit.tasks import count_in_background, rerun_in_background

A_MOMENT = timedelta(minutes=1)
"""So long a job may take to follow its counting."""


def enqueue_unfinished(*, at: datetime) -> int:
    """Give every counting that waits in vain a new job, or give it up after three; return how many there were."""
    waiting = Counting.objects.filter(status=Counting.Status.WAITING, asked_at__lte=at - A_MOMENT)
    again, over = left_out(count_in_background, list(waiting.values_list("pk", flat=True)))
    for number in again:
        count_in_background.enqueue(number)
    for counting in Counting.objects.filter(pk__in=over):
        give_up_counting(counting=counting, at=at)
    return len(again) + len(over)


def rerun_unfinished(*, at: datetime) -> int:
    """Do the same for every bundle that waits in vain to be run again."""
    waiting = Handover.objects.filter(status=Handover.Status.WAITING, asked_at__lte=at - A_MOMENT)
    again, over = left_out(rerun_in_background, list(waiting.values_list("pk", flat=True)))
    for number in again:
        rerun_in_background.enqueue(number)
    for handover in Handover.objects.filter(pk__in=over):
        give_up_rerun(handover=handover, at=at)
    return len(again) + len(over)
