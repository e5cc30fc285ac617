"""Write the register of risks: what may go wrong, what it endangers, who answers for it (R080)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Person, Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import means  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Action, Procedure, ResourceChange, Risk
from frankpledge.stages.partnership.permissions import (
    check_may_answer_risk,
    check_may_coordinate,
    check_may_raise_risk,
)
from frankpledge.stages.partnership.queries.holders import holders_of
from frankpledge.stages.partnership.services.addressees import tell_all
from frankpledge.stages.partnership.services.membership import check_steps


@transaction.atomic
def raise_risk(
    *, what: str, likelihood: int, impact: int, by: Standing, at: datetime, arises_from: ResourceChange | None = None,
    owner: Post | None = None, steps: Sequence[str] = (), actions: Iterable[Action] = (),
    procedures: Iterable[Procedure] = (),
) -> Risk:  # fmt: skip
    """Put a risk on the register, as any member may."""
    check_may_raise_risk(by)
    actions, procedures = list(actions), list(procedures)
    by.check_owns(arises_from, owner, *actions, *procedures)
    check_steps(by, steps, "steps")
    risk = Risk(
        partnership=by.partnership, what=what, likelihood=likelihood, impact=impact, arises_from=arises_from,
        owner=owner, steps=list(steps), raised_on=by.today,
    )  # fmt: skip
    save_checked(risk)
    risk.actions.set(actions)
    risk.procedures.set(procedures)
    record("risk.raised", subject=risk, by=by, at=at, facts=_weight(risk))
    _tell_owner(risk, by)
    return risk


@transaction.atomic
def amend_risk(
    *, risk: Risk, what: str, likelihood: int, impact: int, owner: Post | None, arises_from: ResourceChange | None,
    by: Standing, at: datetime,
) -> None:  # fmt: skip
    """Correct a risk, weigh it anew, or give it an owner."""
    check_may_coordinate(by)
    by.check_owns(risk, owner, arises_from)
    _check_open(risk)
    is_new_owner = owner is not None and owner.pk != risk.owner_id
    risk.what, risk.likelihood, risk.impact = what, likelihood, impact
    risk.owner, risk.arises_from = owner, arises_from
    save_checked(risk)
    record("risk.amended", subject=risk, by=by, at=at, facts=_weight(risk))
    if is_new_owner:
        _tell_owner(risk, by)


@transaction.atomic
def tie_risk(
    *, risk: Risk, by: Standing, at: datetime, actions: Iterable[Action] = (), procedures: Iterable[Procedure] = (),
    steps: Sequence[str] = (),
) -> None:  # fmt: skip
    """Say what a risk endangers; what is given takes the place of what was said before."""
    check_may_raise_risk(by)
    actions, procedures = list(actions), list(procedures)
    by.check_owns(risk, *actions, *procedures)
    _check_open(risk)
    check_steps(by, steps, "steps")
    risk.actions.set(actions)
    risk.procedures.set(procedures)
    risk.steps = list(steps)
    save_checked(risk)
    facts = {"actions": len(actions), "procedures": len(procedures), "steps": len(steps)}
    record("risk.tied", subject=risk, by=by, at=at, facts=facts)


@transaction.atomic
def answer_risk(*, risk: Risk, answer: str, by: Standing, at: datetime) -> None:
    """Say what is done about a risk, as its owner, the owner's agency or the co-ordinator may."""
    by.check_owns(risk)
    check_may_answer_risk(by, risk.owner, holders_of(risk.owner, by))
    _check_open(risk)
    if not answer.strip():
        raise Refused({"answer": ["Say what is done about it."]})
    risk.answer, risk.answered_on = answer, by.today
    save_checked(risk)
    record("risk.answered", subject=risk, by=by, at=at)


@transaction.atomic
def close_risk(*, risk: Risk, by: Standing, at: datetime) -> None:
    """Close a risk that has passed or was dealt with; it stays on the register."""
    check_may_coordinate(by)
    by.check_owns(risk)
    _check_open(risk)
    risk.closed_on = by.today
    save_checked(risk)
    record("risk.closed", subject=risk, by=by, at=at)


def _check_open(risk: Risk) -> None:
    if risk.closed_on:
        raise Refused("This risk is closed. Raise it anew if it has come back.")


def _tell_owner(risk: Risk, by: Standing) -> None:
    tell_all(
        Person.objects.filter(pk__in=holders_of(risk.owner, by)), subject="You answer for a risk", by=by,
        text=f"Your post is named as the owner of a risk on the register of {by.partnership}. "
        "Please say what is done about it.",
        path=reverse("partnership:risk", args=[by.partnership.slug, risk.pk]),
    )  # fmt: skip


def _weight(risk: Risk) -> dict[str, int | None]:
    return {"likelihood": risk.likelihood, "impact": risk.impact, "owner": risk.owner_id}
