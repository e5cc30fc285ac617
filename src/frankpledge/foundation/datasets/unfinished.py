"""Files that wait to be taken in, and uploads that nobody goes on with: an interruption left them out."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.services import System
from frankpledge.foundation.datasets.bearers import standing_of
from frankpledge.foundation.datasets.models import Submission, Upload
from frankpledge.foundation.datasets.services import end_upload, finish_upload, give_up
from frankpledge.foundation.datasets.services.uploading import LASTS
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


def see_to_uploads(*, at: datetime) -> int:
    """Finish uploads that are whole and were left, and end those for which nothing more came; return how many."""
    under_way = Upload.objects.filter(submission=None, ended="").select_related(
        "partnership", "token__partnership", "token__agency", "token__made_by"
    )
    whole = list(under_way.filter(arrived=F("size"), last_at__lte=at - A_MOMENT))
    late = list(under_way.filter(arrived__lt=F("size"), last_at__lte=at - LASTS))
    for upload in whole:
        _finish(upload, at)
    for upload in late:
        end_upload(upload=upload, why=Upload.End.EXPIRED, by=System(upload.partnership), at=at)
    return len(whole) + len(late)


def _finish(upload: Upload, at: datetime) -> None:
    by = standing_of(upload.token, at)
    if by is not None:
        try:
            finish_upload(upload=upload, token=upload.token, by=by, at=at)
        except (NotPermitted, Refused):
            pass
        else:
            return
    end_upload(upload=upload, why=Upload.End.NOT_COVERED, by=System(upload.partnership), at=at)  # if it still goes on
