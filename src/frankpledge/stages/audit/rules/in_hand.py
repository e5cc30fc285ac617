"""Which audits readiness asks about: what was done at earlier ones is past mending."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from frankpledge.core.readiness import Facts
from frankpledge.core.readiness.case import Audit, AuditState, Conclusion, Source


def audits_in_hand(facts: Facts) -> tuple[Audit, ...]:
    """Return the audits that are not over on the day, planned ones too, and the latest that has begun; none closed."""
    still_open = [audit for audit in facts.case.audits if audit.state is not AuditState.CLOSED]
    begun = [audit for audit in still_open if audit.work_from <= facts.as_of]
    latest = max(begun, key=lambda audit: (audit.work_from, audit.id), default=None)
    return tuple(a for a in still_open if a == latest or a.work_to is None or facts.as_of <= a.work_to)


def sources_in_hand(facts: Facts) -> tuple[tuple[Source, Audit], ...]:
    """Return the sources that those audits take in, each with its audit."""
    audits = {audit.id: audit for audit in audits_in_hand(facts)}
    return tuple((source, audits[source.audit]) for source in facts.case.sources if source.audit in audits)


def said_on(conclusions: Sequence[Conclusion], day: date) -> tuple[Conclusion, ...]:
    """Return what is written by a day and not withdrawn.

    >>> from frankpledge.core.readiness.case import AuditPart
    >>> draft = Conclusion(id="draft", audit="first", part=AuditPart.OPTIONS, text="More lamps.",
    ...                    written_on=date(1999, 1, 5), withdrawn_on=date(1999, 2, 1))
    >>> [len(said_on([draft], date(1999, *day))) for day in ((1, 4), (1, 5), (2, 1))]
    [0, 1, 0]
    """
    return tuple(
        each
        for each in conclusions
        if (each.written_on is None or each.written_on <= day)
        and (each.withdrawn_on is None or day < each.withdrawn_on)
    )
