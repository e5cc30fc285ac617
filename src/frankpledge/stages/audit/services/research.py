"""Write the new research an audit considers: estimated first, then taken in or left out, then looked back on (R162)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.core.research import Estimate, faults_of
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.audit.events import audits as events  # noqa: F401 -- registers its words
from frankpledge.stages.audit.models import Audit, Question, Research
from frankpledge.stages.audit.permissions import check_may_run_audit
from frankpledge.stages.audit.rules.research import COUNTS, RATES, asked_of, design_of
from frankpledge.stages.audit.services.audits import change_scope, check_may_change
from frankpledge.stages.partnership.services.membership import check_not_after


@transaction.atomic
def consider_research(
    *, audit: Audit, name: str, method: str, asks: str, by: Standing, at: datetime, questions: Iterable[Question] = ()
) -> Research:
    """Put on record that new research is considered: what it would ask, and how."""
    check_may_change(audit, by)
    if audit.research.filter(name=name).exists():
        raise Refused({"name": ["This research is considered already. Change it in the scope."]})
    research = Research(partnership=by.partnership, audit=audit, method=method)
    _say(research, name, asks, list(questions))
    record("audit.research-considered", subject=research, by=by, at=at, facts={"audit": audit.pk, "method": method})
    return research


@transaction.atomic
def amend_research(
    *, research: Research, name: str, method: str, asks: str, by: Standing, at: datetime,
    questions: Iterable[Question] = (),
) -> None:  # fmt: skip
    """Change what it would ask, and how. By another method its numbers no longer hold, and it is estimated anew."""
    _check_may_plan(research, by)
    if method != research.method:
        _forget_estimate(research)
        research.method = method
    _say(research, name, asks, list(questions))
    _tell_scope(research)
    record("audit.research-amended", subject=research, by=by, at=at, facts={"method": method})


@transaction.atomic
def estimate_research(*, research: Research, by: Standing, at: datetime, **numbers: int | Decimal | None) -> None:
    """Keep the numbers of which the estimate is made; taken in already, it is a scope to be agreed anew."""
    _check_may_plan(research, by)
    wanted = asked_of(research.method)
    refuse_if_any({name: ["Give a number, 0 where there is none."] for name in wanted if numbers.get(name) is None})
    design = design_of(research.method, numbers)
    refuse_if_any(faults_of(design) if design else {})
    for name in (*COUNTS, *RATES):
        setattr(research, name, numbers[name] if name in wanted else None)
    save_checked(research)
    _tell_scope(research)
    record("audit.research-estimated", subject=research, by=by, at=at, facts=_reckoned(research))


@transaction.atomic
def decide_research(*, research: Research, is_in: bool, reason: str, by: Standing, at: datetime) -> None:
    """Take it into the scope, once it is estimated, or leave it out, each with the reason."""
    _check_may_plan(research, by)
    no_estimate = ["Estimate its days and money first. It can be left out without."]
    refuse_if_any(
        {
            "choice": no_estimate if is_in and research.estimate is None else [],
            "reason": [] if reason.strip() else ["Say why it is taken in or left out."],
        }
    )
    research.is_in, research.reason = is_in, reason
    save_checked(research)
    _tell_scope(research)
    record("audit.research-decided", subject=research, by=by, at=at, facts={"in": is_in} | _reckoned(research))


@transaction.atomic
def record_research(
    *, research: Research, done_on: date, actual_days: Decimal, actual_cost: Decimal, actual_approached: int,
    actual_answers: int, by: Standing, at: datetime,
) -> None:  # fmt: skip
    """Record what it really took, beside the estimate, which then stays as it was: the next audit learns from both."""
    check_may_run_audit(by)
    by.check_owns(research)
    if not research.is_in:
        raise Refused("Only research that was taken into the scope can have been done.")
    check_not_after(by, done_on, "done_on")
    if actual_answers > actual_approached:
        raise Refused({"actual_answers": ["No more can have answered than were approached."]})
    research.done_on, research.actual_days, research.actual_cost = done_on, actual_days, actual_cost
    research.actual_approached, research.actual_answers = actual_approached, actual_answers
    save_checked(research)
    facts = {"on": done_on, "days": f"{actual_days:f}", "pounds": f"{actual_cost:f}", "answers": actual_answers}
    record("audit.research-recorded", subject=research, by=by, at=at, facts=facts)


def _check_may_plan(research: Research, by: Standing) -> None:
    by.check_owns(research)
    check_may_change(research.audit, by)
    if research.done_on:
        raise Refused("It is done: what was planned of it stays as it was agreed.")


def _forget_estimate(research: Research) -> None:
    if research.is_in:
        raise Refused({"method": ["Leave it out of the scope first: it was taken in as it is estimated now."]})
    for name in (*COUNTS, *RATES):
        setattr(research, name, None)


def _say(research: Research, name: str, asks: str, questions: list[Question]) -> None:
    if any(question.audit_id != research.audit.pk for question in questions):
        raise Refused({"questions": ["Choose among the questions of this audit."]})
    research.name, research.asks = name, asks
    save_checked(research)
    research.questions.set(questions)


def _tell_scope(research: Research) -> None:
    """Count a change of the scope; what was neither taken in nor left out is no part of it yet."""
    if research.reason:
        change_scope(research.audit)


def _reckoned(research: Research) -> dict[str, str | int]:
    """Return what it is reckoned to take and in which version of the scope, for the log."""
    version: dict[str, str | int] = {"version": research.audit.scope_version}
    found: Estimate | None = research.estimate
    if found is None:
        return version
    days, pounds = f"{found.person_days:f}", f"{found.cost:f}"
    return version | {"approached": found.approached, "answers": found.answers, "days": days, "pounds": pounds}
