"""Say which instalment of a data request an extract serves; one extract may serve several (R110)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Fulfilment, Submission
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.foundation.sharing.models import Instalment
from frankpledge.foundation.sharing.permissions import check_may_tie_extract


@transaction.atomic
def tie_extract(*, submission: Submission, instalment: Instalment, by: Standing, at: datetime) -> None:
    """Say that an extract that came serves what was asked."""
    check_may_tie_extract(by, submission.agency)
    by.check_owns(submission, instalment)
    tie(submission, instalment, by, at)


def tie(submission: Submission, instalment: Instalment, by: Standing, at: datetime) -> None:
    """Tie an extract to an instalment of a request of the same partnership to the same agency; twice is once."""
    asked = instalment.request
    if (submission.partnership_id, submission.agency_id, submission.dataset) != (
        instalment.partnership_id, asked.agency_id, asked.dataset,
    ):  # fmt: skip
        raise Refused("This extract is not of the data that were asked for.")
    if Fulfilment.objects.filter(submission=submission, instalment=instalment).exists():
        return
    save_checked(Fulfilment(submission=submission, instalment=instalment))
    facts = {"request": asked.pk, "instalment": instalment.number}
    record("submission.tied", subject=submission, by=by, at=at, facts=facts)
