"""Duties that one exercise may serve at once (report l.516): the cycle's own step, and those of other laws."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from frankpledge.core.cycle import Mark, Regime, Source

CONSULT = "consult"
"""The key under which every regime has its step of consulting."""


@dataclass(frozen=True)
class ConsultationDuty:
    """A duty to ask people, and how far the law behind it was read."""

    key: str
    text: str
    source: Source


BESIDE = (
    ConsultationDuty(
        "policing", "Views of local people on policing", Source("the report, l.516: Police Acts", Mark.SECONDARY)
    ),
    ConsultationDuty(
        "best-value",
        "Consultation for Best Value",
        Source("the report, l.516: Local Government Act 1999", Mark.SECONDARY),
    ),
)
"""Duties of other laws that the report names. Their texts were not read for this program."""

KEYS = (CONSULT, *(each.key for each in BESIDE))


def duties_of(regime: Regime) -> tuple[ConsultationDuty, ...]:
    """Return the duty of the regime's own step and those beside it."""
    step = next(step for step in regime.steps if step.key == CONSULT)
    return (ConsultationDuty(CONSULT, step.label, step.source), *BESIDE)


def unmet(duties: Collection[ConsultationDuty], served: Collection[str]) -> tuple[ConsultationDuty, ...]:
    """Return the duties that nothing serves.

    >>> [duty.key for duty in unmet(BESIDE, {"policing"})]
    ['best-value']
    """
    return tuple(duty for duty in duties if duty.key not in served)
