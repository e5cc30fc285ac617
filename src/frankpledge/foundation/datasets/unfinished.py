"""Files that wait to be taken in with no job to come for them: an interruption left them out."""

from __future__ import annotations

from datetime import datetime, timedelta

from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.services import give_up
from frankpledge.foundation.datasets.tasks import take_in_background
from frankpledge.foundation.jobs import left_out

A_MOMENT = timedelta(minutes=1)
"""So long a job may take to follow its file."""


def take_in_unfinished(*, at: datetime) -> int:
    """Give every file that waits in vain a new job, or give it up after three; return how many there were."""
    waiting = Submission.objects.filter(status=Submission.Status.RECEIVED, received_at__lte=at - A_MOMENT)
    again, over = left_out(take_in_background, list(waiting.values_list("pk", flat=True)))
    for number in again:
        take_in_background.enqueue(number)
    for submission in Submission.objects.filter(pk__in=over).select_related("partnership"):
        give_up(submission=submission, at=at)
    return len(again) + len(over)
