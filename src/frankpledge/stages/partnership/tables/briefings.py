"""The rows of the tables of briefings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from frankpledge.core.quantities import Share
from frankpledge.core.readiness.case import Level
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Acknowledgement, Briefing, MemberBriefing
from frankpledge.stages.partnership.permissions import may_answer_for_agency
from frankpledge.stages.partnership.queries.briefings import Reached, state_of
from frankpledge.stages.partnership.queries.member_briefings import Committee
from frankpledge.stages.partnership.tables.links import link
from frankpledge.ui.formats import date_text

Row = list[Any]


def briefing_rows(found: Iterable[Any], standing: Standing) -> list[Row]:
    """Return a row a briefing: what about, when, for how many audiences, and how many acknowledged."""
    return [
        [
            link(each.topic, "briefing", standing, each.pk), each.on, str(each.by_group or ""), each.reached,
            each.reached - each.waiting,
        ]
        for each in found
    ]  # fmt: skip


def briefing_facts(found: Briefing) -> list[tuple[str, Any]]:
    """Return what is known of a briefing, a pair a line."""
    return [
        ("Day", found.on),
        ("In the name of", str(found.by_group or "")),
        ("Document", str(found.document or "")),
        ("Ways of working covered", ", ".join(map(str, found.perspectives.all()))),
    ]


def audience_table(briefing: Briefing, standing: Standing) -> tuple[list[Any], list[Row]]:
    """Return headings, and a row an audience: who, whether they acknowledged, and for those who may the way to."""
    head: list[Any] = ["Agency", "Level", "State", "Acknowledged on", {"text": "People", "number": True}]
    ways = [_acknowledge(each, briefing, standing) for each in briefing.audiences.all()]
    rows = _audience_rows(briefing, standing)
    if not any(ways):
        return head, rows
    return [*head, {"text": "What to do", "hidden": True}], [[*row, way] for row, way in zip(rows, ways, strict=True)]


def _audience_rows(briefing: Briefing, standing: Standing) -> list[Row]:
    return [
        [
            str(each.agency), each.get_level_display(), {"status": state_of(each, briefing, standing)},
            each.acknowledged_on, each.people,
        ]
        for each in briefing.audiences.all()
    ]  # fmt: skip


def _acknowledge(audience: Acknowledgement, briefing: Briefing, standing: Standing) -> Any:
    """Return the way to acknowledge, for whoever may: the agency's own representative, once it was held."""
    is_waiting = audience.acknowledged_on is None and briefing.on <= standing.today
    if not (is_waiting and may_answer_for_agency(standing, audience.agency)):
        return ""
    text = f"Acknowledge for the {audience.get_level_display().lower()} level"
    return link(text, "briefing-acknowledge", standing, audience.pk)


def coverage_rows(found: Iterable[Reached], covered: set[int]) -> list[Row]:
    """Return a row an agency: when each level was briefed last, and whether its ways of working were covered."""
    return [[str(one.place), *(_last(one, level) for level in Level), one.place.agency_id in covered] for one in found]


def _last(one: Reached, level: str) -> Any:
    audience = one.last.get(level)
    if audience is None:
        return {"status": "none"}
    said = "" if audience.acknowledged_on else ", not acknowledged"
    return f"{date_text(audience.briefing.on)}{said}"


def level_rows(found: Sequence[Reached]) -> list[Row]:
    """Return a row a level: how many agencies' were briefed, and which had none."""
    return [
        [
            level.capitalize(), Share(sum(level in one.last for one in found), len(found)).words,
            ", ".join(str(one.place) for one in found if level not in one.last),
        ]
        for level in Level
    ]  # fmt: skip


def member_briefing_rows(found: Iterable[MemberBriefing]) -> list[Row]:
    """Return a row a briefing of elected members: when, which committee, what about, with what."""
    return [[each.topic, each.committee, each.on, str(each.document or "")] for each in found]


def committee_rows(found: Iterable[Committee], standing: Standing) -> list[Row]:
    """Return a row a committee: how often it was told, and when last."""
    return [
        [
            each.name, each.briefings, each.last,
            link("Write the next", "member-briefing-text", standing, query=f"?{urlencode({'committee': each.name})}"),
        ]
        for each in found
    ]  # fmt: skip
