"""What meetings cost and yield, and what is decided outside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import Attendance, Group, Meeting
from frankpledge.core.readiness.words import say_count, say_day, say_number
from frankpledge.stages.partnership.rules.attendance import LEAST_MEETINGS, TOOK_PART

# Meetings that end without a decision or an action are at most half of a group's.
MOST_IDLE = 0.5
# A working day a month in meetings of one partnership, beside the work itself.
MOST_HOURS_A_MONTH = 7.5
MONTHS = 12


@rule(
    "MEETING-YIELD",
    Severity.ADVICE,
    Head.PRESSURES,
    source="report l.347",
    requirements=("R076",),
    needs=("decisions", "actions"),
    mend="Meet less often, or put on the agenda what the group must decide.",
)
def what_meetings_yield(facts: Facts) -> Iterator[Told]:
    """At least half of a group's meetings end in a decision or an action."""
    yielded = {d.meeting for d in facts.case.decisions} | {a.meeting for a in facts.case.actions}
    for group in facts.active_groups:
        held = _meetings_of(facts, group)
        idle = [meeting for meeting in held if meeting.id not in yielded]
        if len(held) >= LEAST_MEETINGS and len(idle) > MOST_IDLE * len(held):
            sentence = f"{len(idle)} of {len(held)} meetings of {group.name} ended without a decision or an action."
            yield Told(f"group:{group.id}", sentence, tuple(idle))


@rule(
    "MEETING-HOURS",
    Severity.ADVICE,
    Head.PRESSURES,
    source="report l.347",
    requirements=("R061", "R076"),
    mend="Merge groups, meet jointly, or let a deputy take some of the seats.",
)
def hours_in_meetings(facts: Facts) -> Iterator[Told]:
    """Nobody sits in the partnership's meetings for more than a working day a month."""
    for post, attended in sorted(_attended(facts).items()):
        hours = sum(facts.meetings[a.meeting].hours or 0 for a in attended) / MONTHS
        if hours > MOST_HOURS_A_MONTH:
            sentence = (
                f"The {facts.title(post)} sat {say_number(hours)} hours a month in "
                f"{say_count(len(attended), 'meeting')} of the last year."
            )
            yield Told(f"post:{post}", sentence)


@rule(
    "DECISION-RATIFIED",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.307",
    requirements=("R057",),
    mend="Report the decision to the group's next meeting and have it ratified or undone.",
)
def decisions_outside_meetings(facts: Facts) -> Iterator[Told]:
    """A decision taken outside a meeting is reported to the group and ratified at its next one."""
    for decision in facts.case.decisions:
        later = [m for m in facts.meetings.values() if decision.group in m.groups and m.on > decision.on]
        if not (decision.meeting or decision.ratified_at) and decision.on <= facts.as_of and later:
            sentence = (
                f"“{decision.what}” was decided outside a meeting on {say_day(decision.on)}; "
                f"{say_count(len(later), 'meeting')} since did not ratify it."
            )
            yield Told(f"decision:{decision.id}", sentence, (decision,))


@rule(
    "MINUTES-AGREED",
    Severity.ADVICE,
    Head.COMMITMENT,
    source="report l.307",
    requirements=("R011", "R057"),
    needs=("meetings.*",),
    mend="Put the minutes on the next agenda, and record the day on which they were agreed.",
)
def agreed_minutes(facts: Facts) -> Iterator[Told]:
    """The minutes of a meeting were agreed by the time its groups met again."""
    for meeting in facts.meetings.values():
        again = any(m.on > meeting.on and set(m.groups) & set(meeting.groups) for m in facts.meetings.values())
        if again and meeting.minutes_agreed_on is None:
            names = " and ".join(facts.groups[group].name for group in meeting.groups)
            sentence = f"The minutes of the meeting of {names} on {say_day(meeting.on)} were never agreed."
            yield Told(f"meeting:{meeting.id}", sentence, (meeting,))


def _meetings_of(facts: Facts, group: Group) -> list[Meeting]:
    return [meeting for meeting in facts.meetings.values() if group.id in meeting.groups]


def _attended(facts: Facts) -> dict[str, list[Attendance]]:
    found: defaultdict[str, list[Attendance]] = defaultdict(list)
    for attendance in facts.case.attendances:
        if attendance.meeting in facts.meetings and attendance.presence in TOOK_PART:
            found[attendance.post].append(attendance)
    return found
