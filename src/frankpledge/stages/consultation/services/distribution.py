"""Log what went out for an exercise, by which way, at whose cost, and what came back by it (R187, R203, R211)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.events import exercises as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import Distribution, Exercise, GroupToHear
from frankpledge.stages.consultation.services.exercises import check_may_change
from frankpledge.stages.partnership.services.membership import check_not_after, check_took_part
from frankpledge.stages.publication.documents import documents_of
from frankpledge.stages.publication.models import ReleaseCandidate


@transaction.atomic
def log_distribution(
    *, exercise: Exercise, on: date, channel: str, what: str, where: str, by: Standing, at: datetime,
    copies: int | None = None, group: GroupToHear | None = None, paid_by: Agency | None = None,
    cost: Decimal | None = None, returned: int | None = None, release: ReleaseCandidate | None = None,
    document: str = "",
) -> Distribution:  # fmt: skip
    """Log something that has gone out."""
    check_may_change(exercise, by)
    logged = Distribution(partnership=by.partnership, exercise=exercise)
    _fill(
        logged, by, on=on, channel=channel, what=what, where=where, copies=copies, group=group, paid_by=paid_by,
        cost=cost, returned=returned, release=release, document=document,
    )  # fmt: skip
    record("distribution.logged", subject=logged, by=by, at=at, facts=_facts(logged))
    return logged


@transaction.atomic
def amend_distribution(
    *, distribution: Distribution, on: date, channel: str, what: str, where: str, by: Standing, at: datetime,
    copies: int | None = None, group: GroupToHear | None = None, paid_by: Agency | None = None,
    cost: Decimal | None = None, returned: int | None = None, release: ReleaseCandidate | None = None,
    document: str = "",
) -> None:  # fmt: skip
    """Correct a line of the log, or say what came back by it."""
    by.check_owns(distribution)
    check_may_change(distribution.exercise, by)
    _fill(
        distribution, by, on=on, channel=channel, what=what, where=where, copies=copies, group=group, paid_by=paid_by,
        cost=cost, returned=returned, release=release, document=document,
    )  # fmt: skip
    record("distribution.amended", subject=distribution, by=by, at=at, facts=_facts(distribution))


def _fill(distribution: Distribution, by: Standing, **given: Any) -> None:
    by.check_owns(given["group"])
    _check_document(distribution, given["release"], given["document"], given["on"], by)
    check_not_after(by, given["on"])
    check_took_part(by, paid_by=given["paid_by"])
    for field, value in given.items():
        setattr(distribution, field, value)
    save_checked(distribution)


def _check_document(
    logged: Distribution, release: ReleaseCandidate | None, document: str, on: date, by: Standing
) -> None:
    """Refuse a document that the release does not bring, or that nobody could read by the day it is said to go out."""
    if release is None or (release.pk, document) == (logged.release_id, logged.document):
        return
    by.check_owns(release)
    if document not in documents_of(release):
        raise Refused({"document": ["That release has no such document."]})
    first = localdate(release.public_from) if release.was_public(by.at) and release.public_from else None
    if first is None or on < first:
        raise Refused({"document": ["It was not public by that day. Choose another document, or a later day."]})


def _facts(distribution: Distribution) -> dict[str, str | int | date | bool | None]:
    return {
        "exercise": distribution.exercise_id, "channel": distribution.channel, "on": distribution.on,
        "release": distribution.release_id, "document": distribution.document or None,
    }  # fmt: skip
