"""Approve that a map finer than wards is shown to members, and may be released (R136)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.audit.events import counting as events  # noqa: F401 -- registers its words
from frankpledge.stages.audit.figures import detail_counted, is_approved
from frankpledge.stages.audit.models import Counting, FineMap
from frankpledge.stages.audit.permissions import check_may_approve_fine_map
from frankpledge.stages.audit.rules.mapping import is_fine


@transaction.atomic
def approve_fine_map(*, counting: Counting, reason: str, by: Standing, at: datetime) -> FineMap:
    """Approve the detail of one counting's map, for a reason that stays on record."""
    check_may_approve_fine_map(by)
    by.check_owns(counting)
    if counting.candidate is None or not is_fine(detail_counted(by, counting)):
        raise Refused("Its areas are no finer than wards: nothing needs to be approved.")
    if is_approved(counting):
        raise Refused("It is approved already.")
    made = FineMap(partnership=by.partnership, counting=counting, reason=reason, approved_by=by.person, approved_at=at)
    save_checked(made)
    record("counting.fine-map-approved", subject=counting, by=by, at=at)
    return made


def check_detail_approved(counting: Counting, by: Standing) -> None:
    """Refuse to propose for release what shows small areas and was not approved.

    Raises
    ------
    Refused
        Says who may approve it.
    """
    if is_fine(detail_counted(by, counting)) and not is_approved(counting):
        raise Refused(
            "Its map shows areas smaller than wards. The chair or the co-ordinator approves that first, on the page of "
            "its figures."
        )
