"""The registers of a live partnership, each as the query that reads it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from frankpledge.core.readiness.facts import YEAR
from frankpledge.foundation.accounts.models import Partnership, PartnershipAgency, Post, PostHolding
from frankpledge.foundation.accounts.standing import open_on
from frankpledge.foundation.registers import links, register
from frankpledge.site.readiness.audit_registers import audit_registers
from frankpledge.site.readiness.consultation_registers import consultation_registers
from frankpledge.stages.partnership import models as own
from frankpledge.stages.partnership.rules.commitments import Approval

Query = QuerySet[Any]

LOOK_BACK = YEAR
"""How far back the rules ask who was at a meeting and what was on its agenda: most of all rows are older."""


def registers_of(partnership: Partnership, today: date) -> list[Query]:
    """Return every register, the links between many and many among them."""
    here = Q(partnership=partnership)
    return [
        *_people(partnership, today), *_groups(here), *_meetings(here, today), *_exchange(here), *_records(here),
        *audit_registers(partnership), *consultation_registers(partnership),
    ]  # fmt: skip


def _people(partnership: Partnership, today: date) -> list[Query]:
    here = Q(partnership=partnership)
    places = PartnershipAgency.objects.filter(here)
    shared = PartnershipAgency.objects.filter(open_on(today), agency__memberships__partnership=partnership).distinct()
    return [
        register(
            "places", places, "body", "standing", "reason", agency="agency_id", name="agency__name",
            sector="agency__sector", council_tier="agency__council_tier", joined="since", left="until",
            operating_from="agency__operating_from", operating_until="agency__operating_until",
            monthly_hours="agency__hours_a_month",
        ),
        register("commitments", shared, agency="agency_id", partnership="partnership__name",
                 monthly_hours="hours_a_month"),
        register("posts", Post.objects.filter(here), "title", "level", "seniority", "co_ordinates", "until",
                 agency="agency_id"),
        register("holders", PostHolding.objects.filter(post__partnership=partnership), "since", "until",
                 post="post_id", person="person_id"),
        register("staffing", own.Staffing.objects.filter(here), "on", "established", "filled", agency="agency_id"),
        register("resource_changes", own.ResourceChange.objects.filter(here), "kind", "on", "change", "unit", "where",
                 agency="agency_id"),
        register("journeys", own.Journey.objects.filter(here), "venue", "minutes", agency="agency_id"),
        register("role_cards", own.RoleCard.objects.filter(here), "authority_pounds", "reports_to", "role", "resources",
                 "agreed_on", post="post_id", monthly_hours="hours_a_month"),
        register("trainings", own.Training.objects.filter(here).exclude(completed_on=None), "competency",
                 "completed_on", post="post_id"),
        register("skills", own.Skill.objects.filter(here), "skill", post="post_id"),
        register("procedures", own.Procedure.objects.filter(here), "name", "written_on", post="post_id"),
        links("procedures.able", own.Procedure, "able", here),
        register("delegations", own.Delegation.objects.filter(here), "functions", "limits", "comes_back", "until",
                 from_post="from_post_id", to_post="to_post_id", comes_back_to="comes_back_to_id", on="since"),
    ]  # fmt: skip


def _groups(here: Q) -> list[Query]:
    return [
        register("groups", own.Group.objects.filter(here), "name", "level", "remit", "functions", "powers",
                 "terms_agreed_on", "started", "ended", "overlap_reason", predecessor="predecessor_id",
                 merged_into="merged_into_id"),
        links("groups.topics", own.Group, "topics", here),
        links("groups.meets_jointly_with", own.Group, "meets_jointly_with", here),
        register("topics", own.Topic.objects.filter(here), "name"),
        register("seats", own.Seat.objects.filter(here), "role", "since", "until", group="group_id", post="post_id"),
    ]  # fmt: skip


def _meetings(here: Q, today: date) -> list[Query]:
    held = here & Q(meeting__cancelled_on=None, meeting__on__gt=today - LOOK_BACK)
    came = held & Q(meeting__attendance_on__isnull=False)
    actions = own.Action.objects.filter(here, dropped_on=None)
    approved = own.CommitmentRequest.objects.filter(decision=OuterRef("pk"), answer=Approval.APPROVED)
    decisions = own.Decision.objects.filter(here).annotate(approved_on=Subquery(approved.values("answered_on")[:1]))
    return [
        register("meetings", own.Meeting.objects.filter(here, cancelled_on=None), "on", "venue", "hours",
                 "remote_offered", "minutes_agreed_on"),
        links("meetings.groups", own.Meeting, "groups", here),
        register("agenda_items", own.AgendaItem.objects.filter(held).exclude(topic=None), "title",
                 meeting="meeting_id", topic="topic_id"),
        register("invitations", own.MeetingInvitation.objects.filter(held), "sent_on", "papers_sent_on",
                 meeting="meeting_id", post="post_id"),
        register("attendances", own.Attendance.objects.filter(came), "presence", "reason", "followed_up_on",
                 meeting="meeting_id", post="post_id"),
        register("decisions", decisions, "what", "on", "pounds", "authority", "approved_on", group="group_id",
                 meeting="meeting_id", topic="topic_id", agency="agency_id", post="post_id",
                 ratified_at="ratified_at_id"),
        register("actions", actions, "what", "due", "done_on", "planned_hours", agency="agency_id", post="post_id",
                 meeting="meeting_id", topic="topic_id", decision="decision_id"),
    ]  # fmt: skip


def _exchange(here: Q) -> list[Query]:
    return [
        register("responsibilities", own.Responsibility.objects.filter(here), "function", "escalation",
                 "district_agreed_on", "county_agreed_on", leads="leads_id", contact="contact_id"),
        links("responsibilities.supports", own.Responsibility, "supports", here),
        links("responsibilities.informed", own.Responsibility, "informed", here),
        register("tier_statements", own.TierStatement.objects.filter(here), "tier", "role", "statement", "agreed_on"),
        register("contributions", own.Contribution.objects.filter(here), "kind", "amount", "unit", "on", "step",
                 agency="agency_id"),
        register("leads", own.Lead.objects.filter(here, declined_on=None), "what", "step", "accepted_on",
                 agency="agency_id"),
        register("objections", own.Objection.objects.filter(here), "about", "raised_on", "answer", "answered_on",
                 agency="agency_id"),
        register("briefings", own.Acknowledgement.objects.filter(here), "level", "acknowledged_on", agency="agency_id",
                 topic="briefing__topic", on="briefing__on", by_group="briefing__by_group_id", briefing="briefing_id"),
        links("briefings.perspectives", own.Briefing, "perspectives", here),
        register("issues", own.IssueRaised.objects.filter(here), "level", "about", "raised_on", "reply", "replied_on",
                 agency="agency_id"),
        register("member_briefings", own.MemberBriefing.objects.filter(here), "committee", "on", "topic"),
    ]  # fmt: skip


def _records(here: Q) -> list[Query]:
    steps = own.CycleStep.objects.filter(here, cycle__closed_on=None)
    return [
        register("steps", steps, "step", "planned_start", "planned_end", "started", "ended", "minimum_days"),
        register("documents", own.Document.objects.filter(here), "kind", "title", "on", "published_on", "published_at",
                 "duty"),
        register("risks", own.Risk.objects.filter(here), "what", "answer", "answered_on", "steps", owner="owner_id",
                 arises_from="arises_from_id"),
        links("risks.actions", own.Risk, "actions", here),
        links("risks.procedures", own.Risk, "procedures", here),
        register("answers", own.Answer.objects.filter(here, withdrawn_on=None), "rule", "subject", "reason", "on",
                 by="answered_by_id"),
    ]  # fmt: skip
