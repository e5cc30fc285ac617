"""The rows and facts of decisions and actions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.meeting_states import action_state
from frankpledge.stages.partnership.models import Action, Decision
from frankpledge.stages.partnership.queries.decisions import Influence
from frankpledge.stages.partnership.queries.work import shortened
from frankpledge.stages.partnership.tables.meetings import Row, link_to
from frankpledge.ui.formats import date_text, money_text

NOT_RECORDED = "not recorded"
NO_REASON = "No reason was recorded."
ACTION_COLOURS = {"dropped": "grey", "open": "blue"}


def ratification(decision: Decision) -> dict[str, str] | str:
    """Return whether a decision taken outside meetings has been ratified; of those at a meeting, nothing."""
    if decision.meeting_id:
        return ""
    return {"status": "ratified", "colour": "green"} if decision.ratified_at_id else {
        "status": "not yet ratified", "colour": "orange"
    }  # fmt: skip


def decision_rows(decisions: Iterable[Decision], standing: Standing) -> list[Row]:
    """Return a row a decision: what, when, where or by whom, whose proposal, by what authority, for how much."""
    return [
        [
            link_to(standing, shortened(each.what), "decision", each.pk), each.on, _taken(each, standing),
            str(each.agency or ""), each.authority or {"status": NOT_RECORDED, "colour": "yellow"}, _money(each),
            ratification(each),
        ]
        for each in decisions
    ]  # fmt: skip


def meeting_decision_rows(decisions: Iterable[Decision], standing: Standing) -> list[Row]:
    """Return a row a decision for the page of the meeting that took it."""
    return [
        [
            link_to(standing, shortened(each.what), "decision", each.pk), str(each.agency or ""),
            each.authority or {"status": NOT_RECORDED, "colour": "yellow"}, _money(each),
        ]
        for each in decisions
    ]  # fmt: skip


def _taken(decision: Decision, standing: Standing) -> Any:
    if decision.meeting:
        text = f"{decision.group or 'Joint'} meeting"
        return link_to(standing, text, "meeting", decision.meeting.pk)
    return f"Outside meetings, by {decision.post}"


def _money(decision: Decision) -> str:
    return money_text(decision.pounds) if decision.pounds is not None else ""


def decision_facts(decision: Decision, standing: Standing) -> list[tuple[str, Any]]:
    """Return what is known of a decision, a pair a line."""
    facts = [
        ("Taken on", decision.on), ("Taken", _taken(decision, standing)),
        ("In the name of", str(decision.group or "")), ("Why", decision.reason or NO_REASON),
        ("Proposed by", str(decision.agency or NOT_RECORDED.capitalize())),
        ("Spoke to it", ", ".join(str(each) for each in decision.commented.all())),
        ("By what authority", decision.authority or NOT_RECORDED.capitalize()), ("Money committed", _money(decision)),
        ("Topic", str(decision.topic or "")),
    ]  # fmt: skip
    return facts + ([] if decision.meeting_id else _outside_facts(decision, standing))


def _outside_facts(decision: Decision, standing: Standing) -> list[tuple[str, Any]]:
    meeting = decision.ratified_at
    where = link_to(standing, date_text(meeting.on), "meeting", meeting.pk) if meeting else ""
    limit = authority_of_post(decision)
    known = [("What the post may commit by itself", money_text(limit))] if limit is not None else []
    return [*known, ("Ratified", ratification(decision)), ("Ratified at the meeting of", where)]


def authority_of_post(decision: Decision) -> int | None:
    """Return how many pounds the post that took a decision may commit by itself, where its role card says."""
    card = getattr(decision.post, "role_card", None)
    return card.authority_pounds if card else None


def is_beyond_authority(decision: Decision) -> bool:
    """Say whether a decision outside meetings committed more than the post's role card allows."""
    limit = None if decision.meeting_id else authority_of_post(decision)
    return limit is not None and (decision.pounds or 0) > limit


def influence_rows(found: Iterable[Influence]) -> list[Row]:
    """Return a row a sector or standing."""
    return [[each.name, each.agencies, each.proposed, each.commented, each.decided] for each in found]


def action_status(action: Action, standing: Standing) -> dict[str, str]:
    """Return how an action stands, as a word and where ui knows none, a colour."""
    state = action_state(action, standing.today)
    colour = {"colour": ACTION_COLOURS[state]} if state in ACTION_COLOURS else {}
    return {"status": state, **colour}


def action_rows(actions: Iterable[Action], standing: Standing) -> list[Row]:
    """Return a row an action: what, whose, by when, with how much work, and how it stands."""
    return [
        [
            link_to(standing, shortened(each.what), "action", each.pk), str(each.post or each.agency), each.due,
            each.planned_hours, action_status(each, standing),
        ]
        for each in actions
    ]  # fmt: skip


def action_facts(action: Action, standing: Standing) -> list[tuple[str, Any]]:
    """Return what is known of an action, a pair a line, by what authority it was set among it (R284)."""
    decision, meeting = action.decision, action.meeting
    by_decision = link_to(standing, shortened(decision.what), "decision", decision.pk) if decision else NOT_RECORDED
    authority = (decision.authority if decision else "") or NOT_RECORDED
    facts: list[tuple[str, Any]] = [
        ("How it stands", action_status(action, standing)), ("Agency", str(action.agency)),
        ("Post", str(action.post or "")), ("Due", action.due), ("Staff hours planned", action.planned_hours),
        ("Set on", action.set_on),
        ("Set at", link_to(standing, date_text(meeting.on), "meeting", meeting.pk) if meeting else "no meeting"),
        ("By which decision", by_decision), ("By what authority", authority), ("Topic", str(action.topic or "")),
    ]  # fmt: skip
    return facts + _closing_facts(action)


def _closing_facts(action: Action) -> list[tuple[str, Any]]:
    closed = [("Done on", action.done_on), ("Dropped on", action.dropped_on), ("What came of it", action.outcome)]
    return [(name, value) for name, value in closed if value]


def record_decisions(decisions: Iterable[Decision]) -> list[Row]:
    """Return a row a decision for the meeting's record, in full words."""
    return [
        [
            each.what, each.reason or NO_REASON, str(each.group or "All"), str(each.agency or ""),
            each.authority or NOT_RECORDED, _money(each),
        ]
        for each in decisions
    ]  # fmt: skip


def record_actions(actions: Iterable[Action]) -> list[Row]:
    """Return a row an action for the meeting's record, in full words."""
    return [[each.what, str(each.post or each.agency), each.due, each.planned_hours] for each in actions]


def ratified_rows(decisions: Iterable[Decision], standing: Standing) -> list[Row]:
    """Return a row a decision taken outside meetings: what, when, by whom, by what right, for how much."""
    return [
        [
            link_to(standing, shortened(each.what), "decision", each.pk), each.on, str(each.post), each.authority,
            _money(each),
        ]
        for each in decisions
    ]  # fmt: skip
