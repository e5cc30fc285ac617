"""Record who got back to a person that offered to be involved, and what came of it (R190)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.events import involvement as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import FollowUp, PersonToAsk
from frankpledge.stages.consultation.permissions import check_may_read_people
from frankpledge.stages.consultation.rules.involvement import CameOfIt, faults_of_follow_up


@transaction.atomic
def follow_up(
    *, person: PersonToAsk, on: date, came_of_it: CameOfIt | str, by: Standing, at: datetime, note: str = "",
    next_by: date | None = None,
) -> FollowUp:  # fmt: skip
    """Record that somebody got back to them. Where nothing is left to be done, the offer waits no longer."""
    check_may_read_people(by)
    by.check_owns(person)
    if not person.involved_in:
        raise Refused("They have not offered to be involved in anything.")
    refuse_if_any(
        faults_of_follow_up(
            came_of_it, on, next_by, agreed_on=person.consented_on, delete_on=person.delete_on, today=by.today
        )
    )
    made = FollowUp(
        partnership=by.partnership, person=person, on=on, came_of_it=came_of_it, note=note, next_by=next_by,
        done_by=by.person,
    )  # fmt: skip
    save_checked(made)
    person.follow_up_by = next_by
    save_checked(person)
    facts = {"on": on, "came_of_it": str(came_of_it), "next_by": next_by}
    record("person-to-ask.followed-up", subject=person, by=by, at=at, facts=facts)
    return made
