"""The rows of the board's page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Action, Decision
from frankpledge.stages.partnership.queries.board import Gap
from frankpledge.stages.partnership.tables.group_cells import group_links, link, tag
from frankpledge.ui.formats import money_text

Row = list[Any]


def gap_rows(gaps: Iterable[Gap], standing: Standing) -> list[Row]:
    """Return a row a group: what it lacks."""
    return [
        [link(group.name, "group", standing, group.pk), "; ".join(gap.what for gap in held).capitalize()]
        for group, held in groupby(gaps, key=lambda gap: gap.group)
    ]


def action_rows(actions: Iterable[Action], standing: Standing) -> list[Row]:
    """Return a row an action that is overdue: what, for whom, of which groups, since when."""
    return [
        [
            link(action.what, "action", standing, action.pk), str(action.post or action.agency),
            _groups_of(action, standing), action.due,
        ]
        for action in actions
    ]  # fmt: skip


def _groups_of(action: Action, standing: Standing) -> Any:
    if action.meeting:
        return group_links(action.meeting.groups.all(), standing)
    decided = action.decision and action.decision.group
    return group_links([decided], standing) if decided else ""


def decision_rows(decisions: Iterable[Decision], standing: Standing) -> list[Row]:
    """Return a row a decision on money: what, how much, when, by which group, and whether a meeting took it."""
    return [
        [
            link(each.what, "decision", standing, each.pk), money_text(each.pounds), each.on,
            group_links([each.group], standing) if each.group else "",
            _standing_of(each),
        ]
        for each in decisions
    ]  # fmt: skip


def _standing_of(decision: Decision) -> Any:
    if decision.ratified_at_id:
        return tag("Ratified", "green")
    return tag("Taken at a meeting", "green") if decision.meeting_id else tag("To be ratified", "orange")
