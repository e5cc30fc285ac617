"""Issues put forward for an audit, each by whoever would, and what is decided of them."""

from __future__ import annotations

from typing import Any

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.evidence.models import Item
from frankpledge.stages.audit.models import Audit, IssueDecision, PutForward
from frankpledge.stages.audit.services.put_forward import decide_issue, put_forward
from tests.universe.audit import POLICE, an_audit
from tests.universe.partnership import AT, Universe


def an_issue_put_forward(universe: Universe, audit: Audit | None = None, **given: Any) -> PutForward:
    """Let somebody of the police put an issue forward."""
    wanted: dict[str, Any] = {
        "origin": "agency", "agency": universe.agency(POLICE), "title": "The last bus", "by": universe.as_(
            Role.AGENCY_REPRESENTATIVE
        ), "words": "Fights begin where people wait for a bus that has gone.",
    }  # fmt: skip
    return put_forward(audit=audit or an_audit(universe), at=AT, **wanted | given)


def told_by_the_public(universe: Universe, audit: Audit, **given: Any) -> PutForward:
    """Pass on what the public told."""
    wanted = {"origin": "public", "agency": None, "told_by": "Traders at the market", "title": "Thefts from stalls"}
    return an_issue_put_forward(universe, audit, **wanted | given)


def item_of(issue: PutForward) -> Item:
    """Return its place in the ledger."""
    assert issue.item is not None
    return issue.item


def decision(universe: Universe, audit: Audit, item: Item, **given: Any) -> IssueDecision:
    """Decide on an issue: not taken in, where nothing else is said."""
    wanted: dict[str, Any] = {"is_in": False, "reason": "The county measures it next year.", "by": universe.coordinator}
    return decide_issue(audit=audit, item=item, at=AT, **wanted | given)
