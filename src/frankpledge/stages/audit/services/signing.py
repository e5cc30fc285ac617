"""Ask agencies to agree to an audit's scope or findings, and keep what each answers for itself (R093, R116)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.audit.citing import cite_signed
from frankpledge.stages.audit.events import audits as events  # noqa: F401 -- registers its words
from frankpledge.stages.audit.models import Audit, SignOff
from frankpledge.stages.audit.permissions import check_may_agree_to_audit, check_may_ask_for_agreement
from frankpledge.stages.audit.queries.conclusions import counts_of
from frankpledge.stages.audit.rules.report import why_not_signed
from frankpledge.stages.audit.rules.signing import Answer, Matter
from frankpledge.stages.audit.services.audits import check_open
from frankpledge.stages.partnership.services.membership import check_take_part
from frankpledge.stages.partnership.services.telling import tell_representatives


@transaction.atomic
def ask_for_agreement(
    *, audit: Audit, matter: str, agencies: Iterable[Agency], wanted_by: date, by: Standing, at: datetime
) -> list[SignOff]:
    """Ask agencies to agree to the scope, or to sign the findings off; their representatives are told."""
    check_may_ask_for_agreement(by)
    by.check_owns(audit)
    check_open(audit)
    asked = list(agencies)
    check_take_part(by, asked, "agencies")
    if matter == Matter.FINDINGS:
        refuse_if_any({"": why_not_signed(*counts_of(audit))})
    if wanted_by < by.today:
        raise Refused({"wanted_by": ["Give a day that is still to come."]})
    waiting = audit.sign_offs.filter(matter=matter, answered_on=None, agency__in=asked)
    open_now = set(waiting.values_list("agency_id", flat=True))
    made = [_ask(audit, matter, agency, wanted_by, by, at) for agency in asked if agency.pk not in open_now]
    tell_representatives(
        [each.agency for each in made], subject="Your agency is asked to agree to the audit", by=by, at=at,
        text=f"{by.partnership} asks your agency to agree to an audit’s {matter}. Please answer on the site.",
        path=reverse("audit:agreement", args=[by.partnership.slug, audit.pk, matter]),
    )  # fmt: skip
    return made


def _ask(audit: Audit, matter: str, agency: Agency, wanted_by: date, by: Standing, at: datetime) -> SignOff:
    asked = SignOff(
        partnership=by.partnership, audit=audit, agency=agency, matter=matter, asked_on=by.today, wanted_by=wanted_by
    )
    save_checked(asked)
    facts = {"audit": audit.pk, "agency": agency.pk, "matter": matter}
    record("audit.agreement-asked", subject=asked, by=by, at=at, facts=facts)
    return asked


@transaction.atomic
def answer_agreement(
    *, asked: SignOff, answer: str, by: Standing, at: datetime, seen: str | int, words: str = ""
) -> None:
    """Answer for one's own agency to the version that was shown; a reservation or dissent is kept in its words."""
    by.check_owns(asked)
    check_may_agree_to_audit(by, asked.agency)
    audit = Audit.objects.select_for_update().get(pk=asked.audit_id)
    check_open(audit)
    if asked.answered_on:
        raise Refused("Your agency has answered this already.")
    if str(seen) != str(audit.version_of(asked.matter)):
        raise Refused("It has changed since you opened the page. Read it again, and then answer.")
    if answer != Answer.AGREED and not words.strip():
        raise Refused({"words": ["Say what your agency holds against it, so that it stands on record."]})
    asked.answer, asked.words, asked.answered_on = answer, words, by.today
    asked.version = audit.version_of(asked.matter)
    save_checked(asked)
    facts = {"agency": asked.agency_id, "answer": answer, "matter": asked.matter, "version": asked.version}
    record("audit.agreement-answered", subject=asked, by=by, at=at, facts=facts)
    if asked.matter == Matter.FINDINGS:
        cite_signed(audit, by=by, at=at)
