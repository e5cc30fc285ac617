"""Open what an agency is asked to mend, see in later extracts whether it was mended, and close it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.roles import FOR_AN_AGENCY
from frankpledge.foundation.accounts.services import System
from frankpledge.foundation.accounts.standing import Standing, who_holds
from frankpledge.foundation.datasets.models import DataIssue, Submission
from frankpledge.foundation.datasets.models.quality import RETURNED, key_of
from frankpledge.foundation.datasets.permissions import check_may_decide_on_submission
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.notifications.services import tell
from frankpledge.foundation.saving import save_checked

USUAL = timedelta(days=28)
"""So long an agency has to mend something, where nothing else is said."""


def faults_by_key(submission: Submission) -> dict[str, tuple[dict[str, object], int]]:
    """Return the kinds of fault an extract shows: the first of each, and how often it stands there in all."""
    found: dict[str, tuple[dict[str, object], int]] = {}
    for fault in submission.faults:
        key = key_of(fault["code"], fault.get("column", ""))
        first, count = found.get(key, (fault, 0))
        found[key] = first, count + int(fault.get("count", 1))
    return found


def open_issues(
    *, submission: Submission, which: Collection[str], by: Standing, at: datetime, owner: Post | None = None,
    due: date | None = None, why: str = "",
) -> list[DataIssue]:  # fmt: skip
    """Open an issue for each kind of fault named, and one for what somebody else said is wrong; tell the agency.

    A fault that is open already stays the one it is. Must be called inside the decision's own transaction.
    """
    shown, last = faults_by_key(submission), due or by.today + USUAL
    _check(submission, which, shown, owner, last, by)
    wanted = [
        {"code": fault["code"], "column": fault.get("column", ""), "what": fault["mend"], "found_count": count}
        for key, (fault, count) in shown.items()
        if key in which and not _is_open(submission, key)
    ]
    wanted += [{"code": RETURNED, "what": why}] if why else []
    opened = [_open(submission, each | {"owner": owner, "due": last}, by, at) for each in wanted]
    if opened:
        _tell_agency(submission, at, by)
    return opened


def _check(
    submission: Submission, which: Collection[str], shown: Collection[str], owner: Post | None, due: date, by: Standing
) -> None:
    is_theirs = owner is None or (owner.agency_id, owner.partnership_id) == (
        submission.agency_id, submission.partnership_id,
    )  # fmt: skip
    refuse_if_any(
        {
            "issues": [] if set(which) <= set(shown) else ["The extract shows no such fault."],
            "owner": [] if is_theirs else ["Choose a post of the agency that sent the extract."],
            "due": [] if due >= by.today else ["Give a day that is still to come."],
        }
    )


def _is_open(submission: Submission, key: str) -> bool:
    return any(issue.key == key for issue in open_of(submission))


def open_of(submission: Submission) -> list[DataIssue]:
    """Return the open issues of an extract's agency and dataset."""
    same = {"partnership": submission.partnership_id, "agency": submission.agency_id, "dataset": submission.dataset}
    return list(DataIssue.objects.filter(**same, closed_at=None).select_related("found_in"))


def _open(submission: Submission, said: dict[str, Any], by: Standing, at: datetime) -> DataIssue:
    issue = DataIssue(
        partnership=by.partnership, agency=submission.agency, dataset=submission.dataset, found_in=submission,
        opened_at=at, opened_by=by.person, **said,
    )  # fmt: skip
    save_checked(issue)
    facts = {"extract": submission.pk, "check": issue.code, "times": issue.found_count, "due": issue.due}
    record("data-issue.opened", subject=issue, by=by, at=at, facts=facts)
    return issue


def _tell_agency(submission: Submission, at: datetime, by: Standing) -> None:
    theirs = who_holds(submission.partnership, by.today, *FOR_AN_AGENCY, agencies=[submission.agency])
    for person in theirs.filter(is_active=True):
        tell(
            person, subject="Your agency’s data are to be mended", partnership=submission.partnership, at=at,
            text="An extract of your agency was looked at. What is to be mended, and by when, stands on the site.",
            path=reverse("partnership:submission", args=[submission.partnership.slug, submission.pk]),
        )  # fmt: skip


def see_again(*, submission: Submission, at: datetime) -> None:
    """Look in an extract just taken in for faults that were to be mended: close what it shows no more.

    What it cannot show, because it has no rows or lacks the column, stays open. Called as it is taken in.
    """
    shown, kept = faults_by_key(submission), {field.heading for field in submission.described.keep(submission.kept)}
    for issue in open_of(submission):
        is_later = issue.found_in.received_at < submission.received_at
        could_show = submission.rows and (not issue.column or issue.column in kept)
        if not is_later or issue.code == RETURNED:
            continue
        if issue.key in shown:
            issue.seen_in, issue.seen_count = submission, shown[issue.key][1]
            save_checked(issue)
        elif could_show:
            _close_by(issue, submission, at)


def see_accepted(*, submission: Submission, at: datetime) -> None:
    """Close what made somebody return an earlier extract: a later one was accepted. Called as it is accepted."""
    for issue in open_of(submission):
        if issue.code == RETURNED and issue.found_in.received_at < submission.received_at:
            _close_by(issue, submission, at)


def _close_by(issue: DataIssue, submission: Submission, at: datetime) -> None:
    issue.closed_at, issue.closed_in = at, submission
    save_checked(issue)
    facts = {"extract": submission.pk}
    record("data-issue.mended", subject=issue, by=System(submission.partnership), at=at, facts=facts)


@transaction.atomic
def close_issue(*, issue: DataIssue, why: str, by: Standing, at: datetime) -> DataIssue:
    """Close an issue by hand, with the reason: it cannot be mended, or is none."""
    check_may_decide_on_submission(by)
    by.check_owns(issue)
    locked = DataIssue.objects.select_for_update().get(pk=issue.pk)
    if locked.closed_at:
        raise Refused("It is closed already.")
    refuse_if_any({"why": [] if why.strip() else ["Say why it is closed although no extract shows it mended."]})
    locked.closed_at, locked.closed_by, locked.closed_why = at, by.person, why.strip()
    save_checked(locked)
    record("data-issue.closed", subject=locked, by=by, at=at)
    return locked
