"""The facts of the partnership's health under three heads: commitment, resources, pressures (R009)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, F, Q

from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import (
    Acknowledgement,
    IssueRaised,
    Lead,
    Objection,
    ResourceChange,
    Risk,
    Staffing,
)
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.attendance import AgencyAttendance, still_to_record
from frankpledge.stages.partnership.queries.attendance import by_agency as attendance_by_agency
from frankpledge.stages.partnership.queries.contributions import Brought, by_agency, year_of_contributions
from frankpledge.stages.partnership.queries.hours import Hours, planned_hours
from frankpledge.stages.partnership.queries.lookback import places_today, year_began
from frankpledge.stages.partnership.queries.meeting_time import MeetingTime, meeting_time
from frankpledge.stages.partnership.queries.overdue import OpenActions, open_actions
from frankpledge.stages.partnership.queries.resources import staffing
from frankpledge.stages.partnership.queries.spread import Spread, spreads


@dataclass(frozen=True)
class Commitment:
    """Who comes, who takes on what, who is told and answered."""

    attended: list[AgencyAttendance]
    unrecorded: int
    """Meetings left out: nobody has recorded who came."""
    leads: Counter[str]
    issues: int
    """Issues of the year that have a reply, or whose day is over."""
    issues_in_time: int
    audiences: int
    audiences_acknowledged: int
    agencies_briefed: int


@dataclass(frozen=True)
class Resources:
    """What is brought, what is offered, what is taken away."""

    brought: list[Brought]
    hours: list[Hours]
    staffing: list[Staffing]
    cuts: int
    cuts_at_risk: int
    """Of the cuts: those that stand on the register of risks."""
    risks: int
    risks_answered: int


@dataclass(frozen=True)
class Pressures:
    """What is late, what meetings take, what is objected to, and how the work is spread."""

    actions: list[OpenActions]
    meetings: MeetingTime
    objections: int
    objections_open: int
    spreads: list[Spread]


@dataclass(frozen=True)
class Health:
    """The three heads."""

    places: list[PartnershipAgency]
    commitment: Commitment
    resources: Resources
    pressures: Pressures


def health(standing: Standing) -> Health:
    """Return the facts of the last twelve months, and of today, under their heads."""
    check_may_read_business(standing)
    places = places_today(standing)
    heaps = year_of_contributions(standing)
    return Health(
        places,
        _commitment(standing, places),
        _resources(standing, places, by_agency(heaps, places)),
        _pressures(standing, places, spreads(standing, places, heaps)),
    )


def _commitment(standing: Standing, places: list[PartnershipAgency]) -> Commitment:
    own, year = {"partnership": standing.partnership}, (year_began(standing), standing.today)
    leads = Lead.objects.filter(**own).aggregate(
        accepted=Count("accepted_on"), declined=Count("declined_on"), all=Count("pk")
    )
    due = IssueRaised.objects.filter(**own, reply_due__range=year)
    told = Acknowledgement.objects.filter(**own, briefing__on__range=year)
    told = told.filter(agency__in=[place.agency_id for place in places])
    briefed = told.aggregate(all=Count("pk"), had=Count("acknowledged_on"), agencies=Count("agency", distinct=True))
    return Commitment(
        attendance_by_agency(standing, *year),
        still_to_record(standing, *year),
        Counter(
            accepted=leads["accepted"], declined=leads["declined"],
            waiting=leads["all"] - leads["accepted"] - leads["declined"],
        ),
        **due.aggregate(
            issues=Count("pk"), issues_in_time=Count("pk", filter=Q(replied_on__lte=F("reply_due")))
        ),
        audiences=briefed["all"],
        audiences_acknowledged=briefed["had"],
        agencies_briefed=briefed["agencies"],
    )  # fmt: skip


def _resources(standing: Standing, places: list[PartnershipAgency], brought: list[Brought]) -> Resources:
    own = {"partnership": standing.partnership}
    cuts = ResourceChange.objects.filter(**own, change__lt=0, on__gte=year_began(standing)).order_by()
    return Resources(
        brought,
        planned_hours(standing, places),
        staffing(standing),
        **cuts.aggregate(
            cuts=Count("pk", distinct=True), cuts_at_risk=Count("pk", filter=Q(risks__isnull=False), distinct=True)
        ),
        **Risk.objects.filter(**own, closed_on=None).aggregate(risks=Count("pk"), risks_answered=Count("answered_on")),
    )


def _pressures(standing: Standing, places: list[PartnershipAgency], found: list[Spread]) -> Pressures:
    raised = Q(raised_on__gte=year_began(standing)) | Q(answered_on=None)
    objections = Objection.objects.filter(raised, partnership=standing.partnership)
    return Pressures(
        open_actions(standing, places),
        meeting_time(standing),
        **objections.aggregate(objections=Count("pk"), objections_open=Count("pk", filter=Q(answered_on=None))),
        spreads=found,
    )
