"""Keep the directory of forums and panels, each entered by its agency or by those who run consultation (R176)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.events import exercises as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import Forum, GroupToHear
from frankpledge.stages.consultation.permissions import check_may_enter_forum
from frankpledge.stages.partnership.services.membership import check_take_part


@transaction.atomic
def enter_forum(
    *, name: str, kind: str, agency: Agency, audience: str, meets: str, by: Standing, at: datetime,
    reaches: Iterable[GroupToHear] = (), next_on: date | None = None, speaks_for: int | None = None,
    membership: str = "",
) -> Forum:  # fmt: skip
    """Enter a forum or panel: whom it speaks for, how often it meets, and through which agency it is asked."""
    check_may_enter_forum(by, agency)
    check_take_part(by, [agency])
    forum = Forum(partnership=by.partnership, agency=agency)
    _fill(
        forum, by, list(reaches), name=name, kind=kind, audience=audience, meets=meets, next_on=next_on,
        speaks_for=speaks_for, membership=membership,
    )  # fmt: skip
    record("forum.entered", subject=forum, by=by, at=at, facts={"agency": agency.pk, "kind": kind})
    return forum


@transaction.atomic
def amend_forum(
    *, forum: Forum, name: str, kind: str, audience: str, meets: str, by: Standing, at: datetime,
    reaches: Iterable[GroupToHear] = (), next_on: date | None = None, speaks_for: int | None = None,
    membership: str = "", is_ended: bool = False,
) -> None:  # fmt: skip
    """Change an entry; the agency stays. One that no longer meets is suggested no more."""
    by.check_owns(forum)
    check_may_enter_forum(by, forum.agency)
    forum.ended_on = (forum.ended_on or by.today) if is_ended else None
    _fill(
        forum, by, list(reaches), name=name, kind=kind, audience=audience, meets=meets, next_on=next_on,
        speaks_for=speaks_for, membership=membership,
    )  # fmt: skip
    record("forum.amended", subject=forum, by=by, at=at, facts={"agency": forum.agency_id, "is_ended": is_ended})


def _fill(forum: Forum, by: Standing, groups: list[GroupToHear], **given: Any) -> None:
    by.check_owns(*groups)
    alike = Forum.objects.filter(partnership=by.partnership, name__iexact=given["name"]).exclude(pk=forum.pk)
    if alike.exists():
        raise Refused({"name": ["It is in the directory already. Change that entry."]})
    for field, value in given.items():
        setattr(forum, field, value)
    save_checked(forum)
    forum.reaches.set(groups)
