"""Where a rule draws its line: what lies on the line is left alone, what lies just over it is found."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from frankpledge.core.cycle import Tier
from frankpledge.core.readiness import case as facts
from frankpledge.core.readiness import judge
from frankpledge.core.readiness.case import Case, Presence
from frankpledge.stages.partnership.rules import RULES
from tests.unit.stages.partnership import plants
from tests.unit.stages.partnership.town import AS_OF, REGIME, changed, town, with_added, without

TOWN = town()
POLICE = plants.POLICE


def ago(days: int) -> date:
    return AS_OF - timedelta(days=days)


def absent(case: Case, agency: str, times: int) -> Case:
    for number in range(1, times + 1):
        case = changed(case, "attendances", f"board-{number}-{agency}", presence=Presence.ABSENT)
    return case


def called_less(case: Case, agency: str) -> Case:
    return without(absent(case, agency, 3), "attendances", f"board-4-{agency}")


def objected(days: int) -> Case:
    said = facts.Objection(id="late", agency="council", about="late papers", raised_on=ago(days))
    return with_added(TOWN, "objections", said)


def raised(days: int) -> Case:
    return changed(TOWN, "issues", "radios", raised_on=ago(days), replied_on=None)


def briefed(days: int) -> Case:
    return changed(TOWN, "briefings", "seminar-council", on=ago(days), acknowledged_on=None)


def travelling(minutes: float, remote: bool = False) -> Case:
    case = changed(plants.far(TOWN), "journeys", "far", minutes=minutes)
    return changed(case, "meetings", "board-4", remote_offered=True) if remote else case


def sitting(hours: float) -> Case:
    case = TOWN
    for number in (1, 2, 3, 4):
        case = changed(case, "meetings", f"board-{number}", hours=hours)
    return case


def idle(times: int) -> Case:
    case = TOWN
    for number in range(1, times + 1):
        case = changed(case, "actions", f"board-{number}", meeting="")
        case = changed(case, "decisions", f"board-{number}", meeting="", ratified_at="board-4")
    return case


def led(*agencies: str) -> Case:
    case = without(TOWN, "leads", *(lead.id for lead in TOWN.leads))
    leads = (facts.Lead(id=f"lead-{n}", agency=agency, what="a priority") for n, agency in enumerate(agencies))
    return with_added(case, "leads", *leads)


def staffed(filled: float) -> Case:
    return changed(plants.short(TOWN), "staffing", "gap", filled=filled)


def busy(hours: float, due: date = AS_OF) -> Case:
    return changed(plants.crowded(TOWN), "actions", "busy", planned_hours=hours, due=due)


def on_risk_register(**fields: object) -> Case:
    risk = {"endangers": ("board-1",), "owner": "officer", "answer": "a post is lent"} | fields
    return with_added(plants.cut(TOWN), "risks", facts.Risk(id="r", what="less", arises_from="cut", **risk))  # type: ignore[arg-type]


def told_members(days: int) -> Case:
    return changed(TOWN, "member_briefings", "spring", on=ago(days))


def promised(*hours: float | None) -> Case:
    given = (
        facts.Commitment(id=f"c{n}", agency="probation-committee", partnership=f"p{n}", monthly_hours=one)
        for n, one in enumerate(hours)
    )
    return with_added(TOWN, "commitments", *given)


def published(day: date) -> Case:
    return changed(TOWN, "documents", "strategy", published_on=day)


def committed(pounds: int, ratified: str = "", approved: date | None = None) -> Case:
    fields = {"post": "council", "pounds": pounds, "ratified_at": ratified, "approved_on": approved}
    return changed(TOWN, "decisions", "board-1", **fields)


def reasoned(**fields: object) -> Case:
    case = absent(TOWN, "health-authority", 3)
    for number in (1, 2, 3):
        case = changed(case, "attendances", f"board-{number}-health-authority", **fields)
    return case


def cut_by(change: float) -> Case:
    return changed(plants.cut(TOWN), "resource_changes", "cut", change=change)


def committed_here(hours: float) -> Case:
    here = facts.Commitment(id="here", agency="council", partnership="Tithingham", monthly_hours=5)
    return with_added(busy(hours), "commitments", here)


def operating(**fields: date) -> Case:
    return changed(TOWN, "agencies", "police-authority", **fields)


def in_london() -> Case:
    """There the regime has no police authority before 3 July 2000."""
    return replace(TOWN, partnership=replace(TOWN.partnership, tier=Tier.LONDON))


def decided_outside(day: date) -> Case:
    return changed(plants.outside(TOWN), "decisions", "board-2", on=day)


def alike(shared_seats: int, topics: tuple[str, ...], **board: object) -> Case:
    case = plants.second_group(TOWN, topics=topics)
    board_seats = [seat for seat in case.seats if seat.group == "board"][:shared_seats]
    seats = [facts.Seat(id=f"old-{seat.post}", group="old", post=seat.post) for seat in board_seats]
    return changed(with_added(case, "seats", *seats), "groups", "board", topics=("money", "crime"), **board)


def met_jointly() -> Case:
    both = facts.Meeting(id="both", groups=("board", "steering"), on=ago(5))
    case = with_added(plants.jointly(TOWN), "meetings", both)
    return with_added(case, "agenda_items", facts.AgendaItem(id="both", meeting="both", topic="burglary"))


def led_by_county(function: str) -> Case:
    return changed(TOWN, "responsibilities", function, leads="county-council")


def changed_all_absent(case: Case) -> Case:
    nobody = tuple(replace(attendance, presence=Presence.ABSENT) for attendance in case.attendances)
    return replace(case, attendances=nobody)


def no_papers_for_anybody() -> Case:
    case = TOWN
    for invitation in case.invitations:
        if invitation.meeting == "board-1":
            case = changed(case, "invitations", invitation.id, papers_sent_on=None)
    return case


def shared_by_leads() -> Case:
    leading = (
        facts.Lead(id=f"consult-{agency.id}", agency=agency.id, what="asking", step="consult")
        for agency in TOWN.agencies
    )
    return with_added(plants.lonely_step(TOWN), "leads", *leading)


def strategy(**fields: object) -> Case:
    return changed(TOWN, "documents", "strategy", **fields)


LEFT_ALONE: dict[str, tuple[str, Callable[[], Case]]] = {
    "half of the meetings attended": ("ATTENDANCE-DUTY", lambda: absent(TOWN, POLICE, 2)),
    "called to three meetings only": ("ATTENDANCE-DUTY", lambda: called_less(TOWN, POLICE)),
    "a member at half of the meetings": ("ATTENDANCE-MEMBER", lambda: absent(TOWN, "chamber-of-trade", 2)),
    "59 minutes away": ("VENUE-TRAVEL", lambda: travelling(59)),
    "far away, and remote offered": ("VENUE-TRAVEL", lambda: travelling(90, remote=True)),
    "an objection of 28 days": ("OBJECTION-ANSWERED", lambda: objected(28)),
    "an issue of 28 days": ("ISSUE-REPLIED", lambda: raised(28)),
    "a briefing of 28 days": ("BRIEFING-ACKNOWLEDGED", lambda: briefed(28)),
    "7.5 hours a month": ("MEETING-HOURS", lambda: sitting(22.5)),
    "half of the meetings idle": ("MEETING-YIELD", lambda: idle(2)),
    "three leads": ("LEADS-SPREAD", lambda: led("council", "council", POLICE)),
    "under three quarters of the leads": ("LEADS-SPREAD", lambda: led("council", POLICE, "nhs-trust", "fire-service")),
    "nine of ten posts filled": ("STAFF-SHORT", lambda: staffed(9)),
    "as many hours as offered": ("WORKLOAD", lambda: busy(60)),
    "due after a quarter": ("WORKLOAD", lambda: busy(61, AS_OF + timedelta(days=92))),
    "a cut with an answered risk": ("RESOURCE-RISK", on_risk_register),
    "councillors told 183 days ago": ("MEMBERS-BRIEFED", lambda: told_members(183)),
    "hours promised within what there is": ("CAPACITY-SHARED", lambda: promised(10, 10)),
    "one partnership, hours not agreed": ("CAPACITY-SHARED", lambda: promised(None)),
    "published on the day": ("STRATEGY-PUBLISHED", lambda: published(date(1999, 4, 1))),
    "committed up to the limit": ("AUTHORITY-WITHIN", lambda: committed(500)),
    "committed beyond it, and ratified": ("AUTHORITY-WITHIN", lambda: committed(501, "board-2")),
    "committed beyond it, and approved": ("AUTHORITY-WITHIN", lambda: committed(501, approved=date(1999, 6, 1))),
    "absence with reason and follow-up": ("ATTENDANCE-REASON", lambda: reasoned(reason="ill", followed_up_on=ago(9))),
    "a budget that stays": ("RESOURCE-RISK", lambda: cut_by(0)),
    "as many hours as promised here": ("WORKLOAD", lambda: committed_here(15)),
    "operating from this day": ("CDA-5-NOT-YET", lambda: operating(operating_from=AS_OF)),
    "operating until this day": ("CDA-5-NOT-YET", lambda: operating(operating_until=AS_OF)),
    "decided after the last meeting": ("DECISION-RATIFIED", lambda: decided_outside(ago(10))),
    "long meetings that nobody sat in": ("MEETING-HOURS", lambda: changed_all_absent(sitting(24))),
    "planned to end this day": (
        "STEP-PLANNED", lambda: changed(TOWN, "steps", "consult", planned_end=AS_OF, ended=None)),
    "alike, and meeting jointly": ("GROUP-OVERLAP", lambda: alike(6, ("money", "crime"), meets_jointly_with=("old",))),
    "alike in members alone": ("GROUP-OVERLAP", lambda: alike(6, ("cars",))),
    "alike in topics alone": ("GROUP-OVERLAP", lambda: alike(2, ("money", "crime"))),
    "joint, and met": ("GROUP-JOINT-MEETING", met_jointly),
    "one joint item": ("GROUP-JOINT-ITEM", met_jointly),
    "a tier's role agreed on the audit's first day": ("TIER-ROLE-FIRST", lambda: changed(
        TOWN, "tier_statements", "county", agreed_on=date(1998, 10, 1))),
    "the county leads the audit": ("TIER-STRATEGY", lambda: led_by_county("audit")),
    "nobody had papers": ("PAPERS-SAME", no_papers_for_anybody),
    "a step shared by those who led in it": ("CONTRIBUTION-STEP", shared_by_leads),
}  # fmt: skip
FOUND: dict[str, tuple[str, Callable[[], Case]]] = {
    "an objection of 29 days": ("OBJECTION-ANSWERED", lambda: objected(29)),
    "an issue of 29 days": ("ISSUE-REPLIED", lambda: raised(29)),
    "a briefing of 29 days": ("BRIEFING-ACKNOWLEDGED", lambda: briefed(29)),
    "three quarters of the leads": ("LEADS-SPREAD", lambda: led("council", "council", POLICE, "nhs-trust")),
    "more than 7.5 hours a month": ("MEETING-HOURS", lambda: sitting(22.6)),
    "due on the last day of the quarter": ("WORKLOAD", lambda: busy(61, AS_OF + timedelta(days=91))),
    "a risk that endangers nothing": ("RESOURCE-RISK", lambda: on_risk_register(endangers=())),
    "a risk without an owner": ("RESOURCE-RISK", lambda: on_risk_register(owner="")),
    "a risk without an answer": ("RESOURCE-RISK", lambda: on_risk_register(answer="")),
    "councillors told 184 days ago": ("MEMBERS-BRIEFED", lambda: told_members(184)),
    "hours promised beyond what there is": ("CAPACITY-SHARED", lambda: promised(10, 11)),
    "hours for one of two not agreed": ("CAPACITY-SHARED", lambda: promised(1, None)),
    "published a day late": ("STRATEGY-PUBLISHED", lambda: published(date(1999, 4, 2))),
    "absence with a reason alone": ("ATTENDANCE-REASON", lambda: reasoned(reason="ill")),
    "more hours than promised here": ("WORKLOAD", lambda: committed_here(16)),
    "ceased yesterday": ("CDA-5-NOT-YET", lambda: operating(operating_until=ago(1))),
    "a duty that begins later": ("CDA-5-NOT-YET", in_london),
    "half alike in both": ("GROUP-OVERLAP", lambda: alike(3, ("money",))),
    "the county leads the strategy": ("TIER-STRATEGY", lambda: led_by_county("strategy")),
    "an audit published and no strategy": ("STRATEGY-PUBLISHED", lambda: strategy(kind="audit")),
    "a strategy not published": ("STRATEGY-PUBLISHED", lambda: strategy(published_on=None)),
    "a strategy to be published tomorrow": ("STRATEGY-PUBLISHED", lambda: strategy(published_on=ago(-1))),
    "fewer than nine of ten posts filled": ("STAFF-SHORT", lambda: staffed(8.9)),
}


SAID: dict[str, tuple[str, Callable[[], Case]]] = {
    "health-authority came": ("Health authority came to 1 of the 4", lambda: plants.PLANTS["ATTENDANCE-DUTY"](TOWN)),
    "nobody can": ("nobody can do it today", lambda: changed(TOWN, "procedures", "extract", able=0)),
    "one person can": ("one person can do it today", lambda: changed(TOWN, "procedures", "extract", able=1)),
    "who had no papers": (
        "but not the Representative of Council for the area (", lambda: plants.PLANTS["PAPERS-SAME"](TOWN)),
    "not before, by a day that was not read": (
        "Police authority has no duty before 3 July 2000 (check the source)", in_london),
}  # fmt: skip


@pytest.mark.parametrize(("words", "make"), SAID.values(), ids=SAID)
def test_a_finding_says_whom_and_how_much_it_means(words: str, make: Callable[[], Case]) -> None:
    assert words in " ".join(finding.sentence for finding in judge(make(), REGIME, RULES))


def test_in_london_only_the_body_that_is_not_yet_there_is_told_so() -> None:
    told = [finding.subject for finding in judge(in_london(), REGIME, RULES) if finding.rule == "CDA-5-NOT-YET"]
    assert told == ["agency:police-authority"]


def rules_found(case: Case) -> set[str]:
    return {finding.rule for finding in judge(case, REGIME, RULES)}


@pytest.mark.parametrize(("rule", "make"), LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_lies_on_the_line_is_left_alone(rule: str, make: Callable[[], Case]) -> None:
    assert rule not in rules_found(make())


@pytest.mark.parametrize(("rule", "make"), FOUND.values(), ids=FOUND)
def test_what_lies_over_the_line_is_found(rule: str, make: Callable[[], Case]) -> None:
    assert rule in rules_found(make())
