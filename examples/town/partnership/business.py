"""Groups, meetings, decisions and actions of the last two years."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

from examples.town.partnership.cast import COUNCIL, FIRE, HOMES, POLICE, PROBATION, TRADERS, VICTIMS, Town
from frankpledge.stages.partnership.models import Group, Meeting
from frankpledge.stages.partnership.services import actions, agenda, decisions, groups, meetings, minutes, seats
from frankpledge.stages.partnership.services.attendance import Came, record_attendance
from frankpledge.stages.partnership.services.meeting_invitations import answer_invitation, send_invitations

BOARD, CENTRE, HOMES_GROUP, FORUM = (
    "Strategy group", "Town centre and night-time group", "Safer homes group", "Safer Town Forum",
)  # fmt: skip

GROUPS = {
    BOARD: (
        "strategic",
        ("strategy", "resource-allocation", "oversight", "audit"),
        ("Priorities", "Money", "The audit"),
    ),
    CENTRE: ("operational", ("delivery", "action-plan"), ("Violence at night", "Shoplifting", "Street drinking")),
    HOMES_GROUP: ("operational", ("delivery",), ("Burglary", "Domestic abuse", "Victims")),
    FORUM: ("co-ordinating", ("consultation", "oversight"), ("Street drinking", "Victims", "Priorities")),
}

SEATED = {
    BOARD: (
        "chief executive", "superintendent", "station manager", "head of probation", "health lead", "scheme manager",
        "community safety officer", "watch chair",
    ),
    CENTRE: (
        "town inspector", "housing manager", "hospital matron", "traders' secretary", "community safety officer",
        "superintendent",
    ),
    HOMES_GROUP: (
        "landlord manager", "scheme manager", "probation officer", "station manager", "community safety officer",
    ),
    FORUM: ("watch chair", "scheme manager", "traders' secretary", "community safety officer", "landlord manager"),
}  # fmt: skip

CHAIRS = {BOARD: "chief executive", CENTRE: "town inspector", HOMES_GROUP: "landlord manager", FORUM: "watch chair"}

HELD = (
    # days ago, groups, venue, hours, who stayed away
    (610, (BOARD,), "Guildhall", "2", {"health lead": "No reason given"}),
    (520, (CENTRE,), "Police station", "1.5", {}),
    (430, (BOARD,), "Guildhall", "2", {"health lead": "Another meeting", "head of probation": "Staff shortage"}),
    (400, (HOMES_GROUP,), "Abbey Homes office", "1.5", {"probation officer": "In court"}),
    (330, (BOARD, FORUM), "Guildhall", "2.5", {"health lead": "Another meeting"}),
    (260, (CENTRE,), "Guildhall", "1.5", {"hospital matron": "On shift"}),
    (180, (BOARD,), "Guildhall", "2", {"health lead": "", "watch chair": "Travel"}),
    (120, (HOMES_GROUP, FORUM), "Abbey Homes office", "2", {"probation officer": "Staff shortage"}),
    (75, (CENTRE,), "Police station", "1.5", {"hospital matron": "On shift"}),
    (40, (BOARD,), "Guildhall", "2", {"health lead": "Another meeting"}),
)  # fmt: skip


def build_groups(town: Town) -> dict[str, Group]:
    """Set the groups up and seat the posts in them."""
    made = {}
    for name, (level, functions, topics) in GROUPS.items():
        made[name] = groups.set_up_group(
            name=name, level=level, started=town.days_ago(880), functions=functions, new_topics="\n".join(topics),
            powers="Decides by agreement; commits money up to what its members may." if name == BOARD else "",
            remit=f"Looks after: {', '.join(topics).lower()}.", **town.acting("coordinator", 880),
        )  # fmt: skip
        for post in SEATED[name]:
            seats.give_seat(
                group=made[name], post=town.posts[post], since=town.days_ago(880),
                role="chair" if post == CHAIRS[name] else "member", **town.acting("coordinator", 880),
            )  # fmt: skip
    groups.agree_terms(group=made[BOARD], agreed_on=town.days_ago(860), **town.acting("coordinator", 860))
    return made


def build_meetings(town: Town, made: dict[str, Group]) -> list[Meeting]:
    """Hold the meetings of the past, and plan the next two."""
    held = [_hold(town, made, *each) for each in HELD]
    for days, names, venue in ((-9, (BOARD,), "Guildhall"), (-24, (CENTRE, HOMES_GROUP), "Abbey Homes office")):
        planned = meetings.plan_meeting(
            groups=[made[name] for name in names], on=town.days_ago(days), starts=time(14), hours=Decimal(2),
            venue=venue, **town.acting("coordinator", 12),
        )  # fmt: skip
        agenda.add_item(meeting=planned, title="Where the plan stands", **town.acting("coordinator", 12))
        agenda.add_item(
            meeting=planned, title="Violence at night", new_topic="Violence at night", **town.acting("coordinator", 12)
        )
        send_invitations(meeting=planned, **town.acting("coordinator", 11))
        _answer(town, planned)
    return held


def _answer(town: Town, planned: Meeting) -> None:
    """Two have answered; the rest have not, and the first page says so."""
    for who, post, presence in (("probation", "head of probation", "remote"), ("fire", "station manager", "present")):
        asked = planned.invitations.filter(post=town.posts[post]).first()
        if asked:
            answer_invitation(invitation=asked, presence=presence, **town.acting(who, 8))


def _hold(
    town: Town, made: dict[str, Group], days: int, names: tuple[str, ...], venue: str, hours: str, away: dict[str, str]
) -> Meeting:  # fmt: skip
    planning = town.acting("coordinator", days + 20)
    meeting = meetings.plan_meeting(
        groups=[made[name] for name in names], on=town.days_ago(days), starts=time(14), hours=Decimal(hours),
        venue=venue, **planning,
    )  # fmt: skip
    for title in dict.fromkeys(topic for name in names for topic in GROUPS[name][2]):
        agenda.add_item(meeting=meeting, title=title, new_topic=title, **planning)
    send_invitations(meeting=meeting, **town.acting("coordinator", days + 14))
    after = town.acting("coordinator", days)
    keys = {post.pk: key for key, post in town.posts.items()}
    came = {
        asked.post: _came(keys[asked.post_id], away)
        for asked in meeting.invitations.select_related("post__agency", "post__partnership")
    }
    record_attendance(meeting=meeting, came=came, **after)
    _decide(town, meeting, days)
    if days > 60:
        minutes.write_minutes(
            meeting=meeting,
            minutes=f"The meeting looked at {venue and 'its agenda'} in turn.",
            **town.acting("coordinator", days - 3),
        )
        minutes.agree_minutes(meeting=meeting, on=town.days_ago(days - 30), **town.acting("coordinator", days - 30))
    return meeting


def _came(post: str, away: dict[str, str]) -> Came:
    if post not in away:
        return Came("present")
    return Came("apologies" if away[post] else "absent", away[post])


DECIDED = {
    # days ago of the meeting: what, why, whose proposal, pounds
    430: (
        "Pay for two evenings a week of street wardens in the Market Place.",
        "Half of the town's assaults are there, on two nights.", COUNCIL, 18_000,
    ),
    330: (
        "Ask residents first what the audit should look at.",
        "The audit before looked only at what the police record.", VICTIMS, None,
    ),
    180: (
        "Fit better locks in sixty homes burgled twice.",
        "A home burgled once is the likeliest to be burgled next.", HOMES, 9_500,
    ),
    40: ("Publish the audit of 2025 before the spring meetings.", "", POLICE, None),
}  # fmt: skip

SET = {
    # days ago of the meeting: what, agency, post, due in days after the meeting, done after
    520: (("Agree who patrols which streets on Friday nights.", POLICE, "town inspector", 30, 25),),
    430: (("Recruit two street wardens.", COUNCIL, "housing manager", 90, 120),),
    400: (("Draw up the list of homes burgled twice.", HOMES, "landlord manager", 40, 38),),
    260: (("Count drink-related arrivals by the hour.", "Tithingham General Hospital", "hospital matron", 60, None),),
    180: (
        ("Fit locks in the first thirty homes.", HOMES, "landlord manager", 100, 95),
        ("Check alarms in the same homes.", FIRE, "station manager", 120, None),
    ),
    75: (("Map the shops that lose most to theft.", TRADERS, "traders' secretary", 45, None),),
    40: (
        ("Supply the extract for 2025.", POLICE, "records manager", 30, 20),
        ("Say how many orders end in a breach.", PROBATION, "head of probation", 50, None),
    ),
}  # fmt: skip


def _decide(town: Town, meeting: Meeting, days: int) -> None:
    acting = town.acting("coordinator", days)
    if days in DECIDED:
        what, why, agency, pounds = DECIDED[days]
        decisions.record_decision(
            meeting=meeting, what=what, reason=why, agency=town.agencies[agency], pounds=pounds,
            authority="Terms of reference: the group allocates the partnership's money." if pounds else "", **acting,
        )  # fmt: skip
    for what, agency, post, due, done in SET.get(days, ()):
        action = actions.set_action(
            what=what, agency=town.agencies[agency], post=town.posts[post], meeting=meeting,
            due=town.days_ago(days - due), planned_hours=8, **acting,
        )  # fmt: skip
        if done:
            on = town.days_ago(days - done)
            actions.report_done(
                action=action, outcome="Done as agreed.", on=on, **town.acting("coordinator", days - done)
            )
