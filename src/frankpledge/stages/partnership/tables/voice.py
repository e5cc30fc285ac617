"""The rows of the tables of objections and issues."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.core.faults.fault import cut
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import IssueRaised, Objection
from frankpledge.stages.partnership.queries import issues, objections
from frankpledge.stages.partnership.queries.objections import Heard
from frankpledge.stages.partnership.tables.links import link

Row = list[Any]


def objection_rows(found: Iterable[Objection], standing: Standing) -> list[Row]:
    """Return a row an objection: about what, by whom, since when, and whether it was answered."""
    return [
        [
            link(each.about, "objection", standing, each.pk), str(each.agency), each.raised_on,
            {"status": objections.state_of(each, standing)}, each.answered_on,
        ]
        for each in found
    ]  # fmt: skip


def objection_facts(found: Objection, standing: Standing) -> list[tuple[str, Any]]:
    """Return what is known of an objection, a pair a line."""
    return [
        ("Agency", str(found.agency)),
        ("Decision", _decision(found, standing)),
        ("Raised on", found.raised_on),
        ("Raised by", str(found.raised_by)),
        ("How it stands", {"status": objections.state_of(found, standing)}),
        ("Answered on", found.answered_on),
        ("Answered by", str(found.answered_by or "")),
    ]


def _decision(found: Objection, standing: Standing) -> Any:
    decision = found.decision
    if decision is None:
        return ""
    return link(f"{cut(decision.what)} ({decision.on:%-d %B %Y})", "decision", standing, decision.pk)


def heard_rows(found: Iterable[Heard]) -> list[Row]:
    """Return a row a sector or standing: its members, what they raised, what was answered, and how soon."""
    return [
        [row.who, row.members, row.raised, row.answered, row.raised - row.answered, row.median_days] for row in found
    ]


def issue_rows(found: Iterable[IssueRaised], standing: Standing) -> list[Row]:
    """Return a row an issue: about what, from whom, when the reply is due, and whether it came."""
    return [
        [
            link(each.about, "issue", standing, each.pk), str(each.agency), each.get_level_display(), each.raised_on,
            each.reply_due, {"status": issues.state_of(each, standing)},
        ]
        for each in found
    ]  # fmt: skip


def issue_facts(found: IssueRaised, standing: Standing) -> list[tuple[str, Any]]:
    """Return what is known of an issue, a pair a line."""
    return [
        ("Agency", str(found.agency)),
        ("Level", found.get_level_display()),
        ("Put to", str(found.group or "")),
        ("Raised on", found.raised_on),
        ("Raised by", str(found.raised_by)),
        ("Reply due", found.reply_due),
        ("How it stands", {"status": issues.state_of(found, standing)}),
        ("Replied on", found.replied_on),
        ("Replied by", str(found.replied_by or "")),
    ]
