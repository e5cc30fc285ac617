"""A finding: what a rule found of one subject, open or answered with a recorded reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frankpledge.core.readiness.case import Fact
from frankpledge.core.readiness.rule import Head, Severity


class Status(StrEnum):
    """Whether a finding stands, or a reason for it is recorded (R082)."""

    OPEN = "open"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Finding:
    """What a rule found of one subject. ``facts`` are those on which it rests: without one of them it would not be."""

    rule: str
    severity: Severity
    head: Head
    subject: str
    sentence: str
    mend: str
    source: str
    requirements: tuple[str, ...]
    status: Status = Status.OPEN
    reason: str = ""
    facts: tuple[Fact, ...] = ()


def finding_row(finding: Finding) -> dict[str, str | list[str]]:
    """Return a finding as other programs read it.

    >>> row = finding_row(Finding("TEA", Severity.ADVICE, Head.COMMITMENT, "partnership:town", "No tea.", "Offer tea.",
    ...                           "custom", ("R082",)))
    >>> row["requirements"], row["status"]
    (['R082'], 'open')
    """
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "subject": finding.subject,
        "sentence": finding.sentence,
        "mend": finding.mend,
        "source": finding.source,
        "requirements": list(finding.requirements),
        "status": finding.status.value,
    }
