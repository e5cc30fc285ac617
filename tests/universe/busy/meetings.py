"""Meetings of three years: who was asked, who came, what was on the table and what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from frankpledge.core.readiness.case import Presence
from frankpledge.foundation.accounts.models import Post
from frankpledge.stages.partnership.models import (
    AgendaItem,
    Attendance,
    Decision,
    Group,
    Meeting,
    MeetingInvitation,
    Paper,
)
from tests.universe.busy.town import BEGAN, TODAY, Town, insert, tie

VENUES = ("Town Hall", "Fire Station", "Library", "Police Station", "Civic Centre")
AHEAD = timedelta(days=80)
"""How far ahead meetings are planned."""
INVITED_AHEAD = timedelta(days=40)
"""So far ahead that each group has a meeting to answer for."""
AGREED_AFTER = timedelta(days=60)
ITEMS, DECISIONS, PAPERS = 6, 3, 2
BUSIEST = 3
"""How many times as much there is at the busiest meeting, the board's last but one."""
PRESENCES = (*[Presence.PRESENT] * 6, Presence.REMOTE, *[Presence.APOLOGIES] * 2, Presence.ABSENT)
JOINT_EVERY = 12


def add_meetings(town: Town) -> None:
    """Hold meetings of each group in turn, every twelfth of two together; the last are still to come."""
    step = (TODAY + AHEAD - BEGAN) / town.size.meetings
    town.meetings = insert(_meeting(town, BEGAN + step * number) for number in range(town.size.meetings))
    for meeting in town.meetings:
        town.log.add("meeting.planned", meeting, max(BEGAN, min(meeting.on, TODAY) - AHEAD), town.clerk)
    ties = [(meeting, group) for meeting in town.meetings for group in groups_of(town, meeting)]
    tie(Meeting.groups.through, ({"meeting_id": meeting.pk, "group_id": group.pk} for meeting, group in ties))
    _ask(town)
    _fill_agendas(town)
    _decide(town)


def _meeting(town: Town, on: date) -> Meeting:
    is_past, is_old = on < TODAY, on < TODAY - AGREED_AFTER
    cancelled = is_past and town.chance(0.03)
    was_held = is_past and not cancelled
    recorded = was_held and (is_old or town.chance(0.8))
    return town.row(
        Meeting, on=on, starts=time(10), hours=2, venue=town.rng.choice(VENUES), remote_offered=town.chance(0.5),
        cancelled_on=on - timedelta(days=2) if cancelled else None, attendance_on=on if recorded else None,
        minutes="Taken as read." if recorded else "",
        minutes_agreed_on=on + timedelta(days=30) if recorded and is_old else None,
    )  # fmt: skip


def groups_of(town: Town, meeting: Meeting) -> list[Group]:
    """Return whose meeting it is."""
    number = meeting.pk - town.meetings[0].pk
    first = number % len(town.groups)
    both = [town.groups[first], town.groups[first - 1]]
    return both if number % JOINT_EVERY == 0 else both[:1]


def busiest_meeting(town: Town) -> Meeting:
    """Return the last recorded meeting of the board."""
    board = town.groups[0]
    return [each for each in held(town) if board in groups_of(town, each)][-1]


def held(town: Town) -> list[Meeting]:
    """Return the meetings of which it is known who came."""
    return [meeting for meeting in town.meetings if meeting.attendance_on]


def _posts_at(town: Town, meeting: Meeting) -> list[Post]:
    posts = {post.pk: post for group in groups_of(town, meeting) for post in town.seated[group.pk]}
    return list(posts.values())


def _ask(town: Town) -> None:
    asked = []
    for meeting in town.meetings:
        sent = min(TODAY, meeting.on - timedelta(days=14)) if meeting.on <= TODAY + INVITED_AHEAD else None
        papers = sent if meeting.on <= TODAY else None
        asked += [
            town.row(MeetingInvitation, meeting=meeting, post=post, sent_on=sent, papers_sent_on=papers)
            for post in _posts_at(town, meeting)
        ]
    insert(asked)
    answers = [_answer(town, each) for each in asked if _has_answered(town, each)]
    for attendance in insert(answers):
        on = min(TODAY, attendance.meeting.on) - timedelta(days=1)
        town.log.add("meeting.answered", attendance.meeting, on, attendance.person_id)
    for meeting in town.meetings:
        _log_meeting(town, meeting)


def _has_answered(town: Town, asked: MeetingInvitation) -> bool:
    """Say whether there is an answer; those with a role of their own have still to answer for what is to come."""
    if asked.sent_on is None or asked.meeting.attendance_on:
        return asked.sent_on is not None
    waits = town.holder[asked.post_id] in {person.pk for person in town.universe.people.values()}
    return not waits and town.chance(0.4)


def _answer(town: Town, asked: MeetingInvitation) -> Attendance:
    presence = town.rng.choice(PRESENCES if asked.meeting.attendance_on else (Presence.PRESENT, Presence.APOLOGIES))
    sorry = presence == Presence.APOLOGIES
    return town.row(
        Attendance, meeting=asked.meeting, post=asked.post, person_id=town.holder[asked.post_id], presence=presence,
        reason="On leave." if sorry else "", comment="I support item 2." if sorry and town.chance(0.2) else "",
    )  # fmt: skip


def _log_meeting(town: Town, meeting: Meeting) -> None:
    if meeting.on <= TODAY:
        town.log.add("meeting.invitations-sent", meeting, meeting.on - timedelta(days=14), town.clerk)
    if meeting.attendance_on:
        town.log.add("meeting.attendance-recorded", meeting, meeting.attendance_on, town.clerk)
    if meeting.minutes_agreed_on:
        town.log.add("meeting.minutes-agreed", meeting, meeting.minutes_agreed_on, town.clerk)


def _times(town: Town, count: int) -> dict[Meeting, int]:
    """Return how many of something there are at each meeting."""
    return dict.fromkeys(town.meetings, count) | {busiest_meeting(town): count * BUSIEST}


def _fill_agendas(town: Town) -> None:
    items = [
        town.row(AgendaItem, meeting=meeting, place=place, title=f"Item {place}", topic=town.rng.choice(town.topics))
        for meeting, count in _times(town, ITEMS).items()
        for place in range(1, count + 1)
    ]
    for item in insert(items):
        on = max(BEGAN, min(item.meeting.on, TODAY) - timedelta(days=20))
        town.log.add("meeting.item-added", item.meeting, on, town.clerk)
    insert(
        town.row(Paper, meeting=meeting, document=document)
        for meeting, count in _times(town, PAPERS).items()
        for document in town.rng.sample(town.documents, count)
    )


def _decide(town: Town) -> None:
    town.decisions = insert([*_decided_at_meetings(town), *_decided_outside(town)])
    tie(
        Decision.commented.through,
        (
            {"decision_id": decision.pk, "agency_id": agency.pk}
            for decision in town.decisions
            for agency in town.rng.sample(town.agencies, town.rng.randrange(4))
        ),
    )
    for decision in town.decisions:
        town.log.add("decision.recorded", decision, decision.on, town.clerk)


def _decided_at_meetings(town: Town) -> Iterator[Decision]:
    times = _times(town, DECISIONS)
    for meeting in held(town):
        for number in range(times[meeting]):
            yield town.row(
                Decision, what="Light the underpass.", reason="It is dark.", on=meeting.on, meeting=meeting,
                group=groups_of(town, meeting)[0], topic=town.rng.choice(town.topics),
                agency=town.rng.choice(town.agencies), pounds=500 if number else None,
                authority="Terms of reference" if number else "",
            )  # fmt: skip


def _decided_outside(town: Town) -> Iterator[Decision]:
    last = held(town)[-1]
    for number in range(town.size.share(80)):
        on = town.some_day(until=last.on)
        group = groups_of(town, last)[0]
        yield town.row(
            Decision, what="Pay for a van.", on=on, post=town.rng.choice(town.posts), group=group, pounds=900,
            authority="Delegation", ratified_at=last if number % 2 else None,
        )  # fmt: skip
