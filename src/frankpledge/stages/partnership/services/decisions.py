"""Decisions: recorded at a meeting, or logged where they were taken outside one and ratified later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency, PartnershipAgency, Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.meeting_permissions import check_may_log_decision_of
from frankpledge.stages.partnership.models import CommitmentRequest, Decision, Group, Meeting, Topic
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.services.commitments import decide_under
from frankpledge.stages.partnership.services.meeting_checks import check_held
from frankpledge.stages.partnership.services.meeting_mail import coordinators_of, holders_of, tell_each

NEEDS_AUTHORITY = "Say by what authority money is committed: terms of reference, a delegation, a role card."


@transaction.atomic
def record_decision(
    *, meeting: Meeting, what: str, by: Standing, at: datetime, reason: str = "", group: Group | None = None,
    topic: Topic | None = None, agency: Agency | None = None, commented: Iterable[Agency] = (),
    pounds: int | None = None, authority: str = "",
) -> Decision:  # fmt: skip
    """Record what a meeting decided, who proposed it, who spoke to it and by what authority (R005, R284)."""
    check_may_coordinate(by)
    by.check_owns(meeting, group, topic)
    check_held(meeting, by.today)
    meeting_groups = list(meeting.groups.all())
    spoke = list(commented)
    reasons: dict[str, list[str]] = {"group": [], "agency": [], "authority": []}
    if group and group not in meeting_groups:
        reasons["group"].append("That group did not hold this meeting.")
    if pounds and not authority.strip():
        reasons["authority"].append(NEEDS_AUTHORITY)
    reasons["agency"] += _strangers(by, [agency, *spoke])
    refuse_if_any(reasons)
    only = meeting_groups[0] if len(meeting_groups) == 1 else None
    decision = Decision(
        partnership=by.partnership, meeting=meeting, on=meeting.on, what=what, reason=reason, group=group or only,
        topic=topic, agency=agency, pounds=pounds, authority=authority,
    )  # fmt: skip
    save_checked(decision)
    decision.commented.set(spoke)
    record("decision.recorded", subject=decision, by=by, at=at, facts={"meeting": meeting.pk, "pounds": pounds})
    return decision


def _strangers(by: Standing, agencies: list[Agency | None]) -> list[str]:
    named = {agency.pk for agency in agencies if agency}
    ours = PartnershipAgency.objects.filter(partnership=by.partnership, agency__in=named)
    known = set(ours.values_list("agency_id", flat=True)) if named else set()
    return ["That agency does not take part in this partnership."] if named - known else []


@transaction.atomic
def log_decision(
    *, what: str, on: date, post: Post, authority: str, by: Standing, at: datetime, reason: str = "",
    group: Group | None = None, topic: Topic | None = None, agency: Agency | None = None, pounds: int | None = None,
    approval: CommitmentRequest | None = None,
) -> Decision:  # fmt: skip
    """Log a decision taken outside meetings: who took it and by what right. A meeting must ratify it (R057)."""
    check_may_log_decision_of(by, {person.pk for person in holders_of([post], by.today).values()})
    by.check_owns(post, group, topic)
    reasons: dict[str, list[str]] = {"on": [], "authority": [], "agency": _strangers(by, [agency])}
    if on > by.today:
        reasons["on"].append("The day cannot be in the future.")
    if not authority.strip():
        reasons["authority"].append("Say by what right the decision was taken outside a meeting.")
    refuse_if_any(reasons)
    decision = Decision(
        partnership=by.partnership, what=what, on=on, post=post, authority=authority, reason=reason, group=group,
        topic=topic, agency=agency, pounds=pounds,
    )  # fmt: skip
    save_checked(decision)
    record("decision.logged", subject=decision, by=by, at=at, facts={"post": post.pk, "pounds": pounds})
    if approval:
        decide_under(approval=approval, decision=decision, by=by, at=at)
    _tell_coordinators(by, at)
    return decision


def _tell_coordinators(by: Standing, at: datetime) -> None:
    others = [person for person in coordinators_of(by.partnership, by.today) if person.pk != by.person.pk]
    waiting = f"{reverse('partnership:decisions', args=[by.partnership.slug])}?state=to-ratify"
    tell_each(
        others, subject="A decision was logged that a meeting must ratify",
        text="A decision taken outside meetings was logged. Please bring it to the next meeting to be ratified.",
        path=waiting, partnership=by.partnership, at=at, is_urgent=False,
    )  # fmt: skip


@transaction.atomic
def ratify_decisions(*, meeting: Meeting, decisions: Iterable[Decision], by: Standing, at: datetime) -> None:
    """Record that a meeting ratified decisions that were taken outside meetings."""
    check_may_coordinate(by)
    chosen = list(decisions)
    by.check_owns(meeting, *chosen)
    check_held(meeting, by.today)
    if not chosen:
        raise Refused({"decisions": ["Choose at least one decision."]})
    groups = {group.pk for group in meeting.groups.all()}
    for decision in chosen:
        _check_ratifiable(decision, meeting, groups)
        decision.ratified_at = meeting
        save_checked(decision)
        record("decision.ratified", subject=decision, by=by, at=at, facts={"meeting": meeting.pk})


def _check_ratifiable(decision: Decision, meeting: Meeting, groups: set[int]) -> None:
    reasons: list[str] = []
    if decision.meeting_id or decision.ratified_at_id:
        reasons.append("A decision chosen was taken at a meeting or has been ratified already.")
    if decision.on > meeting.on:
        reasons.append("A decision chosen was taken after this meeting.")
    if decision.group_id and decision.group_id not in groups:
        reasons.append("A decision chosen was taken in the name of another group, which must ratify it itself.")
    refuse_if_any({"decisions": reasons})
