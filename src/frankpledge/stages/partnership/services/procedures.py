"""The only writer of procedures, each owned by a post and written down as a checklist (R159)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import authority as _words  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Procedure
from frankpledge.stages.partnership.permissions import check_may_coordinate


@transaction.atomic
def record_procedure(
    *, name: str, post: Post, by: Standing, at: datetime, able: Iterable[Post] = (), steps: str = ""
) -> Procedure:
    """Record something that is done time and again: whose it is, who else can do it, and how."""
    check_may_coordinate(by)
    made = Procedure(partnership=by.partnership)
    _set(made, name, post, list(able), steps, by)
    record("procedure.recorded", subject=made, by=by, at=at, facts={"post": post.pk, "written": bool(made.written_on)})
    return made


@transaction.atomic
def change_procedure(
    *, procedure: Procedure, name: str, post: Post, able: Iterable[Post], steps: str, by: Standing, at: datetime
) -> None:
    """Change a procedure; new steps are written down from today."""
    check_may_coordinate(by)
    by.check_owns(procedure)
    _set(procedure, name, post, list(able), steps, by)
    facts = {"post": post.pk, "written": bool(procedure.written_on)}
    record("procedure.changed", subject=procedure, by=by, at=at, facts=facts)


@transaction.atomic
def withdraw_procedure(*, procedure: Procedure, by: Standing, at: datetime) -> None:
    """Take a procedure that is no longer followed out of the register."""
    check_may_coordinate(by)
    by.check_owns(procedure)
    if procedure.risks.exists():
        raise Refused("A risk is recorded as endangering this procedure. Change or close the risk first.")
    record("procedure.withdrawn", subject=procedure.post, by=by, at=at, facts={"procedure": procedure.pk})
    procedure.delete()


def _set(procedure: Procedure, name: str, post: Post, able: list[Post], steps: str, by: Standing) -> None:
    by.check_owns(post, *able)
    _check_is_new(procedure, name, by)
    if steps.strip() != procedure.steps.strip():
        procedure.written_on = by.today if steps.strip() else None
    procedure.name, procedure.post, procedure.steps = name, post, steps
    save_checked(procedure)
    procedure.able.set([each for each in able if each.pk != post.pk])


def _check_is_new(procedure: Procedure, name: str, by: Standing) -> None:
    alike = Procedure.objects.filter(partnership=by.partnership, name__iexact=name.strip()).exclude(pk=procedure.pk)
    if alike.exists():
        raise Refused({"name": ["There is a procedure of that name already."]})
