"""Each site's facts with every fault mended: what the report's recommendations would have changed."""

from dataclasses import replace
from datetime import date

from frankpledge.core.readiness import case as facts
from frankpledge.core.readiness.case import Case, Fact, Level, Presence

DAY = date(2000, 6, 1)
COMPETENCIES = ("monitoring-and-evaluation", "engagement", "project-management", "managing-staff-and-resources")


def mended(case: Case) -> Case:
    """Return a case after its partnership has mended everything that the rules find in it."""
    for mend in (_groups, _attendance, _authority, _means, _voice, _tiers, _communication):
        case = mend(case)
    return case


def _each(case: Case, register: str, **fields: object) -> Case:
    return replace(case, **{register: tuple(replace(fact, **fields) for fact in getattr(case, register))})


def _more(case: Case, register: str, *more: Fact) -> Case:
    return replace(case, **{register: (*getattr(case, register), *more)})


def _groups(case: Case) -> Case:
    """Retire the earlier group; give health and business a strategic seat."""
    groups = tuple(replace(g, ended=DAY) if g.id == "earlier-group" else g for g in case.groups)
    strategic = next(group for group in groups if group.level is Level.STRATEGIC and group.ended is None)
    seats = [
        facts.Seat(id=f"new-{post}", group=strategic.id, post=post)
        for post in ("health-representative", "business-representative")
    ]
    return _more(replace(case, groups=groups), "seats", *seats)


def _attendance(case: Case) -> Case:
    case = _each(case, "meetings", remote_offered=True)
    return _each(case, "attendances", presence=Presence.PRESENT)


def _authority(case: Case) -> Case:
    case = _each(
        case, "role_cards", authority_pounds=1000, reports_to="chief officer", role="speaks for the agency",
        monthly_hours=7, resources="officers' time", agreed_on=DAY,
    )  # fmt: skip
    plan = facts.Decision(id="plan", what="The action plan", on=DAY, authority="the group's terms of reference")
    return _each(_more(case, "decisions", plan), "actions", decision="plan", planned_hours=30)


def _means(case: Case) -> Case:
    risk = {"endangers": ("action-plan-tasks",), "owner": "community-safety-officer", "answer": "two officers lent"}
    risks = [
        facts.Risk(id=f"risk-{change.id}", what="fewer hours", arises_from=change.id, **risk)  # type: ignore[arg-type]
        for change in (*case.staffing, *case.resource_changes)
    ]
    trainings = [facts.Training(id=key, post="community-safety-officer", competency=key) for key in COMPETENCIES]
    case = _each(_more(case, "risks", *risks), "commitments", monthly_hours=7)
    case = _each(case, "procedures", able=2)
    case = replace(case, agencies=tuple(replace(agency, operating_from=None) for agency in case.agencies))
    return _more(case, "trainings", *trainings)


def _voice(case: Case) -> Case:
    """Answer objections, share the leads, and record what each member brings."""
    knows = facts.ContributionKind.KNOWLEDGE
    brought = [facts.Contribution(id=f"from-{a.id}", agency=a.id, kind=knows, on=DAY) for a in case.agencies]
    others = ("voluntary-sector", "probation")
    leads = tuple(replace(lead, agency=others[n]) if n < 2 else lead for n, lead in enumerate(case.leads))
    case = _each(replace(case, leads=leads), "objections", answer="An equal vote.", answered_on=DAY)
    return _more(case, "contributions", *brought)


def _tiers(case: Case) -> Case:
    case = _each(case, "tier_statements", agreed_on=date(1998, 10, 1))
    agreed = {"district_agreed_on": DAY, "county_agreed_on": DAY}
    return _each(case, "responsibilities", contact="community-safety-officer", escalation="the board", **agreed)


def _communication(case: Case) -> Case:
    seminars = [
        facts.Briefing(
            id=f"seminar-{agency.id}", agency=agency.id, level=Level.OPERATIONAL, topic="one another's work", on=DAY,
            perspectives=tuple(other.id for other in case.agencies),
        )
        for agency in case.agencies
    ]  # fmt: skip
    return _more(case, "briefings", *seminars)
