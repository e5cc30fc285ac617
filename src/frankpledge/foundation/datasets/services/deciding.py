"""Accept what an agency supplied, or return it with what must be mended."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.citing import cite_submission
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.permissions import check_may_decide_on_submission
from frankpledge.foundation.datasets.services.quality import faults_by_key, open_issues, see_accepted
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked


def _waiting(submission: Submission, by: Standing) -> Submission:
    check_may_decide_on_submission(by)
    by.check_owns(submission)
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    if locked.status != Submission.Status.CHECKED:
        raise Refused("Only what was taken in and not decided on can be accepted or returned.")
    return locked


@transaction.atomic
def accept_submission(
    *, submission: Submission, by: Standing, at: datetime, issues: Collection[str] = (), owner: Post | None = None,
    due: date | None = None,
) -> Submission:  # fmt: skip
    """Accept an extract: from now on it can be counted. With reservations, its agency is asked to mend ``issues``."""
    locked = _waiting(submission, by)
    locked.status, locked.decided_by, locked.decided_at = Submission.Status.ACCEPTED, by.person, at
    save_checked(locked)
    record("submission.accepted", subject=locked, by=by, at=at, facts={"reservations": len(issues)})
    see_accepted(submission=locked, at=at)
    open_issues(submission=locked, which=issues, owner=owner, due=due, by=by, at=at)
    cite_submission(locked, by=by, at=at)
    return locked


@transaction.atomic
def return_submission(
    *, submission: Submission, why: str, by: Standing, at: datetime, issues: Collection[str] | None = None,
    owner: Post | None = None, due: date | None = None,
) -> Submission:  # fmt: skip
    """Return an extract with the reason; its snapshot is deleted by the next sweep, since nothing refers to it.

    The reason becomes an issue that the agency is asked to mend, and so does each kind of fault it shows, or those
    of ``issues``.
    """
    locked = _waiting(submission, by)
    refuse_if_any({"why": [] if why.strip() else ["Say what must be mended."]})
    locked.status, locked.decided_by, locked.decided_at = Submission.Status.RETURNED, by.person, at
    locked.returned_why = why
    save_checked(locked)
    record("submission.returned", subject=locked, by=by, at=at)
    which = faults_by_key(locked) if issues is None else issues
    open_issues(submission=locked, which=which, why=why.strip(), owner=owner, due=due, by=by, at=at)
    return locked
