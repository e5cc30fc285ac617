"""The rows of what contractors handed over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Handover
from frankpledge.stages.audit.tables.links import link

Row = list[Any]
STATES = {
    "received": "to check",
    "waiting": "under way",
    "same": "verified",
    "different": "at risk",
    "failed": "failed",
}
HOW = {
    "different": "is not the same",
    "lacking": "was handed over and is not made here",
    "new": "is made here and was not handed over",
}


def state_of(each: Handover) -> dict[str, str]:
    """Return where a handover stands, as a word with a colour."""
    return {"status": STATES[each.status]}


def handover_rows(found: Iterable[Handover], standing: Standing) -> list[Row]:
    """Return a row a handover."""
    return [
        [
            link(each.file_name, "handover", standing, each.pk), each.sent_at, str(each.sent_by), state_of(each),
            each.get_status_display(),
        ]
        for each in found
    ]  # fmt: skip


def handover_facts(each: Handover) -> list[tuple[str, Any]]:
    """Return what is known of a handover."""
    facts = [
        ("Sent by", str(each.sent_by)), ("On", each.sent_at), ("SHA-256", each.sha256), ("What was done", each.methods),
        ("Whom to ask", each.contacts), ("Run again by", str(each.asked_by or "")), ("Ended", each.done_at),
    ]  # fmt: skip
    return [(name, value) for name, value in facts if value]


def difference_rows(each: Handover) -> list[Row]:
    """Return a row a file that differs."""
    return [[name, HOW[how]] for name, how in each.differences]
