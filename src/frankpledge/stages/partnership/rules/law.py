"""How a finding cites the regime, and what it may claim of law that was not read."""

from __future__ import annotations

from frankpledge.core.cycle import Source
from frankpledge.core.readiness import Severity


def cited(text: str, source: Source) -> str:
    """Return a reference to law, with the caution that belongs to its source.

    >>> from frankpledge.core.cycle import Mark
    >>> cited("CDA 1998 s.6(7)", Source("CDA 1998 s.6(7)", Mark.RECOLLECTION))
    'CDA 1998 s.6(7) (check the source)'
    """
    return f"{text} ({source.caution})" if source.caution else text


def severity_of_duty(source: Source) -> Severity:
    """Return how heavily a duty may be told: as a duty only where its law was read.

    >>> from frankpledge.core.cycle import Mark
    >>> severity_of_duty(Source("the report, l.541", Mark.SECONDARY)).value
    'recommended'
    """
    return Severity.DUTY if source.is_verified else Severity.RECOMMENDED
