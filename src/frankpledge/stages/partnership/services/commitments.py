"""The only writer of what posts ask to commit beyond their authority, and of what they are answered (R269)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Person, Post, PostHolding
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import authority as _words  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.meeting_permissions import check_may_log_decision_of
from frankpledge.stages.partnership.models import CommitmentRequest, Decision, Group
from frankpledge.stages.partnership.permissions import check_may_answer_commitment, check_may_ask_for_approval
from frankpledge.stages.partnership.queries.commitments import asked_of, who_answers, who_asks, who_may_answer
from frankpledge.stages.partnership.queries.holders import holders_of
from frankpledge.stages.partnership.queries.role_cards import may_commit
from frankpledge.stages.partnership.rules.commitments import Approval, Outcome
from frankpledge.stages.partnership.services.addressees import tell_all
from frankpledge.stages.partnership.services.role_cards import MOST_POUNDS


@transaction.atomic
def ask_for_approval(
    *, post: Post, pounds: int, what: str, by: Standing, at: datetime, of_post: Post | None = None,
    of_group: Group | None = None, decision: Decision | None = None,
) -> CommitmentRequest:  # fmt: skip
    """Ask one post or one group whether a post may commit a sum beyond its authority, and tell whoever answers."""
    check_may_ask_for_approval(by, post, holders_of(post, by))
    by.check_owns(post, of_post, of_group, decision)
    Post.objects.select_for_update().get(pk=post.pk)  # so that what is sent twice is asked once
    made = CommitmentRequest(
        partnership=by.partnership, post=post, pounds=pounds, what=what, of_post=of_post, of_group=of_group,
        decision=decision, asked_by=by.person, asked_on=by.today,
    )  # fmt: skip
    answering = _check_askable(made, by)
    save_checked(made)
    asked = {"of_post": of_post.pk if of_post else None, "of_group": of_group.pk if of_group else None}
    record("commitment.asked", subject=made, by=by, at=at, facts={"post": post.pk, "pounds": pounds, **asked})
    tell_all(
        answering, subject="A commitment waits for your answer", path=_page(made, by), by=by,
        text=f"In {by.partnership} you are asked whether a post may commit more than it may by itself. "
        "Please approve it, or decline it with the reason.",
    )  # fmt: skip
    return made


def _check_askable(made: CommitmentRequest, by: Standing) -> list[Person]:
    """Refuse what needs no asking, goes to the wrong place or was asked already; return who answers."""
    if not 1 <= made.pounds <= MOST_POUNDS:
        raise Refused({"pounds": [f"The amount must be between £1 and £{MOST_POUNDS:,}."]})
    if (made.of_post is None) == (made.of_group is None):
        raise Refused("Ask one post or one group.")
    answering = who_may_answer(by, made)
    reasons = [*_why_not_asked(made, by), *_why_not_about(made.decision, made)]
    if not answering:
        reasons.append(f"Nobody but whoever asks could answer for {asked_of(made)} today. Ask another.")
    refuse_if_any({"": reasons, "what": [] if made.what.strip() else ["Enter what it is for."]})
    return answering


def _why_not_asked(made: CommitmentRequest, by: Standing) -> list[str]:
    known = may_commit(by, made.post, made.pounds)
    if made.post.until and made.post.until < by.today:
        return ["That post has ended."]
    if known.outcome is Outcome.WITHIN:
        return [f"{made.post} may commit this without asking."]
    if asked_of(made) not in (*known.posts, *known.groups):
        return [f"{asked_of(made)} cannot approve such a sum. Ask one of those that the answer names."]
    alike = CommitmentRequest.objects.filter(
        post=made.post,
        pounds=made.pounds,
        what=made.what,
        of_post=made.of_post,
        of_group=made.of_group,
        answer="",
        withdrawn_on=None,
    )
    return ["This has been asked already, and waits for an answer."] if alike.exists() else []


def _why_not_about(decision: Decision | None, request: CommitmentRequest) -> list[str]:
    """Return why a request cannot stand for a decision; none where there is no decision."""
    if decision is None:
        return []
    reasons = {
        "That decision was taken at a meeting, which needs no approval of this kind.": decision.meeting_id is not None,
        "That decision was taken by another post.": decision.post_id != request.post_id,
        "That decision commits more.": (decision.pounds or 0) > request.pounds,
        "Approval of that decision has been asked for already.": decision.commitment_requests.filter(withdrawn_on=None)
        .exclude(answer=Approval.DECLINED)
        .exists(),
    }
    return [reason for reason, is_so in reasons.items() if is_so]


@transaction.atomic
def answer_commitment(*, request: CommitmentRequest, answer: str, by: Standing, at: datetime, reason: str = "") -> None:
    """Approve or decline, for the post or the group that was asked, and tell whoever asked."""
    by.check_owns(request)
    answering = frozenset(person.pk for person in who_answers(by, asked_of(request)))
    check_may_answer_commitment(by, who_asks(by, request), answering)
    request = CommitmentRequest.objects.select_for_update().get(pk=request.pk)
    _check_waits(request)
    _check_answer(request, answer, reason, by)
    request.answer, request.reason, request.answered_by, request.answered_on = answer, reason, by.person, by.today
    save_checked(request)
    record("commitment.answered", subject=request, by=by, at=at, facts={"answer": answer})
    holding = PostHolding.objects.filter(open_on(by.today), post=request.post).select_related("person")
    told = {person.pk: person for person in (request.asked_by, *(each.person for each in holding))}
    tell_all(
        list(told.values()), subject="A request for approval has an answer", path=_page(request, by), by=by,
        text=f"What a post or a group in {by.partnership} was asked to approve, by you or for your post, has been "
        "answered.",
    )  # fmt: skip


@transaction.atomic
def withdraw_commitment(*, request: CommitmentRequest, by: Standing, at: datetime) -> None:
    """Take back what was asked and not answered: it is no longer wanted, or nobody is left who could answer."""
    by.check_owns(request)
    check_may_ask_for_approval(by, request.post, holders_of(request.post, by))
    request = CommitmentRequest.objects.select_for_update().get(pk=request.pk)
    _check_waits(request)
    request.withdrawn_on = by.today
    save_checked(request)
    record("commitment.withdrawn", subject=request, by=by, at=at, facts={"on": by.today})


def _check_waits(request: CommitmentRequest) -> None:
    if request.answer:
        raise Refused("This has been answered already.")
    if request.withdrawn_on:
        raise Refused("This has been withdrawn.")


def _check_answer(request: CommitmentRequest, answer: str, reason: str, by: Standing) -> None:
    if answer == Approval.DECLINED:
        refuse_if_any({"reason": [] if reason.strip() else ["Enter why it is declined."]})
        return
    known = may_commit(by, request.post, request.pounds)
    if known.outcome is not Outcome.WITHIN and asked_of(request) not in (*known.posts, *known.groups):
        raise Refused(f"{asked_of(request)} may no longer approve such a sum. Decline it, and say whom to ask.")


@transaction.atomic
def decide_under(*, approval: CommitmentRequest, decision: Decision, by: Standing, at: datetime) -> None:
    """Record that a decision was taken under an approval, which is then used."""
    by.check_owns(approval, decision)
    check_may_log_decision_of(by, holders_of(decision.post, by))
    approval = CommitmentRequest.objects.select_for_update().get(pk=approval.pk)
    reasons = _why_not_about(decision, approval)
    if approval.answer != Approval.APPROVED or approval.decision_id:
        reasons.append("That is no approval, or something was decided under it already.")
    refuse_if_any({"approval": reasons})
    approval.decision = decision
    save_checked(approval)
    record("commitment.decided", subject=approval, by=by, at=at, facts={"decision": decision.pk})


def _page(request: CommitmentRequest, by: Standing) -> str:
    return reverse("partnership:commitment", args=[by.partnership.slug, request.pk])
