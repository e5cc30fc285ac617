"""Send a comment about a place to the agency that answers for it, and keep what the agency says was done (R219)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.events import themes as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import Referral, Remark
from frankpledge.stages.consultation.permissions import check_may_answer_referral, check_may_run_consultation
from frankpledge.stages.consultation.rules.coding import CodingState, Outcome
from frankpledge.stages.partnership.services.membership import check_take_part
from frankpledge.stages.partnership.services.telling import tell_representatives
from frankpledge.ui.addresses import reverse


@transaction.atomic
def refer(*, remark: Remark, agency: Agency, asks: str, reply_by: date, by: Standing, at: datetime) -> Referral:
    """Send a coded comment with a confirmed place to an agency, and tell whoever represents it that something waits."""
    check_may_run_consultation(by)
    by.check_owns(remark)
    check_take_part(by, [agency], "agency")
    found = Remark.objects.select_for_update(of=("self",)).get(pk=remark.pk)
    if found.state != CodingState.CODED or found.place_id is None:
        raise Refused("Code it and confirm its place first: the agency must know where.")
    is_known = found.referrals.filter(agency=agency).exists()
    refuse_if_any(
        {
            "agency": ["It was sent to this agency already."] if is_known else [],
            "reply_by": ["A reply cannot be wanted in the past."] if reply_by < by.today else [],
        }
    )
    made = Referral(
        partnership=by.partnership, remark=found, agency=agency, asks=asks.strip(), referred_by=by.person,
        referred_on=by.today, reply_by=reply_by,
    )  # fmt: skip
    save_checked(made)
    record("comment.referred", subject=made, by=by, at=at, facts={"agency": agency.pk, "reply_by": reply_by})
    tell_representatives(
        [agency], subject="Your agency is asked about a comment", by=by, at=at,
        text=f"{by.partnership} asks what your agency does about a comment from the public. Please answer on the site.",
        path=reverse("consultation:referral-answer", args=[by.partnership.slug, made.pk]),
    )  # fmt: skip
    return made


@transaction.atomic
def answer_referral(
    *, referral: Referral, outcome: str, reason: str, by: Standing, at: datetime, due: date | None = None
) -> None:
    """Say for one's agency what was done, will be done by a day, or will not be; each with its reason.

    What was to be done may be answered again once it is; what was done or refused stands.
    """
    by.check_owns(referral)
    check_may_answer_referral(by, referral.agency_id)
    found = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    if found.outcome and found.outcome != Outcome.WILL:
        raise Refused("This has been answered.")
    will = outcome == Outcome.WILL
    refuse_if_any(
        {
            "reason": [] if reason.strip() else ["Say what was done, or why not."],
            "due": ["Give the day by which it will be done, not one that is past."]
            if will and (due is None or due < by.today) else [],
        }
    )  # fmt: skip
    found.outcome, found.reason, found.due = outcome, reason.strip(), due if will else None
    found.answered_by, found.answered_on = by.person, by.today
    save_checked(found)
    record("comment.answered", subject=found, by=by, at=at, facts={"outcome": outcome, "due": found.due})
