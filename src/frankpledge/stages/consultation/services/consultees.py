"""Ask bodies in an exercise, remind them, and keep what each replied, or that it did not (R199, R200, R201)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency, PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.events import strategy as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import Consultee, Exercise
from frankpledge.stages.consultation.permissions import check_may_reply, check_may_run_consultation
from frankpledge.stages.consultation.queries.bodies import body_keys
from frankpledge.stages.consultation.services.exercises import check_may_change
from frankpledge.stages.partnership.services.membership import check_not_after, check_take_part, still_to_come
from frankpledge.stages.partnership.services.telling import tell_representatives


@transaction.atomic
def ask_agencies(
    *, exercise: Exercise, agencies: Iterable[Agency], sent_on: date, reply_by: date, by: Standing, at: datetime
) -> list[Consultee]:
    """Ask agencies of the partnership, and tell whoever represents one; one asked already is not asked twice."""
    check_may_change(exercise, by)
    asked = list(agencies)
    check_take_part(by, asked, "agencies")
    _check_days(by, sent_on, reply_by)
    known = set(exercise.consultees.exclude(agency=None).values_list("agency_id", flat=True))
    places = PartnershipAgency.objects.filter(open_on(by.today), partnership=by.partnership, agency__in=asked)
    bodies = dict(places.values_list("agency_id", "body"))
    made = [
        _ask(
            Consultee(exercise=exercise, agency=agency, body=bodies[agency.pk], sent_on=sent_on, reply_by=reply_by),
            by, at,
        )
        for agency in asked if agency.pk not in known
    ]  # fmt: skip
    _tell([each.agency for each in made], exercise, "Your agency is consulted", by, at)
    return made


@transaction.atomic
def ask_body(
    *, exercise: Exercise, name: str, body: str, sent_on: date, reply_by: date, by: Standing, at: datetime
) -> Consultee:
    """Ask a body that takes no part in the partnership, for a description in the law or for none."""
    check_may_change(exercise, by)
    _check_days(by, sent_on, reply_by)
    refuse_if_any(
        {
            "name": [] if name.strip() else ["Enter the name of the body."],
            "body": ["Choose among the descriptions listed."] if body and body not in body_keys(by) else [],
        }
    )
    return _ask(Consultee(exercise=exercise, name=name.strip(), body=body, sent_on=sent_on, reply_by=reply_by), by, at)


@transaction.atomic
def remind_consultee(*, consultee: Consultee, by: Standing, at: datetime) -> None:
    """Remind a body that has not replied; an agency's representatives are told here, others are written to."""
    check_may_run_consultation(by)
    by.check_owns(consultee)
    _check_waits(consultee)
    consultee.reminded_on = by.today
    save_checked(consultee)
    record("consultee.reminded", subject=consultee, by=by, at=at, facts={"on": by.today})
    _tell([consultee.agency], consultee.exercise, "Your agency’s reply to a consultation is wanted", by, at)


@transaction.atomic
def record_reply(*, consultee: Consultee, replied_on: date, reply: str, by: Standing, at: datetime) -> None:
    """Keep what a body replied; it may come late, and after its silence was put on record."""
    by.check_owns(consultee)
    check_may_reply(by, consultee.agency)
    if consultee.replied_on:
        raise Refused("This body has replied already.")
    early = ["It cannot have replied before it was asked."] if replied_on < consultee.sent_on else []
    refuse_if_any(
        {
            "replied_on": [*still_to_come(by, replied_on), *early],
            "reply": [] if reply.strip() else ["Enter what it replied."],
        }
    )
    consultee.replied_on, consultee.reply, consultee.no_reply_on = replied_on, reply.strip(), None
    save_checked(consultee)
    record("consultee.replied", subject=consultee, by=by, at=at, facts={"on": replied_on})


@transaction.atomic
def record_no_reply(*, consultee: Consultee, by: Standing, at: datetime) -> None:
    """Put on record that no reply came by the day on which it was wanted."""
    check_may_run_consultation(by)
    by.check_owns(consultee)
    _check_waits(consultee)
    if by.today <= consultee.reply_by:
        raise Refused("It may still reply in time.")
    consultee.no_reply_on = by.today
    save_checked(consultee)
    record("consultee.silent", subject=consultee, by=by, at=at, facts={"on": by.today})


def _check_waits(consultee: Consultee) -> None:
    if consultee.replied_on:
        raise Refused("This body has replied already.")
    if consultee.no_reply_on:
        raise Refused("That it did not reply is on record already.")


def _check_days(by: Standing, sent_on: date, reply_by: date) -> None:
    check_not_after(by, sent_on, "sent_on")
    if reply_by < sent_on:
        raise Refused({"reply_by": ["A reply cannot be wanted before the body was asked."]})


def _ask(consultee: Consultee, by: Standing, at: datetime) -> Consultee:
    consultee.partnership = by.partnership
    save_checked(consultee)
    facts = {"exercise": consultee.exercise_id, "agency": consultee.agency_id, "body": consultee.body}
    record("consultee.asked", subject=consultee, by=by, at=at, facts=facts)
    return consultee


def _tell(agencies: Iterable[Agency | None], exercise: Exercise, subject: str, by: Standing, at: datetime) -> None:
    tell_representatives(
        [agency for agency in agencies if agency], subject=subject, by=by, at=at,
        text=f"{by.partnership} asks for your agency’s views. Please reply on the site.",
        path=reverse("consultation:consultees", args=[by.partnership.slug, exercise.pk]),
    )  # fmt: skip
