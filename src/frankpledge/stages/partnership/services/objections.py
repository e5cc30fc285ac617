"""Write members' objections and what they were answered: every member alike, statutory or not (R054)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import voice  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Decision, Objection
from frankpledge.stages.partnership.permissions import check_may_answer_objection, check_may_object
from frankpledge.stages.partnership.services.addressees import tell_all, who_answer_members
from frankpledge.stages.partnership.services.membership import check_take_part


@transaction.atomic
def raise_objection(
    *, agency: Agency, about: str, text: str, by: Standing, at: datetime, decision: Decision | None = None
) -> Objection:
    """Object in an agency's name, to a decision or to anything else, and tell those who answer."""
    check_may_object(by, agency)
    check_take_part(by, [agency])
    by.check_owns(decision)
    made = Objection(
        partnership=by.partnership, agency=agency, about=about, text=text, decision=decision, raised_on=by.today,
        raised_by=by.person,
    )  # fmt: skip
    save_checked(made)
    facts = {"agency": agency.pk, "decision": decision.pk if decision else None}
    record("objection.raised", subject=made, by=by, at=at, facts=facts)
    tell_all(
        who_answer_members(by), subject="A member objects", path=_page(made, by), by=by,
        text=f"{agency} has raised an objection in {by.partnership}. It is to be answered by the co-ordinator or "
        "the chair, and not by whoever raised it.",
    )  # fmt: skip
    return made


@transaction.atomic
def answer_objection(*, objection: Objection, answer: str, by: Standing, at: datetime) -> None:
    """Answer an objection: the co-ordinator or the chair, and never whoever raised it."""
    by.check_owns(objection)
    check_may_answer_objection(by, objection.raised_by_id)
    if objection.answered_on:
        raise Refused("This objection has been answered already.")
    if not answer.strip():
        raise Refused({"answer": ["Enter the answer."]})
    objection.answer, objection.answered_on, objection.answered_by = answer, by.today, by.person
    save_checked(objection)
    record("objection.answered", subject=objection, by=by, at=at)
    tell_all(
        [objection.raised_by], subject="Your objection has an answer", path=_page(objection, by), by=by,
        text=f"An objection you raised in {by.partnership} has been answered.",
    )  # fmt: skip


def _page(objection: Objection, by: Standing) -> str:
    return reverse("partnership:objection", args=[by.partnership.slug, objection.pk])
