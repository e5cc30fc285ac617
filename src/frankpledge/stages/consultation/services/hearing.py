"""Name the groups that are to be heard, with the reason why each is seldom heard here (R181, R215)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.events import exercises as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import GroupToHear
from frankpledge.stages.consultation.permissions import check_may_run_consultation


@transaction.atomic
def name_group(
    *, name: str, reason: str, by: Standing, at: datetime, needs: str = "", is_sensitive: bool = False,
    margin_source: str = "",
) -> GroupToHear:  # fmt: skip
    """Name a group that the partnership wants to hear, and why."""
    check_may_run_consultation(by)
    group = GroupToHear(partnership=by.partnership, named_on=by.today)
    _fill(group, name=name, reason=reason, needs=needs, is_sensitive=is_sensitive, margin_source=margin_source)
    record("group-to-hear.named", subject=group, by=by, at=at, facts={"is_sensitive": is_sensitive})
    return group


@transaction.atomic
def amend_group(
    *, group: GroupToHear, name: str, reason: str, by: Standing, at: datetime, needs: str = "",
    is_sensitive: bool = False, margin_source: str = "", is_ended: bool = False,
) -> None:  # fmt: skip
    """Change what is said of a group, or let it go: exercises that reached it keep it."""
    check_may_run_consultation(by)
    by.check_owns(group)
    group.ended_on = (group.ended_on or by.today) if is_ended else None
    _fill(group, name=name, reason=reason, needs=needs, is_sensitive=is_sensitive, margin_source=margin_source)
    record("group-to-hear.amended", subject=group, by=by, at=at, facts={"is_ended": is_ended})


def _fill(group: GroupToHear, **given: Any) -> None:
    alike = GroupToHear.objects.filter(partnership=group.partnership, name__iexact=given["name"], ended_on=None)
    if group.ended_on is None and alike.exclude(pk=group.pk).exists():
        raise Refused({"name": ["This group is named already. Change that entry."]})
    for field, value in given.items():
        setattr(group, field, value)
    save_checked(group)
