"""Write what was passed down to the people who do the work, and that they had it (R044, R045, R086)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import voice  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Acknowledgement, Briefing, Document, Group
from frankpledge.stages.partnership.permissions import check_may_answer_for_agency, check_may_coordinate
from frankpledge.stages.partnership.queries.holders import representatives
from frankpledge.stages.partnership.services.addressees import tell_all
from frankpledge.stages.partnership.services.membership import check_take_part


@transaction.atomic
def send_briefing(
    *, topic: str, on: date, agencies: Iterable[Agency], levels: Sequence[str], by: Standing, at: datetime,
    text: str = "", by_group: Group | None = None, document: Document | None = None,
    perspectives: Iterable[Agency] = (),
) -> Briefing:  # fmt: skip
    """Record a briefing, held or planned, for chosen levels of chosen agencies, and tell their representatives."""
    check_may_coordinate(by)
    by.check_owns(by_group, document)
    perspectives = list(perspectives)
    check_take_part(by, perspectives, "perspectives")
    made = Briefing(partnership=by.partnership, topic=topic, text=text, on=on, by_group=by_group, document=document)
    save_checked(made)
    made.perspectives.set(perspectives)
    reached = _pass_to(made, list(agencies), levels, by)
    record("briefing.sent", subject=made, by=by, at=at, facts={"on": on, "audiences": reached})
    return made


@transaction.atomic
def widen_briefing(
    *, briefing: Briefing, agencies: Iterable[Agency], levels: Sequence[str], by: Standing, at: datetime
) -> None:
    """Pass a briefing to further levels of agencies; those that had it already are left as they are."""
    check_may_coordinate(by)
    by.check_owns(briefing)
    reached = _pass_to(briefing, list(agencies), levels, by)
    record("briefing.widened", subject=briefing, by=by, at=at, facts={"audiences": reached})


@transaction.atomic
def acknowledge_briefing(*, audience: Acknowledgement, by: Standing, at: datetime, people: int | None = None) -> None:
    """Say for one's own agency that a level of it had the briefing, and how many people."""
    by.check_owns(audience)
    check_may_answer_for_agency(by, audience.agency)
    if audience.acknowledged_on:
        raise Refused("This has been acknowledged already.")
    if audience.briefing.on > by.today:
        raise Refused("The briefing is still to come. Acknowledge it once it was held.")
    audience.acknowledged_on, audience.people = by.today, people
    save_checked(audience)
    facts = {"agency": audience.agency_id, "level": audience.level, "people": people}
    record("briefing.acknowledged", subject=audience.briefing, by=by, at=at, facts=facts)


def _pass_to(briefing: Briefing, agencies: list[Agency], levels: Sequence[str], by: Standing) -> int:
    _check_audience(agencies, levels, by)
    had = set(briefing.audiences.values_list("agency_id", "level"))
    new = [(agency, level) for agency in agencies for level in levels if (agency.pk, level) not in had]
    for agency, level in new:
        save_checked(Acknowledgement(partnership=by.partnership, briefing=briefing, agency=agency, level=level))
    tell_all(
        representatives(by, {agency.pk: agency for agency, _ in new}.values()), by=by,
        subject="A briefing for your agency",
        text=f"{by.partnership} passes a briefing on to your agency. Please pass it to the people it is for, and "
        "say on its page that they had it.",
        path=reverse("partnership:briefing", args=[by.partnership.slug, briefing.pk]),
    )  # fmt: skip
    return len(new)


def _check_audience(agencies: list[Agency], levels: Sequence[str], by: Standing) -> None:
    reasons = {
        "agencies": [] if agencies else ["Choose at least one agency."],
        "levels": [] if levels else ["Choose at least one level."],
    }
    if any(reasons.values()):
        raise Refused(reasons)
    check_take_part(by, agencies, "agencies")
