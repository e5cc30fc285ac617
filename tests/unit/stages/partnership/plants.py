"""For each rule, the smallest change to Tithingham that it must find."""

from collections.abc import Callable
from datetime import date

from frankpledge.core.readiness import case as facts
from frankpledge.core.readiness.case import Case, Function, Level, Presence, Seniority
from tests.unit.stages.partnership.town import changed, with_added, without

DAY = date(2000, 5, 15)
POLICE = "chief-officer-of-police"
MISSED = {"presence": Presence.ABSENT}


def left(agency: str) -> Callable[[Case], Case]:
    """Let an agency have left the partnership."""
    return lambda case: changed(case, "agencies", agency, left=DAY)


def rarely(case: Case, agency: str) -> Case:
    for number in (1, 2, 3):
        case = changed(case, "attendances", f"board-{number}-{agency}", **MISSED)
    return case


def second_group(case: Case, **fields: object) -> Case:
    terms = {"remit": "crime", "powers": "none", "terms_agreed_on": DAY, "level": Level.CO_ORDINATING}
    group = facts.Group(id="old", name="Old group", **(terms | fields))  # type: ignore[arg-type]
    return with_added(case, "groups", group)


def old_group_like_the_board(case: Case) -> Case:
    case = second_group(case, topics=("money",))
    seats = [facts.Seat(id=f"old-{s.post}", group="old", post=s.post) for s in case.seats if s.group == "board"]
    return with_added(case, "seats", *seats)


def idle_meetings(case: Case) -> Case:
    for number in (1, 2, 3):
        case = changed(case, "actions", f"board-{number}", meeting="")
        case = changed(
            case, "decisions", f"board-{number}", meeting="", authority="standing orders", ratified_at="board-4"
        )
    return case


def long_meetings(case: Case) -> Case:
    for number in (1, 2, 3, 4):
        case = changed(case, "meetings", f"board-{number}", hours=24)
    return case


def separate_meeting(case: Case) -> Case:
    meeting = facts.Meeting(id="apart", groups=("steering",), on=DAY)
    return with_added(
        with_added(case, "meetings", meeting),
        "agenda_items",
        facts.AgendaItem(id="apart", meeting="apart", topic="burglary"),
    )


def no_commitments(case: Case) -> Case:
    return changed(case, "role_cards", "card-health-authority", authority_pounds=0)


def two_partnerships(case: Case, hours: float | None) -> Case:
    kept = {"agency": "probation-committee"}
    here = facts.Commitment(id="here", partnership="Tithingham", monthly_hours=hours, **kept)
    there = facts.Commitment(id="there", partnership="Elsewhere", monthly_hours=15, **kept)
    return with_added(case, "commitments", here, there)


def crowded(case: Case) -> Case:
    busy = facts.Action(id="busy", what="Much", agency="council", decision="board-1", due=DAY, planned_hours=61)
    return with_added(case, "actions", busy)


def cut(case: Case) -> Case:
    less = facts.ResourceChange(
        id="cut", agency="council", kind=facts.ChangeKind.BUDGET, on=DAY, change=-5, unit="per cent"
    )
    return with_added(case, "resource_changes", less)


def short(case: Case) -> Case:
    return with_added(case, "staffing", facts.Staffing(id="gap", agency="council", on=DAY, established=10, filled=8))


def uneven_leads(case: Case) -> Case:
    others = [facts.Lead(id=f"more-{n}", agency=a, what="more") for n, a in enumerate(("council", POLICE) * 2)]
    return with_added(case, "leads", *others)


def silent_voluntary_sector(case: Case) -> Case:
    for number in (1, 2, 3, 4):
        case = changed(case, "decisions", f"board-{number}", agency="council")
    return changed(case, "leads", "lead-voluntary-organisation", agency="county-council")


def contribution_gone(case: Case) -> Case:
    return without(case, "contributions", *(c.id for c in case.contributions if c.agency == "chamber-of-trade"))


def lonely_step(case: Case) -> Case:
    alone = [c.id for c in case.contributions if c.step == "consult" and c.agency != "council"]
    return without(case, "contributions", *alone)


def objection(case: Case) -> Case:
    said = facts.Objection(id="late", agency="voluntary-organisation", about="late papers", raised_on=DAY)
    return with_added(case, "objections", said)


def far(case: Case) -> Case:
    case = changed(case, "attendances", "board-4-county-council", **MISSED)
    return with_added(case, "journeys", facts.Journey(id="far", agency="county-council", venue="hall", minutes=60))


def unasked_absence(case: Case) -> Case:
    return rarely(case, "health-authority")


def business_seat_gone(case: Case) -> Case:
    return without(case, "seats", "seat-chamber-of-trade")


def beyond(case: Case) -> Case:
    return changed(case, "decisions", "board-1", post="council", pounds=501)


def merged(case: Case) -> Case:
    gone = {"ended": DAY, "merged_into": "steering"}
    return second_group(case, functions=(Function.YOUTH_JUSTICE,), **gone)


def county_decides(case: Case) -> Case:
    return changed(case, "tier_statements", "county", role=facts.TierRole.DETERMINES)


def junior(case: Case) -> Case:
    return changed(case, "posts", "county-council", seniority=Seniority.MIDDLE)


def jointly(case: Case) -> Case:
    return changed(case, "groups", "steering", meets_jointly_with=("board",))


def outside(case: Case) -> Case:
    return changed(case, "decisions", "board-2", meeting="", authority="the chair's")


PLANTS: dict[str, Callable[[Case], Case]] = {
    "ACTION-AUTHORITY": lambda c: changed(c, "actions", "board-1", decision=""),
    "ATTENDANCE-DUTY": lambda c: rarely(c, "health-authority"),
    "ATTENDANCE-MEMBER": lambda c: rarely(c, "chamber-of-trade"),
    "ATTENDANCE-REASON": unasked_absence,
    "AUTHORITY-COMMIT": no_commitments,
    "AUTHORITY-SENIOR": junior,
    "AUTHORITY-WITHIN": beyond,
    "BRIEFING-ACKNOWLEDGED": lambda c: changed(c, "briefings", "seminar-council", acknowledged_on=None),
    "BRIEFING-PARTNERS": lambda c: changed(c, "briefings", "seminar-council", perspectives=("council",)),
    "BRIEFING-PRACTITIONERS": lambda c: changed(c, "briefings", f"seminar-{POLICE}", level=Level.STRATEGIC),
    "CAPACITY-SHARED": lambda c: two_partnerships(c, hours=6),
    "CDA-5-NOT-YET": lambda c: changed(c, "agencies", "police-authority", operating_from=date(2000, 8, 1)),
    "CDA-5.1": left("county-council"),
    "CDA-5.2": left("further-education-institution"),
    "CDA-5.3": left("public-transport-provider"),
    "CONTRIBUTION-NONE": contribution_gone,
    "CONTRIBUTION-STEP": lonely_step,
    "DECISION-RATIFIED": outside,
    "DELEGATION-BOUNDS": lambda c: changed(c, "delegations", "audit", limits=""),
    "GROUP-FUNCTION-NONE": lambda c: changed(c, "groups", "steering", functions=(Function.STRATEGY,)),
    "GROUP-FUNCTION-ONE": lambda c: second_group(c, functions=(Function.AUDIT,)),
    "GROUP-JOINT-ITEM": separate_meeting,
    "GROUP-JOINT-MEETING": jointly,
    "GROUP-OVERLAP": old_group_like_the_board,
    "GROUP-TERMS": lambda c: changed(c, "groups", "steering", powers=""),
    "ISSUE-REPLIED": lambda c: changed(c, "issues", "radios", replied_on=None),
    "ISSUE-ROUTE": lambda c: changed(c, "issues", "radios", level=Level.STRATEGIC),
    "LEADS-SPREAD": uneven_leads,
    "MEETING-HOURS": long_meetings,
    "MEETING-YIELD": idle_meetings,
    "MEMBER-REASON": lambda c: changed(c, "agencies", "chamber-of-trade", reason=""),
    "MEMBERS-BRIEFED": lambda c: changed(c, "member_briefings", "spring", on=date(1999, 12, 1)),
    "MERGER-KEEPS": merged,
    "MINUTES-AGREED": lambda c: changed(c, "meetings", "board-1", minutes_agreed_on=None),
    "OBJECTION-ANSWERED": objection,
    "PAPERS-SAME": lambda c: changed(c, "invitations", "board-1-council", papers_sent_on=None),
    "POST-VACANT": lambda c: changed(c, "holders", "holder-officer", until=DAY),
    "PROCEDURE-ONE-PERSON": lambda c: changed(c, "procedures", "extract", able=1),
    "PROCEDURE-WRITTEN": lambda c: changed(c, "procedures", "extract", written_on=None),
    "RESOURCE-RISK": cut,
    "ROLE-CARD": lambda c: without(c, "role_cards", "card-officer"),
    "ROLE-CARD-SAYS": lambda c: changed(c, "role_cards", "card-officer", reports_to=""),
    "SEAT-SECTOR": business_seat_gone,
    "SKILL-ONE-POST": lambda c: without(c, "skills", "mapping-beat"),
    "STAFF-SHORT": short,
    "STEP-ORDER": lambda c: changed(c, "steps", "strategy", started=date(1998, 10, 2)),
    "STEP-PLANNED": lambda c: changed(c, "steps", "publish-strategy", ended=None),
    "STRATEGY-PLACE": lambda c: changed(c, "documents", "strategy", published_at=""),
    "STRATEGY-PUBLISHED": lambda c: changed(c, "documents", "strategy", published_on=date(1999, 4, 2)),
    "TIER-MATRIX": lambda c: without(c, "responsibilities", "audit"),
    "TIER-MATRIX-AGREED": lambda c: changed(c, "responsibilities", "audit", county_agreed_on=None),
    "TIER-ROLE": lambda c: changed(c, "tier_statements", "county", agreed_on=None),
    "TIER-ROLE-FIRST": lambda c: changed(c, "tier_statements", "county", agreed_on=date(1998, 10, 2)),
    "TIER-SPLIT": lambda c: changed(c, "responsibilities", "audit", escalation=""),
    "TIER-STRATEGY": county_decides,
    "TRAINING-FOUR": lambda c: without(c, "trainings", "engagement"),
    "VENUE-TRAVEL": far,
    "VOLUNTARY-LEAD": silent_voluntary_sector,
    "WORKLOAD": crowded,
}
# what else the same change must bring to light
TOGETHER = {
    "ATTENDANCE-DUTY": {"ATTENDANCE-REASON"},
    "ATTENDANCE-REASON": {"ATTENDANCE-DUTY"},
}
