"""Write the partnership's data strategy anew: earlier versions stay (R158)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.audit.events import work as events  # noqa: F401 -- registers its words
from frankpledge.stages.audit.models import DataStrategy
from frankpledge.stages.audit.permissions import check_may_run_audit


@transaction.atomic
def write_strategy(
    *, lead: Post, wanted: str, sharing: str, skills: str, review_by: date, by: Standing, at: datetime
) -> DataStrategy:
    """Write a version, with the post that leads on information and the day to look at it again."""
    check_may_run_audit(by)
    by.check_owns(lead)
    if review_by < by.today:
        raise Refused({"review_by": ["Give a day that is still to come."]})
    written = DataStrategy(
        partnership=by.partnership, lead=lead, wanted=wanted, sharing=sharing, skills=skills, written_on=by.today,
        review_by=review_by,
    )  # fmt: skip
    save_checked(written)
    record("data-strategy.written", subject=written, by=by, at=at, facts={"lead": lead.pk, "review_by": review_by})
    return written
