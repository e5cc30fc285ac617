"""Actions: done, dropped, under way and overdue."""

from __future__ import annotations

from datetime import date, timedelta

from frankpledge.stages.partnership.models import Action, Decision, Meeting
from tests.universe.busy.meetings import busiest_meeting, groups_of, held
from tests.universe.busy.town import TODAY, Town, insert

AT_THE_BUSIEST = 40
WEEKS = (2, 4, 6, 8, 13, 26)


def add_actions(town: Town) -> None:
    """Set actions at the meetings held, in turn, and most at the busiest."""
    meetings, busiest = held(town), busiest_meeting(town)
    decided: dict[int, list[Decision]] = {}
    for decision in town.decisions:
        decided.setdefault(decision.meeting_id or 0, []).append(decision)
    set_at = [busiest] * AT_THE_BUSIEST
    set_at += [meetings[number % len(meetings)] for number in range(town.size.actions - AT_THE_BUSIEST)]
    town.actions = insert(_action(town, meeting, decided[meeting.pk]) for meeting in set_at)
    for action in town.actions:
        _log(town, action)


def _action(town: Town, meeting: Meeting, decisions: list[Decision]) -> Action:
    post = town.rng.choice(town.seated[groups_of(town, meeting)[0].pk])
    due = meeting.on + timedelta(weeks=town.rng.choice(WEEKS)) if town.chance(0.95) else None
    done, dropped = _ended(town, meeting.on, due)
    return town.row(
        Action, what="Mend the gate.", agency_id=post.agency_id, post=post if town.chance(0.9) else None,
        meeting=meeting, topic=town.rng.choice(town.topics), set_on=meeting.on, due=due, done_on=done,
        decision=town.rng.choice(decisions) if town.chance(0.7) else None, dropped_on=dropped,
        outcome="Mended." if done else "", planned_hours=town.rng.randrange(1, 40),
    )  # fmt: skip


def _ended(town: Town, set_on: date, due: date | None) -> tuple[date | None, date | None]:
    """Return when it was done or dropped: of what was due before today, one in ten is neither."""
    ended = town.some_day(set_on, min(TODAY, (due or TODAY) + timedelta(days=20)))
    if (due is None or due >= TODAY) and town.chance(0.6):
        return None, None
    chosen = town.rng.random()
    return (ended, None) if chosen < 0.85 else (None, ended) if chosen < 0.9 else (None, None)


def _log(town: Town, action: Action) -> None:
    town.log.add("action.set", action, action.set_on, town.clerk, agency=action.agency_id)
    actor = town.holder[action.post_id] if action.post_id else town.clerk
    if action.done_on:
        town.log.add("action.done", action, action.done_on, actor)
    if action.dropped_on:
        town.log.add("action.dropped", action, action.dropped_on, actor)
