"""The town's consultation in the middle of its cycle: what was asked, what waits for a reply, what is still to come."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

from examples.town.partnership.business import BOARD
from examples.town.partnership.cast import (
    COUNCIL,
    EDUCATION,
    FIRE,
    HEALTH,
    HOMES,
    POLICE,
    PROBATION,
    VICTIMS,
    WATCH,
    Town,
)
from frankpledge.stages.consultation.models import Exercise, Forum, GroupToHear, Sitting
from frankpledge.stages.consultation.rules.phases import Phase
from frankpledge.stages.consultation.services import (
    consultees,
    distribution,
    evaluation,
    exercises,
    forums,
    hearing,
    involvement,
    noticeboard,
    people,
    strategy,
)
from frankpledge.stages.partnership.models import Cycle, Group

AIMS = {
    Phase.PLANNING: "To learn what people want the assessment to look at, and whom the partnership does not hear.",
    Phase.AUDIT: "To hear what agencies and forums know already, and whether the first findings ring true.",
    Phase.POST_AUDIT: "To hear which findings matter most, and to whom, before the plan is made.",
    Phase.ACTION: "To find those who would help, and to ask those whom a plan touches.",
}
GROUPS = (
    # name, why, what asking takes, with care, where its size is found
    ("Young people out of school", "Nobody under 18 answered the last survey.", "Youth workers ask, in their places.",
     False, "Census 2021, age by single year"),
    ("Refugees", "No forum of theirs is on any list, and none came to a meeting.",
     "Interpreters; a woman asks women; no uniforms.", True, "Census 2021, year of arrival"),
    ("Victims of domestic violence", "They seldom report, and cannot be asked at a meeting.",
     "Asked by their support workers alone, where they are safe.", True, ""),
)  # fmt: skip
FORUMS = (
    # name, kind, agency, who enters it, audience, groups, how often, how many
    ("Holmshire youth parliament", "parliament", EDUCATION, "coordinator", "Pupils of eleven to eighteen", (0,),
     "Each month in term", 4200),
    ("Police and community group", "police-group", POLICE, "police", "Residents of the three wards", (),
     "Each second month", 900),
    ("Tenants’ panel", "panel", HOMES, "homes", "All tenants of Abbey Homes", (), "Each quarter", 2600),
    ("Victims’ support workers", "staff", VICTIMS, "victims", "Victims of crime and of violence at home", (2,),
     "As they are needed", None),
)  # fmt: skip


def build(town: Town, groups: dict[str, Group]) -> None:
    """Write the strategy, name the groups, enter the forums, and take three exercises as far as each has come."""
    cycle = Cycle.objects.get(partnership=town.partnership, closed_on=None)
    _strategy(town, cycle, groups[BOARD])
    named = [
        hearing.name_group(
            name=name, reason=why, needs=needs, is_sensitive=care, margin_source=size, **town.acting("coordinator", 88)
        )
        for name, why, needs, care, size in GROUPS
    ]
    known = [
        forums.enter_forum(
            name=name, kind=kind, agency=town.agencies[agency], audience=audience, reaches=[named[n] for n in reaches],
            meets=meets, speaks_for=many, **town.acting(who, 85),
        )
        for name, kind, agency, who, audience, reaches, meets, many in FORUMS
    ]  # fmt: skip
    _over(town, cycle, named, known)
    _open(town, cycle, known)
    _to_come(town, cycle, named, known)
    _in_public(town, named)


def _strategy(town: Town, cycle: Cycle, board: Group) -> None:
    """The first version was approved; the second gives more time and waits for the board."""
    written = {
        "cycle": cycle, "aims": AIMS, "lead": town.posts["community safety officer"], "budget": Decimal(6000),
        "hours": 320, "done_by": "partly", "lead_days": 21,
        "done_by_reason": "Officers run meetings; a stranger hears more from tenants and traders.",
    }  # fmt: skip
    first = strategy.write_strategy(sensitive_lead_days=42, **written, **town.acting("coordinator", 95))
    strategy.put_strategy(strategy=first, group=board, **town.acting("coordinator", 94))
    strategy.answer_strategy(strategy=first, answer="approved", seen=1, **town.acting("chair", 90))
    second = strategy.write_strategy(sensitive_lead_days=70, **written, **town.acting("coordinator", 9))
    strategy.put_strategy(strategy=second, group=board, **town.acting("coordinator", 8))


def _over(town: Town, cycle: Cycle, named: list[GroupToHear], known: list[Forum]) -> None:
    """One exercise is over and evaluated."""
    meetings = exercises.plan_exercise(
        cycle=cycle, title="Ward meetings on what to look at", phase=Phase.PLANNING, method="meeting",
        aim="To learn what people want the assessment to look at.", audience="Residents of the three wards",
        method_reason="The police and community group meets in each ward already.", forums=known[1:2],
        done_by_reason="The officers know the wards.", duties=["policing"], opens=town.days_ago(60),
        closes=town.days_ago(45), lead=town.posts["community safety officer"], cost_planned=Decimal(400),
        hours_planned=40, **town.acting("coordinator", 84),
    )  # fmt: skip
    for days, place, setting, ties, came in (
        (58, "St Mary’s church hall", "worship", "", 34),
        (50, "Constitutional Club", "community", "One party’s club", 9),
    ):
        exercises.plan_sitting(
            exercise=meetings, on=town.days_ago(days), place=place, setting=setting, place_ties=ties, came=came,
            chair="The vicar of St Mary’s", **town.acting("coordinator", 44),
        )  # fmt: skip
    evaluation.evaluate_exercise(
        exercise=meetings, reached=900, responded=43, cost=Decimal(350), hours=52, influence="changed",
        changed="The board put violence at night before shop crime.",
        lessons="Nobody came to the club: meet where people go anyway, and ask the young elsewhere.",
        contacts="The vicar of St Mary’s; the chair of the police and community group.",
        **town.acting("coordinator", 30),
    )  # fmt: skip


def _open(town: Town, cycle: Cycle, known: list[Forum]) -> None:
    """One is open: letters to bodies, of which one has replied and one is late, and a summary in every letter box."""
    asked = exercises.plan_exercise(
        cycle=cycle, title="Have we seen what matters?", phase=Phase.AUDIT, method="questionnaire",
        aim="To hear whether the first findings ring true.", audience="Everybody who lives or works in Tithingham",
        method_reason="It reaches most for the money, and can be answered at any hour.", done_by="in-house",
        done_by_reason="The site has the form already.", duties=["consult", "policing"], forums=known[2:3],
        opens=town.days_ago(30), closes=town.days_ago(-30), lead=town.posts["information officer"],
        cost_planned=Decimal(2800), hours_planned=120, **town.acting("coordinator", 55),
    )  # fmt: skip
    bodies = consultees.ask_agencies(
        exercise=asked, agencies=[town.agencies[name] for name in (HOMES, VICTIMS, WATCH, PROBATION)],
        sent_on=town.days_ago(30), reply_by=town.days_ago(3), **town.acting("coordinator", 30),
    )  # fmt: skip
    by_name = {str(each): each for each in bodies}
    consultees.record_reply(
        consultee=by_name[VICTIMS], replied_on=town.days_ago(12), reply="Repeat victims should come first.",
        **town.acting("victims", 12),
    )  # fmt: skip
    consultees.ask_agencies(
        exercise=asked, agencies=[town.agencies[name] for name in (POLICE, FIRE, HEALTH)], sent_on=town.days_ago(20),
        reply_by=town.days_ago(-10), **town.acting("coordinator", 20),
    )  # fmt: skip
    consultees.ask_body(
        exercise=asked, name="Holmshire youth service", body="youth-organisation", sent_on=town.days_ago(20),
        reply_by=town.days_ago(2), **town.acting("coordinator", 20),
    )  # fmt: skip
    _bring(town, asked)


def _bring(town: Town, asked: Exercise) -> None:
    for days, channel, what, where, copies, agency, cost, returned in (
        (29, "households", "Summary, four pages", "All three wards", 9600, POLICE, 2100, 212),
        (28, "deposit", "First findings, version 1", "Central library and Guildhall", 20, None, None, None),
        (21, "online", "Summary, with the questionnaire", "The partnership’s site", None, None, None, 340),
    ):
        distribution.log_distribution(
            exercise=asked, on=town.days_ago(days), channel=channel, what=what, where=where, copies=copies,
            paid_by=town.agencies[agency] if agency else None, cost=Decimal(cost) if cost else None,
            returned=returned, **town.acting("coordinator", 5),
        )  # fmt: skip


def _to_come(town: Town, cycle: Cycle, named: list[GroupToHear], known: list[Forum]) -> None:
    """One is to come, through the youth parliament."""
    young = exercises.plan_exercise(
        cycle=cycle, title="Evenings with young people", phase=Phase.POST_AUDIT, method="focus-group",
        aim="To hear what the findings leave out of their lives.", audience="Young people of thirteen to eighteen",
        method_reason="They do not answer forms, and talk among themselves.", reaches=named[:1], forums=known[:1],
        done_by="contracted", done_by_reason="They ask for somebody who is neither police nor council.",
        opens=town.days_ago(-40), closes=town.days_ago(-54), lead=town.posts["education lead"],
        cost_planned=Decimal(1400), hours_planned=30, duties=["consult"], **town.acting("coordinator", 6),
    )  # fmt: skip
    exercises.plan_sitting(
        exercise=young, on=town.days_ago(-42), place="Abbey youth club", setting="school", chair="A youth worker",
        **town.acting("coordinator", 6),
    )  # fmt: skip


def _in_public(town: Town, named: list[GroupToHear]) -> None:
    """The public can reach the partnership and come to a meeting; one who came to the last agreed to be asked again."""
    noticeboard.set_contact(
        name="Community safety team", email="safety@tithingham.example", phone="01632 960000",
        postal="The Guildhall\nTithingham", reply_days=10, controller=town.agencies[COUNCIL],
        answers_kept="Until the assessment after the next, so that one can be set beside the other.",
        **town.acting("coordinator", 40),
    )  # fmt: skip
    talk = exercises.plan_sitting(
        exercise=Exercise.objects.get(title="Have we seen what matters?"), on=town.days_ago(-12), place="The Guildhall",
        setting="civic", **town.acting("coordinator", 6),
    )  # fmt: skip
    noticeboard.announce_sitting(
        sitting=talk, starts=time(18, 30), ends=time(20), about="What we found, and what you make of it",
        access="Level entrance, hearing loop.", **town.acting("coordinator", 6),
    )  # fmt: skip
    held = Sitting.objects.get(place="St Mary’s church hall")
    offered = people.enter_person(
        sitting=held, group=named[0], name="Ida Ashdown", reached_by="ida@ashdown.example", consent="signed",
        purpose="An evening with young people on the first findings", consented_on=held.on,
        involved_in="Planning evenings at the Abbey youth club", follow_up_by=town.days_ago(30),
        delete_on=town.days_ago(-200), **town.acting("coordinator", 44),
    )  # fmt: skip
    involvement.follow_up(
        person=offered, on=town.days_ago(31), came_of_it="later", note="After her examinations",
        next_by=town.days_ago(1), **town.acting("coordinator", 31),
    )  # fmt: skip
    people.name_hand(
        exercise=held.exercise, part="both", post=town.posts["community safety officer"],
        **town.acting("coordinator", 44),
    )  # fmt: skip
