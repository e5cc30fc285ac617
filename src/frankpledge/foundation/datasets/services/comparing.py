"""Compare two versions of what an agency supplied, under a permit to open both."""

from __future__ import annotations

from datetime import datetime

from frankpledge.adapters.intake.comparing import Comparison, compare_snapshots
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.services.opening import open_submission
from frankpledge.foundation.sharing.gate import Permit


def compare_submissions(
    *, permit: Permit, before: Submission, after: Submission, by: Standing, at: datetime
) -> Comparison:
    """Say what changed from one extract to another of the same agency and dataset; both openings are recorded.

    Raises
    ------
    NotPermitted
        The permit does not cover one of them.
    Refused
        They are one extract.
    """
    if before.pk == after.pk:
        raise Refused({"before": ["Choose another extract to compare it with."]})
    paths = [open_submission(permit=permit, submission=each, by=by, at=at) for each in (before, after)]
    return compare_snapshots(paths[0], paths[1], permit.dataset, (before.kept, after.kept))
