"""The rows of what agencies were asked to agree to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, SignOff
from frankpledge.stages.audit.permissions import may_agree_to_audit
from frankpledge.stages.audit.rules.signing import standing_of
from frankpledge.stages.audit.tables.links import link

Row = list[Any]


def agreement_rows(found: Iterable[SignOff], audit: Audit, standing: Standing) -> list[Row]:
    """Return a row an agency: how its answer stands, in its words, and the way to answer for one's own."""
    return [
        [
            each.agency.name, {"status": state_of(each, audit, standing)}, each.wanted_by, each.answered_on,
            each.words, _way(each, standing),
        ]
        for each in found
    ]  # fmt: skip


def state_of(each: SignOff, audit: Audit, standing: Standing) -> str:
    """Say how one agency's request stands."""
    now = audit.version_of(each.matter)
    return standing_of(each.answer, each.version, now, each.wanted_by, standing.today)


def _way(each: SignOff, standing: Standing) -> Any:
    if each.answered_on or not may_agree_to_audit(standing, each.agency):
        return None
    return link("Answer", "agreement-answer", standing, each.pk)


def earlier_rows(found: Iterable[SignOff]) -> list[Row]:
    """Return a row an answer that was given to an earlier version."""
    return [[each.agency.name, each.get_answer_display(), each.answered_on, each.words] for each in found]
