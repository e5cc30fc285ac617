"""The rows of the issues put forward for an audit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.permissions import may_read_evidence
from frankpledge.stages.audit.models import Audit
from frankpledge.stages.audit.queries.put_forward import Candidate
from frankpledge.stages.audit.rules.put_forward import Decided
from frankpledge.stages.audit.tables.links import link
from frankpledge.ui.addresses import reverse

Row = list[Any]
COLOURS = {Decided.WAITING: "yellow", Decided.IN: "green", Decided.OUT: "grey", Decided.LOST: "orange"}


def candidate_rows(found: Iterable[Candidate], standing: Standing, audit: Audit, *, changes: bool) -> list[Row]:
    """Return a row an issue: whose it is, what became of it, as which question and why."""
    return [
        [
            *_whose(each, standing), {"status": str(each.state), "colour": COLOURS[each.state]},
            str(each.decision.question or "") if each.decision else "", each.decision.reason if each.decision else "",
            _decide(each, standing, audit, changes=changes),
        ]
        for each in found
    ]  # fmt: skip


def waiting_rows(found: Iterable[Candidate], standing: Standing, audit: Audit, *, changes: bool) -> list[Row]:
    """Return a row an issue that is not decided."""
    return [[*_whose(each, standing), _decide(each, standing, audit, changes=changes)] for each in found]


def _whose(each: Candidate, standing: Standing) -> Row:
    name = f"{each.item}: {each.title}"
    place = reverse("evidence:item", args=[standing.partnership.slug, each.item.number])
    cell = {"text": name, "href": place} if may_read_evidence(standing) else name
    return [cell, each.origin, each.by_whom, each.on]


def _decide(each: Candidate, standing: Standing, audit: Audit, *, changes: bool) -> Any:
    if not changes:
        return None
    words = "Decide" if each.state in (Decided.WAITING, Decided.LOST) else "Decide again"
    return link(f"{words} on {each.item}", "issue-decide", standing, audit.pk, each.item.number)
