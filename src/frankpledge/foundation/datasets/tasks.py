"""What the worker does with submissions."""

from __future__ import annotations

from django.utils.timezone import now
from django_tasks import task

from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.services import take_in
from frankpledge.foundation.jobs import quietly


@task()
def take_in_background(submission_id: int) -> None:
    """Take one file in. The job holds the submission's number and nothing else."""
    quietly("taking in", submission_id, _take_in)


def _take_in(submission_id: int) -> None:
    found = Submission.objects.select_related("partnership", "agency", "flow").get(pk=submission_id)
    take_in(submission=found, at=now())
