"""Write what a review found of an audit, and the plan of what is to be better (R152, R154, R156)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Person, Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.audit.events import work as events  # noqa: F401 -- registers its words
from frankpledge.stages.audit.models import Audit, Finding, Improvement, Review
from frankpledge.stages.audit.permissions import check_may_finish_improvement, check_may_run_audit
from frankpledge.stages.partnership.queries.holders import holders_of
from frankpledge.stages.partnership.services.addressees import tell_all
from frankpledge.stages.partnership.services.membership import check_not_after


@transaction.atomic
def record_review(
    *, audit: Audit, how: str, reviewed_by: str, on: date, data: str, analysis: str, use: str, by: Standing,
    at: datetime,
) -> Review:  # fmt: skip
    """Keep a review's results with the audit; a closed audit is reviewed too."""
    check_may_run_audit(by)
    by.check_owns(audit)
    check_not_after(by, on)
    review = Review(
        partnership=by.partnership, audit=audit, how=how, reviewed_by=reviewed_by, on=on, data=data,
        analysis=analysis, use=use,
    )  # fmt: skip
    save_checked(review)
    record("audit.reviewed", subject=review, by=by, at=at, facts={"audit": audit.pk, "how": how})
    return review


@transaction.atomic
def plan_improvement(
    *, audit: Audit, what: str, owner: Post, due: date, by: Standing, at: datetime, review: Review | None = None,
    finding: Finding | None = None,
) -> Improvement:  # fmt: skip
    """Plan something to be better, for a review's recommendation or a limitation that a counting met."""
    check_may_run_audit(by)
    by.check_owns(audit, owner, review, finding)
    if review and review.audit_id != audit.pk:
        raise Refused({"review": ["Choose among the reviews of this audit."]})
    planned = Improvement(
        partnership=by.partnership, audit=audit, review=review, finding=finding, what=what, owner=owner, due=due
    )
    save_checked(planned)
    facts = {"audit": audit.pk, "owner": owner.pk, "due": due, "review": review.pk if review else None}
    record("improvement.planned", subject=planned, by=by, at=at, facts=facts)
    tell_all(
        Person.objects.filter(pk__in=holders_of(owner, by)), subject="An improvement is in your hands", by=by,
        text=f"Your post is named as the owner of an improvement to the audit of {by.partnership}.",
        path=reverse("audit:improvements", args=[by.partnership.slug, audit.pk]),
    )  # fmt: skip
    return planned


@transaction.atomic
def finish_improvement(*, improvement: Improvement, done_on: date, outcome: str, by: Standing, at: datetime) -> None:
    """Record that it was made, and what came of it."""
    by.check_owns(improvement)
    check_may_finish_improvement(by, improvement.owner, holders_of(improvement.owner, by))
    check_not_after(by, done_on, "done_on")
    if not outcome.strip():
        raise Refused({"outcome": ["Say what came of it."]})
    improvement.done_on, improvement.outcome = done_on, outcome
    save_checked(improvement)
    record("improvement.done", subject=improvement, by=by, at=at, facts={"on": done_on})
