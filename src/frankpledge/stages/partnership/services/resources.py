"""Write how an agency's means change: budget, staff, posts filled, and the way its people must travel."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import means  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Journey, ResourceChange, Staffing
from frankpledge.stages.partnership.permissions import check_may_record_for_agency
from frankpledge.stages.partnership.services.membership import check_not_after, check_take_part

LONGEST_JOURNEY = 24 * 60


@transaction.atomic
def record_resource_change(
    *, agency: Agency, kind: str, on: date, change: Decimal, unit: str, by: Standing, at: datetime, where: str = ""
) -> ResourceChange:
    """Record that an agency has more or less than before; negative is less. It may lie ahead."""
    check_may_record_for_agency(by, agency)
    check_take_part(by, [agency])
    if change == 0:
        raise Refused({"change": ["Enter how much more or less it is."]})
    made = ResourceChange(
        partnership=by.partnership, agency=agency, kind=kind, on=on, change=change, unit=unit, where=where
    )
    save_checked(made)
    record("resources.changed", subject=made, by=by, at=at, facts={"agency": agency.pk, "kind": kind, "on": on})
    return made


@transaction.atomic
def record_staffing(
    *, agency: Agency, on: date, established: Decimal, filled: Decimal, by: Standing, at: datetime
) -> Staffing:
    """Record how many of the posts that serve the partnership were filled on a day."""
    check_may_record_for_agency(by, agency)
    check_take_part(by, [agency])
    check_not_after(by, on)
    if established < 0 or filled < 0:
        raise Refused({"established": ["There cannot be fewer than no posts."]})
    made = Staffing(partnership=by.partnership, agency=agency, on=on, established=established, filled=filled)
    save_checked(made)
    record("staffing.recorded", subject=made, by=by, at=at, facts={"agency": agency.pk, "on": on})
    return made


@transaction.atomic
def tell_journey(*, agency: Agency, venue: str, minutes: int, by: Standing, at: datetime) -> Journey:
    """Record how long an agency's people travel to a venue, one way, in place of what was told before."""
    check_may_record_for_agency(by, agency)
    check_take_part(by, [agency])
    if not 0 <= minutes <= LONGEST_JOURNEY:
        raise Refused({"minutes": ["Enter the minutes of one way, at most a day's."]})
    venue = " ".join(venue.split())
    told = Journey.objects.filter(partnership=by.partnership, agency=agency, venue__iexact=venue).first()
    made = told or Journey(partnership=by.partnership, agency=agency, venue=venue)
    made.minutes = minutes
    save_checked(made)
    record("journey.told", subject=made, by=by, at=at, facts={"agency": agency.pk, "minutes": minutes})
    return made
