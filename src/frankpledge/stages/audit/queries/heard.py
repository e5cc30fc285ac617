"""What consultation said of the findings of an audit: beside each, or that nothing is beside it (R234)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from frankpledge.core.evidence.corroboration import Side
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.beside import keys_behind
from frankpledge.foundation.evidence.models import Kind, Version
from frankpledge.foundation.evidence.services import latest_of
from frankpledge.stages.audit.models import Audit, Conclusion, Stance
from frankpledge.stages.audit.permissions import check_may_read_audit

THEME = "theme:"
"""What keys of the ledger begin with under which it has what came of a theme."""
EXERCISE = "exercise:"
HEARD = Q(kind__in=(Kind.ANSWERS, Kind.ISSUE)) | Q(kind=Kind.FINDING, key__startswith=THEME)
"""What of the ledger was heard in consultation: answers to questions, issues raised, what came of themes."""


@dataclass(frozen=True)
class HeardBeside:
    """Something heard that stands beside a finding: what it says now, and how it speaks to the finding."""

    stance: Stance
    version: Version


def heard_beside(standing: Standing, said: Iterable[Stance]) -> list[HeardBeside]:
    """Return what was heard of what sources say, what contradicts first. One query where there is any."""
    check_may_read_audit(standing)
    heard = {each.heard.key: each for each in said if each.heard}
    versions = latest_of(standing.partnership, heard) if heard else []
    found = [HeardBeside(heard[version.item.key], version) for version in versions]
    return sorted(found, key=lambda each: ORDER.index(each.stance.side))


ORDER = [Side.CONTRADICTS, Side.SUPPORTS, Side.SILENT]


def of_problem(standing: Standing, audit: Audit, problem: str) -> Sequence[Conclusion]:
    """Return the findings of an audit that claim something of a problem's figures."""
    check_may_read_audit(standing)
    found = Conclusion.objects.filter(partnership=standing.partnership, audit=audit, problem=problem, withdrawn_on=None)
    return list(found.order_by("pk"))


def with_exercises(said: list[Stance]) -> list[Stance]:
    """Say of each theme that was heard in which exercises: what these heard besides is one source with it.

    One query, where any theme was set beside a finding.
    """
    themes = {each.heard_id for each in said if each.heard and each.heard.key.startswith(THEME) and each.heard_id}
    behind = keys_behind(themes, EXERCISE) if themes else {}
    for each in said:
        each.heard_in = frozenset(key.partition(":")[2] for key in behind.get(each.heard_id or 0, ()))
    return said
