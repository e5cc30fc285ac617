"""What chair and board see at a glance, and an agency of its own work: read off the facts already judged (R042)."""

from __future__ import annotations

from collections.abc import Iterator

from frankpledge.core.readiness import Facts
from frankpledge.core.readiness.case import Action, Decision, Group, SeatRole
from frankpledge.foundation.accounts.standing import Standing


def what_groups_lack(facts: Facts) -> list[tuple[Group, str]]:
    """Return each group at work that lacks something, and what."""
    return [(group, "; ".join(lacking)) for group in facts.active_groups if (lacking := list(_lacks(group, facts)))]


def _lacks(group: Group, facts: Facts) -> Iterator[str]:
    seats = facts.seats_of(group)
    held = {holder.post for holder in facts.case.holders if facts.is_held(holder)}
    vacant = sum(seat.post not in held for seat in seats)
    if group.terms_agreed_on is None:
        yield "no agreed terms of reference"
    if not any(seat.role is SeatRole.CHAIR for seat in seats):
        yield "no chair"
    if not any(group.id in meeting.groups and meeting.on >= facts.as_of for meeting in facts.case.meetings):
        yield "no meeting planned"
    if vacant:
        yield f"{vacant} of its members’ posts held by nobody"


def overdue_actions(facts: Facts) -> list[Action]:
    """Return the actions that should have been done by now, the oldest first."""
    late = [each for each in facts.case.actions if each.done_on is None and each.due and each.due < facts.as_of]
    return sorted(late, key=lambda each: (each.due, int(each.id)))


def decisions_wanted(facts: Facts) -> list[Decision]:
    """Return the decisions taken outside meetings that no meeting has ratified, the oldest first."""
    waiting = [each for each in facts.case.decisions if not (each.meeting or each.ratified_at)]
    return sorted(waiting, key=lambda each: (each.on, int(each.id)))


def actions_of_agencies(facts: Facts, standing: Standing) -> list[Action]:
    """Return the open actions of the person's agencies, by the day they are due, those without a day last."""
    own = {str(agency) for agency in standing.agency_ids}
    waiting = [each for each in facts.case.actions if each.done_on is None and each.agency in own]
    return sorted(waiting, key=lambda each: (each.due is None, each.due or facts.as_of, int(each.id)))
