"""What the worker does for this stage."""

from __future__ import annotations

import logging

from django.utils.timezone import now
from django_tasks import task

from frankpledge.foundation.jobs import quietly
from frankpledge.stages.audit.models import Counting, Handover
from frankpledge.stages.audit.services import run_counting
from frankpledge.stages.audit.services.handovers import run_again

log = logging.getLogger(__name__)


@task()
def count_in_background(counting_id: int) -> None:
    """Count one extract. The job holds the counting's number and nothing else."""
    quietly("counting", counting_id, _count)


def _count(counting_id: int) -> None:
    counting = Counting.objects.select_related("partnership", "submission__agency", "asked_by").get(pk=counting_id)
    if counting.status == Counting.Status.WAITING:
        run_counting(counting=counting, at=now())


@task()
def rerun_in_background(handover_id: int) -> None:
    """Run one bundle again. The job holds the handover's number and nothing else."""
    quietly("handover", handover_id, _rerun)


def _rerun(handover_id: int) -> None:
    handover = Handover.objects.select_related("partnership", "asked_by").get(pk=handover_id)
    if handover.status == Handover.Status.WAITING:
        run_again(handover=handover, at=now())
