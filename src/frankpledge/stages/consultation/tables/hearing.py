"""The rows of the pages on groups to hear and on forums."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Exercise, Forum, GroupToHear
from frankpledge.stages.consultation.queries.hearing import Heard
from frankpledge.stages.consultation.tables.links import link
from frankpledge.ui.formats import period_text

Row = list[Any]


def heard_rows(found: Iterable[Heard], standing: Standing) -> list[Row]:
    """Return a row a group: what reaches it, and where nothing does the forums that could."""
    return [
        [
            link(each.group, "group", standing, each.group.pk), "; ".join(one.title for one in each.exercises),
            "; ".join(f"{forum} ({forum.agency})" for forum in each.forums) or "no forum known",
            {"status": each.status},
        ]
        for each in found
    ]  # fmt: skip


def ended_rows(found: Iterable[GroupToHear], standing: Standing) -> list[Row]:
    """Return a row a group that is named no longer."""
    return [[link(each, "group", standing, each.pk), each.named_on, each.ended_on] for each in found]


def group_facts(group: GroupToHear) -> list[tuple[str, Any]]:
    """Return what is known of a group, a pair a line."""
    ended = [("Named no longer since", group.ended_on)] if group.ended_on else []
    return [
        ("Why it is named", group.reason),
        ("What asking it well takes", group.needs or "nothing noted"),
        ("Asking takes care, and more time to plan", group.is_sensitive),
        ("Where its size can be found", group.margin_source or "not known yet"),
        ("Named on", group.named_on),
        *ended,
    ]


def forum_rows(found: Iterable[Forum], standing: Standing) -> list[Row]:
    """Return a row a forum; ``used_by`` are the cycle's exercises that go through it."""
    return [
        [
            link(each, "forum", standing, each.pk), each.get_kind_display(), str(each.agency), each.audience,
            each.meets, each.speaks_for,
            {"status": "no longer meets" if each.ended_on else "used" if each.used_by else "not used"},  # type: ignore[attr-defined]
        ]
        for each in found
    ]  # fmt: skip


def forum_facts(forum: Forum) -> list[tuple[str, Any]]:
    """Return what is known of a forum, a pair a line."""
    ended = [("No longer meets since", forum.ended_on)] if forum.ended_on else []
    return [
        ("What it is", forum.get_kind_display()),
        ("Asked through", str(forum.agency)),
        ("Whom it speaks for", forum.audience),
        ("Groups to hear that it reaches", ", ".join(map(str, forum.reaches.all())) or "none named"),
        ("How often it meets", forum.meets),
        ("Meets next on", forum.next_on),
        ("How many people it speaks for", forum.speaks_for if forum.speaks_for is not None else "not known"),
        ("Who its members are", forum.membership or "not noted"),
        *ended,
    ]


def through_rows(found: Iterable[Exercise], standing: Standing) -> list[Row]:
    """Return a row an exercise, for the page of a forum or a group."""
    return [
        [
            link(each.title, "exercise", standing, each.pk), period_text(each.opens, each.closes),
            {"status": str(each.state_on(standing.today))},
        ]
        for each in found
    ]  # fmt: skip
