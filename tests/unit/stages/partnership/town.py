"""Tithingham, a made-up two-tier partnership that keeps every register and owes nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import Body, Tier, bodies_on
from frankpledge.core.readiness import case as facts
from frankpledge.core.readiness.case import Case, CouncilTier, Fact, Function, Level, Presence, Seniority

REGIME = read_regime("cda-1998")
AS_OF = date(2000, 6, 30)
BEFORE = date(1998, 10, 1)
QUARTERS = (date(1999, 9, 14), date(1999, 12, 14), date(2000, 3, 14), date(2000, 6, 13))
LEADS = ("council", "chief-officer-of-police", "health-authority", "voluntary-organisation")
SEATED = (*LEADS, "county-council", "chamber-of-trade")
FUNCTIONS = (Function.AUDIT, Function.CONSULTATION, Function.STRATEGY, Function.ACTION_PLAN)
TIERS = {"council": CouncilTier.DISTRICT, "county-council": CouncilTier.COUNTY}


def with_added(case: Case, register: str, *added: Fact) -> Case:
    return replace(case, **{register: (*getattr(case, register), *added)})


def without(case: Case, register: str, *ids: str) -> Case:
    return replace(case, **{register: tuple(fact for fact in getattr(case, register) if fact.id not in ids)})


def changed(case: Case, register: str, key: str, **fields: Any) -> Case:
    new = tuple(replace(fact, **fields) if fact.id == key else fact for fact in getattr(case, register))
    assert new != getattr(case, register)
    return replace(case, **{register: new})


def town() -> Case:
    """Return the partnership, whole."""
    bodies = tuple(agency_of(body) for body in bodies_on(REGIME, AS_OF, Tier.TWO_TIER))
    agencies = (*bodies, chamber())
    case = Case(
        partnership=facts.Partnership(id="tithingham", name="Tithingham", regime="cda-1998", tier=Tier.TWO_TIER),
        as_of=AS_OF,
        registers=facts.EVERY_REGISTER,
        agencies=agencies,
        posts=tuple(posts(agencies)),
    )
    return with_consultation(with_exchange(with_meetings(with_groups(with_cycle(case)))))


def agency_of(body: Body) -> facts.Agency:
    return facts.Agency(
        id=body.key,
        name=body.name,
        sector=facts.Sector(body.sector),
        standing=facts.Standing(body.duty),
        body=body.key,
        council_tier=TIERS.get(body.key, CouncilTier.NONE),
        joined=BEFORE,
        monthly_hours=20,
    )


def chamber() -> facts.Agency:
    why = "shops bear much of the crime"
    return facts.Agency(id="chamber-of-trade", name="Chamber of trade", sector=facts.Sector.BUSINESS, reason=why)


def posts(agencies: tuple[facts.Agency, ...]) -> Iterator[facts.Post]:
    for agency in agencies:
        title, senior = f"Representative of {agency.name}", Seniority.SENIOR
        yield facts.Post(id=agency.id, agency=agency.id, title=title, level=Level.STRATEGIC, seniority=senior)
    beat, middle = Seniority.PRACTITIONER, Seniority.MIDDLE
    police = LEADS[1]
    yield facts.Post(id="beat", agency=police, title="Beat officers", level=Level.OPERATIONAL, seniority=beat)
    yield facts.Post(
        id="officer",
        agency="council",
        title="Community safety officer",
        level=Level.CO_ORDINATING,
        seniority=middle,
        co_ordinates=True,
    )


def with_groups(case: Case) -> Case:
    terms = {"remit": "all of the Act", "powers": "up to £10,000", "terms_agreed_on": BEFORE, "started": BEFORE}
    oversight = (Function.OVERSIGHT, Function.RESOURCE_ALLOCATION)
    board = facts.Group(
        id="board", name="Board", level=Level.STRATEGIC, functions=oversight, topics=("money",), **terms
    )
    steering = facts.Group(
        id="steering", name="Steering group", level=Level.CO_ORDINATING, functions=FUNCTIONS, **terms
    )
    seated = [facts.Seat(id=f"seat-{post}", group="board", post=post) for post in SEATED]
    officer = facts.Seat(id="seat-officer", group="steering", post="officer")
    cards = [card(post) for post in (*SEATED, "officer")]
    holders = [facts.Holder(id=f"holder-{post}", post=post, person=post, since=BEFORE) for post in (*SEATED, "officer")]
    return replace(
        case, groups=(board, steering), seats=(*seated, officer), role_cards=tuple(cards), holders=tuple(holders)
    )


def card(post: str) -> facts.RoleCard:
    return facts.RoleCard(
        id=f"card-{post}",
        post=post,
        authority_pounds=500,
        reports_to="chief officer",
        role="speaks for the agency",
        monthly_hours=7,
        resources="staff time",
        agreed_on=BEFORE,
    )


def with_meetings(case: Case) -> Case:
    """Add the board's quarterly meetings, each with papers, everybody there, a decision and an action."""
    for number, day in enumerate(QUARTERS, start=1):
        key = f"board-{number}"
        agreed = day + timedelta(days=91)
        case = with_added(
            case,
            "meetings",
            facts.Meeting(id=key, groups=("board",), on=day, venue="hall", hours=2, minutes_agreed_on=agreed),
        )
        case = with_added(case, "agenda_items", facts.AgendaItem(id=key, meeting=key, topic="burglary"))
        case = with_added(case, "invitations", *(invitation(key, post, day) for post in SEATED))
        there = [facts.Attendance(id=f"{key}-{p}", meeting=key, post=p, presence=Presence.PRESENT) for p in SEATED]
        case = with_added(case, "attendances", *there)
        what = {"what": f"Decision {number}", "on": day, "group": "board", "meeting": key, "agency": LEADS[3]}
        case = with_added(case, "decisions", facts.Decision(id=key, **what))
        action = facts.Action(id=key, what=f"Action {number}", agency="council", meeting=key, decision=key, done_on=day)
        case = with_added(case, "actions", action)
    return case


def invitation(meeting: str, post: str, day: date) -> facts.Invitation:
    sent = day - timedelta(days=14)
    return facts.Invitation(id=f"{meeting}-{post}", meeting=meeting, post=post, sent_on=sent, papers_sent_on=sent)


def with_cycle(case: Case) -> Case:
    """Add the steps, one after another, with something brought to each by everybody."""
    steps, brought = [], []
    for number, step in enumerate(one for one in REGIME.steps if not one.is_continuing):
        begins = BEFORE + timedelta(days=25 * number)
        ends = begins + timedelta(days=25)
        days = {"planned_end": ends, "started": begins, "ended": ends, "minimum_days": 20}
        steps.append(facts.StepDates(id=step.key, step=step.key, **days))
        brought += [contribution(agency.id, step.key) for agency in case.agencies]
    title = "Strategy 1999 to 2002"
    out = date(1999, 3, 30)
    strategy = facts.Document(id="strategy", kind="strategy", title=title, published_on=out, published_at="libraries")
    return replace(case, steps=tuple(steps), contributions=tuple(brought), documents=(strategy,))


def with_consultation(case: Case) -> Case:
    """Add an approved strategy, what was asked on the published report, and a focus group that is still to come."""
    out, heard = (next(each.ended for each in case.steps if each.step == key) for key in ("publish-audit", "consult"))
    approved = {"written_on": BEFORE, "approved_on": BEFORE, "lead_days": 28, "sensitive_lead_days": 70}
    report = facts.Exercise(
        id="report", title="On the report", phase=facts.ConsultationPhase.POST_AUDIT, planned_on=BEFORE, opens=out,
        closes=heard, reaches=("elders",), evaluated_on=heard, told_on=date(1999, 3, 9),
    )  # fmt: skip
    refugees = facts.Exercise(
        id="refugees", title="Refugees", phase=facts.ConsultationPhase.ACTION, planned_on=date(2000, 5, 1),
        opens=date(2000, 9, 1), closes=date(2000, 9, 1), reaches=("refugees",),
    )  # fmt: skip
    asked = [
        facts.Consultee(
            id=body.key, exercise="report", name=body.name, body=body.key, sent_on=out, reply_by=heard, replied_on=heard
        )
        for body in bodies_on(REGIME, AS_OF, Tier.TWO_TIER)
    ]
    hall = facts.Sitting(id="hall", exercise="refugees", on=date(2000, 9, 1), place="St Mary's hall")
    return replace(
        case,
        consultation_strategies=(
            facts.ConsultationStrategy(id="strategy", aims=tuple(facts.ConsultationPhase), **approved),
        ),
        groups_to_hear=(
            facts.GroupToHear(id="elders", name="Elders"),
            facts.GroupToHear(id="refugees", name="Refugees", is_sensitive=True),
        ),
        exercises=(report, refugees),
        sittings=(hall,),
        consultees=tuple({each.id: each for each in asked}.values()),
        raised_issues=(
            facts.RaisedIssue(id="lamps", exercise="report", title="Lamps", asking_ended=heard, answered_on=heard),
        ),
        feedback=(facts.Feedback(id="told", exercise="report", on=heard),),
    )


def contribution(agency: str, step: str) -> facts.Contribution:
    time = facts.ContributionKind.TIME
    return facts.Contribution(id=f"{step}-{agency}", agency=agency, kind=time, amount=5, unit="hours", step=step)


def with_exchange(case: Case) -> Case:
    briefings = [briefing(agency.id) for agency in case.agencies]
    day = date(2000, 5, 1)
    issue = facts.IssueRaised(
        id="radios",
        agency=LEADS[1],
        level=Level.OPERATIONAL,
        about="radios",
        raised_on=day,
        reply="yes",
        replied_on=day,
    )
    written = {"able": 2, "written_on": BEFORE}
    skills = [facts.Skill(id=f"mapping-{post}", post=post, skill="mapping") for post in ("officer", "beat")]
    return replace(
        case,
        briefings=tuple(briefings),
        issues=(issue,),
        member_briefings=(facts.MemberBriefing(id="spring", committee="Policy", on=day),),
        tier_statements=tuple(statements()),
        responsibilities=tuple(rows()),
        leads=tuple(facts.Lead(id=f"lead-{key}", agency=key, what="a priority") for key in LEADS),
        trainings=tuple(facts.Training(id=one.key, post="officer", competency=one.key) for one in REGIME.competencies),
        procedures=(facts.Procedure(id="extract", name="Reading extracts", post="officer", **written),),
        skills=tuple(skills),
        delegations=(delegation(),),
    )


def briefing(agency: str) -> facts.Briefing:
    return facts.Briefing(
        id=f"seminar-{agency}",
        agency=agency,
        level=Level.OPERATIONAL,
        topic="the Act",
        on=date(2000, 2, 1),
        perspectives=("council", "county-council"),
        acknowledged_on=date(2000, 2, 8),
    )


def statements() -> Iterator[facts.TierStatement]:
    roles = {CouncilTier.DISTRICT: facts.TierRole.DETERMINES, CouncilTier.COUNTY: facts.TierRole.FACILITATES}
    for tier, role in roles.items():
        yield facts.TierStatement(id=tier.value, tier=tier, role=role, agreed_on=date(1998, 9, 30))


def rows() -> Iterator[facts.Responsibility]:
    for function in FUNCTIONS:
        yield facts.Responsibility(
            id=function.value,
            function=function,
            leads="council",
            supports=(LEADS[1],),
            informed=("county-council",),
            contact="officer",
            escalation="the board",
            district_agreed_on=BEFORE,
            county_agreed_on=BEFORE,
        )


def delegation() -> facts.Delegation:
    return facts.Delegation(
        id="audit",
        from_post="council",
        to_post="officer",
        functions=(Function.AUDIT,),
        limits="up to £500",
        comes_back="the choice of priorities",
        comes_back_to="steering",
    )
