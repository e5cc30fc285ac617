"""Write which committee of elected members was told what, and when (R064)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import voice  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Document, MemberBriefing
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.services.membership import check_not_after


@transaction.atomic
def record_member_briefing(
    *, committee: str, on: date, topic: str, by: Standing, at: datetime, document: Document | None = None
) -> MemberBriefing:
    """Record that a committee received a briefing."""
    check_may_coordinate(by)
    by.check_owns(document)
    check_not_after(by, on)
    made = MemberBriefing(
        partnership=by.partnership, committee=" ".join(committee.split()), on=on, topic=topic, document=document
    )
    save_checked(made)
    record("members.briefed", subject=made, by=by, at=at, facts={"on": on})
    return made
