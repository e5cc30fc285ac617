"""The words of a briefing of elected members, written from current facts: no names, no figures of any record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from frankpledge.stages.partnership.queries.member_briefings import CycleNow, StepNow, Told

MOST_DECISIONS = 25
"""More than that is a report, not a briefing: the rest is counted."""


@dataclass(frozen=True)
class Section:
    """A heading, and the lines under it."""

    heading: str
    lines: tuple[str, ...]


def sections(told: Told) -> list[Section]:
    """Write the briefing: where the cycle is, what was decided, what is to be done."""
    return [
        Section("Where we are in the cycle", tuple(_cycle(told.cycle, told.on))),
        Section(f"Decided since {_day(told.since)}", tuple(_decisions(told))),
        Section("What is to be done", tuple(_actions(told))),
    ]


def title_of(told: Told) -> str:
    """Write the briefing's title."""
    return f"{told.partnership}: briefing for elected members, {_day(told.on)}"


def plain_text(told: Told) -> str:
    """Write the briefing as plain text, to be copied into a letter or a committee's paper."""
    parts = [title_of(told)]
    for section in sections(told):
        parts.append("\n".join([section.heading.upper(), *(f"- {line}" for line in section.lines)]))
    return "\n\n".join(parts) + "\n"


def _cycle(cycle: CycleNow | None, today: date) -> Iterator[str]:
    if cycle is None:
        yield "No cycle is being timed at present."
        return
    left = (cycle.due - today).days
    ended = sum(step.ended is not None for step in cycle.steps)
    yield f"The cycle is due by {_day(cycle.due)}: {_left(left)}. {ended} of {len(cycle.steps)} steps have ended."
    yield from (f"{step.label}: {_state(step, today)}." for step in cycle.steps if _is_told(step, cycle.steps, today))


def _is_told(step: StepNow, steps: tuple[StepNow, ...], today: date) -> bool:
    """What is under way, what is late, and what comes next; not what ended or lies far ahead."""
    waiting = [each for each in steps if each.started is None and each.ended is None]
    return step.ended is None and (step.started is not None or step.is_late(today) or step is waiting[0])


def _state(step: StepNow, today: date) -> str:
    if step.started:
        late = ", and is late" if step.is_late(today) else ""
        return f"under way since {_day(step.started)}, planned to end on {_day(step.planned_end)}{late}"
    if step.is_late(today):
        return f"was to begin on {_day(step.planned_start)} and has not begun"
    return f"planned to begin on {_day(step.planned_start)}"


def _left(days: int) -> str:
    if days < 0:
        return f"{-days} {'day' if days == -1 else 'days'} past"
    return f"{days} {'day' if days == 1 else 'days'} left"


def _decisions(told: Told) -> Iterator[str]:
    if not told.decisions:
        yield "No decision is recorded."
    for decision in told.decisions[:MOST_DECISIONS]:
        where = f", {decision.group}" if decision.group else ""
        yield f"{' '.join(decision.what.split()).rstrip('.')} ({_day(decision.on)}{where})."
    if len(told.decisions) > MOST_DECISIONS:
        yield f"And {len(told.decisions) - MOST_DECISIONS} more."


def _actions(told: Told) -> Iterator[str]:
    count, late = sum(one.count for one in told.actions), sum(one.overdue for one in told.actions)
    done = f"{told.done} done since {_day(told.since)}"
    yield f"{_many(count, 'action is', 'actions are')} open, {late} of them overdue; {done}."
    for one in told.actions:
        yield f"{one.agency}: {one.count} open, {one.overdue} overdue."


def _many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
