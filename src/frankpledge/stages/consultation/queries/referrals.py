"""Comments that were sent to agencies, and what the agencies say was done."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Referral
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.rules.coding import OUTCOMES, Outcome


def referrals(standing: Standing, *, agency: Agency | None = None, outcome: str = "") -> QuerySet[Referral]:
    """Return what was sent to agencies, what waits first. ``outcome`` may be “waiting”."""
    check_may_read_consultation(standing)
    found = Referral.objects.filter(partnership=standing.partnership)
    found = found.filter(agency=agency) if agency else found
    found = found.filter(outcome="" if outcome == "waiting" else outcome) if outcome else found
    return found.select_related("agency", "remark__place__area").order_by("answered_on", "reply_by", "pk")


def find_referral(standing: Standing, pk: int) -> Referral:
    """Return one, or answer that it is not there."""
    check_may_read_consultation(standing)
    found = Referral.objects.filter(partnership=standing.partnership)
    joined = ("agency", "remark__answer", "remark__place__area", "remark__exercise")
    return get_object_or_404(found.select_related(*joined), pk=pk)


def state_of(referral: Referral, today: date) -> str:
    """Say how it stands: waiting or overdue, done, to be done, past the day it was to be done, or refused."""
    if not referral.outcome:
        return "overdue" if referral.reply_by < today else "waiting"
    if referral.outcome == Outcome.WILL and referral.due and referral.due < today:
        return "late"
    return OUTCOMES[Outcome(referral.outcome)]
