"""What an agency says to a request: how long it takes, that it will not supply, why less came than was asked."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.foundation.sharing.models import DataRequest, Instalment
from frankpledge.foundation.sharing.permissions import check_may_answer_request
from frankpledge.foundation.sharing.services.telling import tell_planners

NEGATIVE = "Hours cannot be below nought."


@transaction.atomic
def estimate_burden(*, request: DataRequest, estimated_hours: Decimal, by: Standing, at: datetime) -> None:
    """Say how many staff hours each instalment will take the agency (R110)."""
    check_may_answer_request(by, request.agency)
    by.check_owns(request)
    locked = DataRequest.objects.select_for_update().get(pk=request.pk)
    refuse_if_any({"estimated_hours": [NEGATIVE] if estimated_hours < 0 else []})
    locked.estimated_hours = estimated_hours
    save_checked(locked)
    record("request.estimated", subject=locked, by=by, at=at)


@transaction.atomic
def refuse_instalment(*, instalment: Instalment, why: str, by: Standing, at: datetime, and_later: bool = False) -> None:
    """Say that the agency will not supply what is asked, and why; for a feed, also all that follows (R145)."""
    check_may_answer_request(by, instalment.request.agency)
    by.check_owns(instalment)
    refuse_if_any({"why": [] if why.strip() else ["Say why it is not supplied."]})
    if instalment.request.withdrawn_on:
        raise Refused("The request has been withdrawn.")
    same = Instalment.objects.select_for_update().filter(request=instalment.request, refused_on=None)
    refused = list(same.filter(number__gte=instalment.number) if and_later else same.filter(pk=instalment.pk))
    if not refused:
        raise Refused("It has been refused already.")
    for each in refused:
        each.refused_on, each.refused_by, each.refused_why = by.today, by.person, why
        save_checked(each)
    record("request.refused", subject=instalment.request, by=by, at=at, facts={"instalments": len(refused)})
    tell_planners(instalment.request, "An agency does not supply what was asked", at)


@transaction.atomic
def account_for(
    *, instalment: Instalment, by: Standing, at: datetime, hours: Decimal | None = None, shortfall_why: str = ""
) -> None:
    """Record how many staff hours an instalment took, and why less came than was asked (R110, R119)."""
    check_may_answer_request(by, instalment.request.agency)
    by.check_owns(instalment)
    locked = Instalment.objects.select_for_update().get(pk=instalment.pk)
    said_nothing = hours is None and not shortfall_why.strip()
    faults = {NEGATIVE: hours is not None and hours < 0, "Enter the hours it took, or why less came.": said_nothing}
    refuse_if_any({"hours": [sentence for sentence, is_so in faults.items() if is_so]})
    locked.hours, locked.shortfall_why = hours, shortfall_why
    save_checked(locked)
    record("request.accounted", subject=locked.request, by=by, at=at, facts={"instalment": locked.number})
