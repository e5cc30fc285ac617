"""Say in public how to reach the partnership, announce a sitting, call it off; and put it all on the shelf."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.db import transaction

from frankpledge.adapters import noticeboard as shelf
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Agency, Partnership
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.events import noticeboard as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import PublicContact, PublicSitting, Sitting
from frankpledge.stages.consultation.permissions import check_may_run_consultation
from frankpledge.stages.consultation.services.collecting import KEY_KEPT
from frankpledge.stages.consultation.services.exercises import check_may_change

MOST_SITTINGS = 200
"""How many of the latest sittings stand on the shelf."""


@transaction.atomic
def set_contact(
    *, name: str, by: Standing, at: datetime, email: str = "", phone: str = "", postal: str = "",
    reply_days: int | None = None, controller: Agency | None = None, data_contact: str = "", answers_kept: str = "",
    server_keeps: str = "",
) -> PublicContact:  # fmt: skip
    """Say how the public reaches the partnership, and what it keeps of those who answer."""
    check_may_run_consultation(by)
    found = PublicContact.objects.filter(partnership=by.partnership).first()
    contact = found or PublicContact(partnership=by.partnership)
    given = {
        "name": name, "email": email, "phone": phone, "postal": postal, "reply_days": reply_days,
        "controller": controller, "data_contact": data_contact,
        "answers_kept": answers_kept, "server_keeps": server_keeps,
    }  # fmt: skip
    for field, value in given.items():
        setattr(contact, field, value)
    save_checked(contact)
    record("public-contact.set", subject=contact, by=by, at=at)
    _shelve_after(by.partnership)
    return contact


@transaction.atomic
def announce_sitting(
    *, sitting: Sitting, starts: time, about: str, by: Standing, at: datetime, ends: time | None = None,
    about_cy: str = "", access: str = "",
) -> PublicSitting:  # fmt: skip
    """Announce a sitting to the public, or announce it anew with other words."""
    by.check_owns(sitting)
    check_may_change(sitting.exercise, by)
    if sitting.on < by.today:
        raise Refused("It was held already: nobody can come any more.")
    found = PublicSitting.objects.filter(sitting=sitting).first()
    made = found or PublicSitting(partnership=by.partnership, sitting=sitting, announced_on=by.today)
    made.starts, made.ends, made.about, made.about_cy, made.access = starts, ends, about, about_cy, access
    made.called_off_on = None
    save_checked(made)
    record("public-sitting.announced", subject=made, by=by, at=at, facts={"sitting": sitting.pk, "on": sitting.on})
    _shelve_after(by.partnership)
    return made


@transaction.atomic
def call_off_sitting(*, announced: PublicSitting, by: Standing, at: datetime) -> None:
    """Say in public that a sitting is called off; it stays on the page, or people would come."""
    check_may_run_consultation(by)
    by.check_owns(announced)
    if announced.called_off_on:
        raise Refused("It is called off already.")
    announced.called_off_on = by.today
    save_checked(announced)
    record("public-sitting.called-off", subject=announced, by=by, at=at, facts={"sitting": announced.sitting_id})
    _shelve_after(by.partnership)


def _shelve_after(partnership: Partnership) -> None:
    transaction.on_commit(lambda: shelve_notices(partnership))


def shelve_notices(partnership: Partnership) -> bool:
    """Put on the shelf what a partnership says of itself; say whether anything was new.

    Done after the database has it, and again by the tick for what an interruption left out, or a sitting moved since.
    """
    contact = PublicContact.objects.filter(partnership=partnership).select_related("controller").first()
    announced = PublicSitting.objects.filter(partnership=partnership).select_related("sitting__exercise")
    notices = shelf.Notices(
        partnership.slug, partnership.name, _contact(contact) if contact else shelf.Contact(),
        tuple(map(_sitting, announced[:MOST_SITTINGS])), KEY_KEPT.days,
    )  # fmt: skip
    return shelf.write_notices(settings.RELEASES_ROOT, notices)


def shelve_notices_left_out(*, at: datetime) -> int:
    """Put on the shelf what is not there yet of every partnership that says something; return how many."""
    del at
    said = {*PublicContact.objects.values_list("partnership", flat=True)}
    said |= {*PublicSitting.objects.values_list("partnership", flat=True)}
    return sum(shelve_notices(each) for each in Partnership.objects.filter(pk__in=said))


def _contact(contact: PublicContact) -> shelf.Contact:
    plain: dict[str, Any] = {
        name: getattr(contact, name)
        for name in ("name", "email", "phone", "postal", "reply_days", "data_contact", "answers_kept", "server_keeps")
    }
    return shelf.Contact(controller=str(contact.controller or ""), **plain)


def _sitting(announced: PublicSitting) -> shelf.PublicSitting:
    sitting = announced.sitting
    off = announced.called_off_on or sitting.exercise.called_off_on
    return shelf.PublicSitting(
        announced.pk, sitting.on, announced.starts, announced.ends, sitting.place, announced.about, announced.about_cy,
        announced.access, off,
    )  # fmt: skip
