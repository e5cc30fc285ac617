"""What is missing, in a line a rule: the way from the first page into readiness."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from frankpledge.core.readiness import Finding, Severity, Status
from frankpledge.site.readiness.judging import Judgement
from frankpledge.site.readiness.rules import ASKED


@dataclass(frozen=True)
class Missing:
    """What a rule asks, how often it is not so, and how much it binds."""

    asks: str
    count: int
    severity: Severity
    sentence: str
    """What was found first, and how much more of the kind there is."""


def missing(judged: Judgement) -> list[Missing]:
    """Return what the law asks and what is recommended that is open today, duties first."""
    wanted = [finding for finding in judged.standing(Status.OPEN) if finding.severity is not Severity.ADVICE]
    rules = [list(some) for _, some in groupby(wanted, key=lambda finding: finding.rule)]
    lines = [Missing(ASKED[some[0].rule], len(some), some[0].severity, _told(some)) for some in rules]
    return sorted(lines, key=lambda line: (line.severity is not Severity.DUTY, -line.count, line.asks))


def _told(findings: list[Finding]) -> str:
    more = len(findings) - 1
    return f"{findings[0].sentence}{f' And {more} more.' if more else ''}"
