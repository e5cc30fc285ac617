"""Open a snapshot: the only way to its bytes, and every opening is recorded."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import transaction

from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Disclosure, Submission
from frankpledge.foundation.datasets.store import snapshots
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.foundation.sharing.gate import Act, Permit, Purpose, check_still_holds


def open_submission(*, permit: Permit, submission: Submission, by: Standing, at: datetime) -> Path:
    """Return where the snapshot stands, for whoever has the gate's permit to open it or take it out.

    Raises
    ------
    NotPermitted
        The permit is for other data, for less than the snapshot holds, or the snapshot is not there to be opened.
    """
    check_still_holds(permit, by, Act.EXPORT if permit.act is Act.EXPORT else Act.OPEN)
    submission = Submission.objects.get(pk=submission.pk)
    covers = (permit.partnership, permit.agency, permit.dataset.key) == (
        submission.partnership, submission.agency, submission.dataset,
    )  # fmt: skip
    if not covers or permit.purpose is None:
        raise NotPermitted("This permit does not cover that extract.")
    beyond = [each.heading for each in permit.dataset.keep(set(submission.kept) - permit.fields)]
    if beyond:
        raise NotPermitted(
            f"The protocol in force no longer covers all that the extract holds: {', '.join(beyond)}. Ask for it to be "
            "supplied again under the protocol as it is now."
        )
    if submission.status != Submission.Status.ACCEPTED:
        raise NotPermitted("Only an extract that was accepted can be opened.")
    _disclose(permit, permit.purpose, submission, by, at)
    return snapshots().path(submission.snapshot_sha256)


@transaction.atomic
def _disclose(permit: Permit, purpose: Purpose, submission: Submission, by: Standing, at: datetime) -> None:
    save_checked(
        Disclosure(
            partnership=by.partnership, submission=submission, flow=permit.flow, to=by.person, act=permit.act.value,
            purpose=purpose.value, fields=submission.kept, at=at,
        )
    )  # fmt: skip
    facts = {"protocol": permit.flow.protocol_id, "purpose": purpose.value, "act": permit.act.value}
    record("submission.opened", subject=submission, by=by, at=at, facts=facts)
