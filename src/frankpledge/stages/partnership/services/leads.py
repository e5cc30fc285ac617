"""Write who is asked to lead, and what the agency itself answers: nobody is volunteered (R053)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import means  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Lead
from frankpledge.stages.partnership.permissions import check_may_answer_for_agency, check_may_coordinate
from frankpledge.stages.partnership.queries.holders import representatives
from frankpledge.stages.partnership.services.addressees import coordinators, tell_all
from frankpledge.stages.partnership.services.membership import check_steps, check_take_part


@transaction.atomic
def ask_lead(*, agency: Agency, what: str, by: Standing, at: datetime, step: str = "") -> Lead:
    """Ask an agency to take the lead in something, and tell its representatives."""
    check_may_coordinate(by)
    check_take_part(by, [agency])
    check_steps(by, [step])
    lead = Lead(partnership=by.partnership, agency=agency, what=what, step=step, asked_on=by.today)
    save_checked(lead)
    record("lead.asked", subject=lead, by=by, at=at, facts={"agency": agency.pk, "step": step})
    tell_all(
        representatives(by, [agency]), subject="Your agency is asked to take a lead", path=_page(lead, by), by=by,
        text=f"{by.partnership} asks {agency} to take the lead in something. Please accept or decline.",
    )  # fmt: skip
    return lead


@transaction.atomic
def accept_lead(*, lead: Lead, by: Standing, at: datetime, reason: str = "") -> None:
    """Accept for one's own agency; a condition may be said."""
    _check_may_answer(lead, by)
    lead.accepted_on, lead.reason = by.today, reason
    save_checked(lead)
    record("lead.accepted", subject=lead, by=by, at=at, facts={"agency": lead.agency_id})
    _tell_coordinators(lead, by, "accepted")


@transaction.atomic
def decline_lead(*, lead: Lead, reason: str, by: Standing, at: datetime) -> None:
    """Decline for one's own agency, saying why."""
    _check_may_answer(lead, by)
    if not reason.strip():
        raise Refused({"reason": ["Say why your agency declines, so that another can be asked."]})
    lead.declined_on, lead.reason = by.today, reason
    save_checked(lead)
    record("lead.declined", subject=lead, by=by, at=at, facts={"agency": lead.agency_id})
    _tell_coordinators(lead, by, "declined")


def _check_may_answer(lead: Lead, by: Standing) -> None:
    by.check_owns(lead)
    check_may_answer_for_agency(by, lead.agency)
    if lead.accepted_on or lead.declined_on:
        raise Refused("Your agency has answered this already.")


def _tell_coordinators(lead: Lead, by: Standing, answer: str) -> None:
    tell_all(
        coordinators(by), subject=f"A lead was {answer}", path=_page(lead, by), by=by,
        text=f"{lead.agency} has {answer} a lead it was asked to take.",
    )  # fmt: skip


def _page(lead: Lead, by: Standing) -> str:
    return reverse("partnership:lead", args=[by.partnership.slug, lead.pk])
