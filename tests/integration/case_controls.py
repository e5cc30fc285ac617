"""Each site's facts with every fault mended: what the report's recommendations would have changed."""

from dataclasses import replace
from datetime import date

from frankpledge.core.readiness import case as facts
from frankpledge.core.readiness.case import Case, ConsultationPhase, Fact, Level, Presence, RecordsForm, SignOffAnswer

DAY = date(2000, 6, 1)
COMPETENCIES = ("monitoring-and-evaluation", "engagement", "project-management", "managing-staff-and-resources")


def mended(case: Case) -> Case:
    """Return a case after its partnership has mended everything that the rules find in it."""
    for mend in MENDS:
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


def audits_mended(case: Case) -> Case:
    """Set staff aside, settle the scope, circulate to everybody, and have what was bought handed over and run again."""
    case = _each(_each(case, "audits", person_days=20), "sign_offs", answer=SignOffAnswer.AGREED, words="")
    handed_over = [
        facts.Handover(id=f"from-{each.id}", commission=each.id, on=DAY, run_again_on=DAY) for each in case.commissions
    ]
    return _more(_each(case, "circulations", agencies=tuple(a.id for a in case.agencies)), "handovers", *handed_over)


def evidence_mended(case: Case) -> Case:
    """Find lookups, have records keyed and kept in full, choose a population, set other data beside the police's."""
    sources = tuple(replace(s, recorded=s.wanted, lookup="found", form=RecordsForm.FILES) for s in case.sources)
    chosen = case.populations[0].id if case.populations else ""
    case = _each(replace(case, sources=sources), "audits", population=chosen)
    return _each(case, "conclusions", sources=("police-records", "probation-records"))


def sharing_mended(case: Case) -> Case:
    """Sign a protocol with everybody, introduce whoever asks, say why data are coarse, and agree on feeds."""
    protocol = facts.Protocol(id="all", name="Protocol with all", signed_on=DAY)
    flows = [facts.Flow(id=f"all-{agency.id}", protocol="all", agency=agency.id) for agency in case.agencies]
    case = _more(_more(case, "protocols", protocol), "flows", *flows)
    return _each(case, "data_requests", introduced_on=DAY, reason="too few records an area", every_months=3)


def consultation_mended(case: Case) -> Case:
    """Reach every group with an exercise on the audit, evaluate each exercise and tell a meeting."""
    reached = {key for each in case.exercises for key in each.reaches}
    lacking = tuple(group.id for group in case.groups_to_hear if group.id not in reached)
    exercises = tuple(
        replace(each, reaches=(*each.reaches, *lacking)) if each.phase is ConsultationPhase.POST_AUDIT else each
        for each in case.exercises
    )
    return _each(replace(case, exercises=exercises), "exercises", evaluated_on=DAY, told_on=DAY)


MENDS = (
    _groups, _attendance, _authority, _means, _voice, _tiers, _communication, audits_mended, evidence_mended,
    sharing_mended, consultation_mended,
)  # fmt: skip
