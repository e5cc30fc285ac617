"""Where a rule draws its line: what lies on the line is left alone, what lies just over it is found."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

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


def committed(pounds: int, ratified: str = "") -> Case:
    return changed(TOWN, "decisions", "board-1", post="council", pounds=pounds, ratified_at=ratified)


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
    "fewer than nine of ten posts filled": ("STAFF-SHORT", lambda: staffed(8.9)),
}


def rules_found(case: Case) -> set[str]:
    return {finding.rule for finding in judge(case, REGIME, RULES)}


@pytest.mark.parametrize(("rule", "make"), LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_lies_on_the_line_is_left_alone(rule: str, make: Callable[[], Case]) -> None:
    assert rule not in rules_found(make())


@pytest.mark.parametrize(("rule", "make"), FOUND.values(), ids=FOUND)
def test_what_lies_over_the_line_is_found(rule: str, make: Callable[[], Case]) -> None:
    assert rule in rules_found(make())
