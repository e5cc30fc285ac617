"""Keep the catalogue of what agencies hold."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from frankpledge.core.faults import refuse_if_any
from frankpledge.foundation.accounts.models import Agency, Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.foundation.sharing.models import Holding
from frankpledge.foundation.sharing.permissions import check_may_record_holding
from frankpledge.foundation.sharing.services.drafting import strangers


@transaction.atomic
def record_holding(
    *, agency: Agency, dataset: str, detail: str, renewed: str, by: Standing, at: datetime,
    held_from: date | None = None, ask: Post | None = None, may_release: str = "", release_to: str = "",
) -> Holding:  # fmt: skip
    """Record what an agency holds of a dataset, in place of what was recorded before (R149)."""
    check_may_record_holding(by, agency)
    by.check_owns(ask)
    reasons = {
        "agency": strangers(by, [agency]),
        "ask": ["Choose a post of that agency."] if ask and ask.agency_id != agency.pk else [],
        "held_from": ["It cannot begin after today."] if held_from and held_from > by.today else [],
        "release_to": [] if release_to.strip() or not may_release.strip() else ["Say to whom it may be released."],
    }
    refuse_if_any(reasons)
    found = Holding.objects.filter(partnership=by.partnership, agency=agency, dataset=dataset).first()
    found = found or Holding(partnership=by.partnership, agency=agency, dataset=dataset)
    found.detail, found.renewed, found.held_from, found.ask = detail, renewed, held_from, ask
    found.may_release, found.release_to, found.told_on = may_release, release_to, by.today
    save_checked(found)
    record("holding.recorded", subject=found, by=by, at=at, facts={"agency": agency.pk, "dataset": dataset})
    return found


@transaction.atomic
def remove_holding(*, holding: Holding, by: Standing, at: datetime) -> None:
    """Take out of the catalogue what an agency does not hold any more."""
    check_may_record_holding(by, holding.agency)
    by.check_owns(holding)
    facts = {"agency": holding.agency_id, "dataset": holding.dataset}
    record("holding.removed", subject=holding, by=by, at=at, facts=facts)
    holding.delete()
