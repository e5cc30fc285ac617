"""Support for what was found and for what is planned, section by section of the community, in words."""

from __future__ import annotations

from enum import StrEnum

from frankpledge.core.quantities import Interval, Withheld
from frankpledge.core.questionnaires.bank import MATCHES_AUDIT, SUPPORTS_PLAN
from frankpledge.stages.consultation.rules.recognised import Agreed

TOPICS = {
    MATCHES_AUDIT: "The report matches what they see",
    SUPPORTS_PLAN: "They agree with what the draft plan puts first",
}
HALF = 0.5


class Verdict(StrEnum):
    """What can be said of one section."""

    SUPPORTED = "supported by most"
    NOT = "not supported by most"
    UNSURE = "cannot be told"
    FEW = "too few answered"


COLOURS = {Verdict.SUPPORTED: "green", Verdict.NOT: "red", Verdict.UNSURE: "yellow", Verdict.FEW: "grey"}


def verdict_on(told: Agreed) -> Verdict:
    """Say what a section's share tells: only an interval wholly on one side of a half tells anything.

    >>> verdict_on(Agreed("North", 0.7, Interval(0.6, 0.8, 0.95, "score")))
    <Verdict.SUPPORTED: 'supported by most'>
    >>> verdict_on(Agreed("South", 0.6, Interval(0.45, 0.75, 0.95, "score")))
    <Verdict.UNSURE: 'cannot be told'>
    """
    if isinstance(told.interval, Withheld):
        return Verdict.FEW
    return _side(told.interval)


def _side(interval: Interval) -> Verdict:
    if interval.low > HALF:
        return Verdict.SUPPORTED
    return Verdict.NOT if interval.high < HALF else Verdict.UNSURE
