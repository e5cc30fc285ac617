"""Who comes to meetings, and what keeps them away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import Agency, Attendance, Journey, Presence, Standing
from frankpledge.core.readiness.words import say_count, say_number

# A year of quarterly meetings: with fewer, one illness looks like a habit.
LEAST_MEETINGS = 4
# Rarely: at fewer than half of the meetings.
RARELY = 0.5
# An hour each way: a two-hour meeting then costs half a working day.
LONG_JOURNEY_MINUTES = 60

WITH_A_DUTY = (Standing.RESPONSIBLE, Standing.CO_OPERATING)
TOOK_PART = (Presence.PRESENT, Presence.REMOTE)


@rule(
    "ATTENDANCE-DUTY",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="CDA 1998 s.5(1)-(2); report l.311",
    requirements=("R058",),
    mend="Ask the body's chief officer what would let it take part, and record the reason and what was agreed.",
)
def attendance_of_duty_bodies(facts: Facts) -> Iterator[Told]:
    """A body with a duty comes to at least half of the meetings it was called to."""
    return _rarely_there(facts, with_a_duty=True)


@rule(
    "ATTENDANCE-MEMBER",
    Severity.ADVICE,
    Head.COMMITMENT,
    source="report l.323",
    requirements=("R081", "R076"),
    mend="Ask the member what would make the meetings worth its while, and record what was agreed.",
)
def attendance_of_members(facts: Facts) -> Iterator[Told]:
    """A member without a duty comes to at least half of the meetings it was called to."""
    return _rarely_there(facts, with_a_duty=False)


@rule(
    "ATTENDANCE-REASON",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.311",
    requirements=("R058",),
    needs=("attendances.*",),
    mend="Ask for the reason, record it, and record the day on which it was followed up.",
)
def reasons_for_absence(facts: Facts) -> Iterator[Told]:
    """Where a body with a duty rarely comes, the reason and the follow-up are recorded."""
    for agency, missed, _ in _rare(facts):
        bare = [a for a in missed if not (a.reason and a.followed_up_on)]
        if agency.standing in WITH_A_DUTY and bare:
            said = say_count(len(bare), "absence")
            sentence = f"{said} of {agency.name} {'has' if len(bare) == 1 else 'have'} no reason or no follow-up."
            yield Told(f"agency:{agency.id}", sentence, tuple(bare))


@rule(
    "VENUE-TRAVEL",
    Severity.ADVICE,
    Head.PRESSURES,
    source="report l.349",
    requirements=("R079",),
    mend="Rotate the venue, or let members take part from elsewhere or in writing.",
)
def distant_venues(facts: Facts) -> Iterator[Told]:
    """Nobody misses meetings that are an hour's journey away and cannot be joined from elsewhere."""
    for journey in facts.case.journeys:
        missed = _missed_at(facts, journey)
        if journey.minutes >= LONG_JOURNEY_MINUTES and missed:
            name = facts.agencies[journey.agency].name
            sentence = (
                f"{name} travels {say_number(journey.minutes)} minutes to {journey.venue} and missed "
                f"{say_count(len(missed), 'meeting')} there that could not be joined from elsewhere."
            )
            yield Told(f"agency:{journey.agency} venue:{journey.venue}", sentence, (journey, *missed))


def _rarely_there(facts: Facts, *, with_a_duty: bool) -> Iterator[Told]:
    for agency, missed, came in _rare(facts):
        if (agency.standing in WITH_A_DUTY) is with_a_duty:
            called = len({a.meeting for a in (*missed, *came)})
            times = len({a.meeting for a in came})
            sentence = f"{agency.name} came to {times} of the {called} meetings it was called to in the last year."
            yield Told(f"agency:{agency.id}", sentence, (*missed, *came))


def _rare(facts: Facts) -> Iterator[tuple[Agency, Sequence[Attendance], Sequence[Attendance]]]:
    """Yield each member that rarely came, with its attendances at the meetings it missed and at the others."""
    for agency in facts.members:
        held = facts.attendances.get(agency.id, ())
        there = {a.meeting for a in held if a.presence in TOOK_PART}
        called = {a.meeting for a in held}
        if len(called) >= LEAST_MEETINGS and len(there) < RARELY * len(called):
            yield agency, [a for a in held if a.meeting not in there], [a for a in held if a.meeting in there]


def _missed_at(facts: Facts, journey: Journey) -> list[Attendance]:
    held = facts.attendances.get(journey.agency, ())
    there = {a.meeting for a in held if a.presence in TOOK_PART}
    missed = [a for a in held if a.meeting not in there]
    return [a for a in missed if _is_fixed_at(facts, a.meeting, journey.venue)]


def _is_fixed_at(facts: Facts, meeting: str, venue: str) -> bool:
    held = facts.meetings[meeting]
    return held.venue == venue and not held.remote_offered
