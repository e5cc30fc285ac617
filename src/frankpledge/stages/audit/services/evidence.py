"""Write what local people know, and what is provided already (R094, R103)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency, Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.audit.citing import cite_knowledge, cite_provision
from frankpledge.stages.audit.events import conclusions as events  # noqa: F401 -- registers its words
from frankpledge.stages.audit.models import Audit, Knowledge, Provision
from frankpledge.stages.audit.permissions import check_may_enter_knowledge
from frankpledge.stages.audit.services.audits import change_text, check_may_change, check_open
from frankpledge.stages.partnership.services.membership import check_not_after, check_took_part


@transaction.atomic
def enter_knowledge(
    *, audit: Audit, voice: str, source: str, on: date, place: str, said: str, by: Standing, at: datetime
) -> Knowledge:
    """Enter what people who know the area said."""
    check_may_enter_knowledge(by)
    by.check_owns(audit)
    check_open(audit)
    check_not_after(by, on)
    known = Knowledge(
        partnership=by.partnership, audit=audit, voice=voice, source=source, on=on, place=place, said=said
    )
    save_checked(known)
    record("knowledge.entered", subject=known, by=by, at=at, facts={"audit": audit.pk, "voice": voice})
    cite_knowledge(known, by=by, at=at)
    return known


@transaction.atomic
def amend_knowledge(
    *, knowledge: Knowledge, voice: str, source: str, on: date, place: str, said: str, by: Standing, at: datetime
) -> None:
    """Correct what was entered; where the audit cites it, it no longer says what agencies signed."""
    by.check_owns(knowledge)
    check_may_change(knowledge.audit, by)
    check_not_after(by, on)
    knowledge.voice, knowledge.source, knowledge.on = voice, source, on
    knowledge.place, knowledge.said = place, said
    save_checked(knowledge)
    if knowledge.conclusions.exists():
        change_text(knowledge.audit)
    record("knowledge.amended", subject=knowledge, by=by, at=at)
    cite_knowledge(knowledge, by=by, at=at)


@transaction.atomic
def record_provision(
    *, audit: Audit, theme: str, agency: Agency, told_on: date, by: Standing, at: datetime, post: Post | None = None,
    provided: str = "", reaches: str = "", means: str = "", lacking: str = "",
) -> Provision:  # fmt: skip
    """Record an interview on one theme: what an agency provides, for whom, with what, and what lacks."""
    check_may_change(audit, by)
    provision = Provision(partnership=by.partnership, audit=audit)
    _fill(
        provision, by, theme=theme, agency=agency, post=post, told_on=told_on, provided=provided, reaches=reaches,
        means=means, lacking=lacking,
    )  # fmt: skip
    record("provision.recorded", subject=provision, by=by, at=at, facts={"audit": audit.pk, "agency": agency.pk})
    cite_provision(provision, by=by, at=at)
    return provision


@transaction.atomic
def amend_provision(
    *, provision: Provision, theme: str, agency: Agency, told_on: date, by: Standing, at: datetime,
    post: Post | None = None, provided: str = "", reaches: str = "", means: str = "", lacking: str = "",
) -> None:  # fmt: skip
    """Correct an interview."""
    by.check_owns(provision)
    check_may_change(provision.audit, by)
    _fill(
        provision, by, theme=theme, agency=agency, post=post, told_on=told_on, provided=provided, reaches=reaches,
        means=means, lacking=lacking,
    )  # fmt: skip
    record("provision.amended", subject=provision, by=by, at=at, facts={"agency": agency.pk})
    cite_provision(provision, by=by, at=at)


def _fill(provision: Provision, by: Standing, **given: Any) -> None:
    by.check_owns(given["post"])
    check_took_part(by, agency=given["agency"])
    check_not_after(by, given["told_on"], "told_on")
    if not (given["provided"].strip() or given["lacking"].strip()):
        refuse_if_any({"provided": ["Say what is provided, or what lacks: an interview says one of them at least."]})
    if given["post"] and given["post"].agency_id != given["agency"].pk:
        raise Refused({"post": ["Choose a post of the agency that was asked."]})
    for field, value in given.items():
        setattr(provision, field, value)
    save_checked(provision)
