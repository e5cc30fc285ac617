"""Ways in which a measure can move while nothing gets better: what to watch beside it.

The toolkits of 2003 had partnerships ask of each target whether it could be met in perverse ways. `mark` says how far a
source was read: V verified, R from memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MeasureType(StrEnum):
    """What sort of figure a target is measured by."""

    RECORDED_CRIME = "recorded-crime"
    DETECTIONS = "detections"
    PLACE = "crime-in-one-place"
    REPORTING = "reporting"
    SURVEY = "survey"
    ACTIVITY = "activity"
    RESPONSE_TIME = "response-time"
    REOFFENDING = "reoffending"


@dataclass(frozen=True)
class PerverseWay:
    """A way to meet a measure that helps nobody, what to watch beside it, and where that is known from."""

    measure: MeasureType
    way: str
    watch: str
    source: str
    mark: str


_TOOLKITS = "Home Office crime reduction toolkits, setting targets (sc0502, rh0502)"
_PASC = "Public Administration Select Committee, Caught red-handed, HC 760, 2014, summary and paragraph 29"
_GAMING = "BSC Policing Network, Police statistics: a modern take on a Greek tragedy, 23 January 2015"
_GUERETTE = (
    "Guerette and Bowers, Criminology 47 (2009) 1331–1368: displacement in 26 of 100 observations, the opposite in 27"
)

PERVERSE_WAYS = (
    PerverseWay(MeasureType.RECORDED_CRIME, "Recorded crime falls because less of what is reported is recorded.",
                "Incidents reported beside crimes recorded; victims in a survey; audits of recording.", _PASC, "V"),
    PerverseWay(MeasureType.RECORDED_CRIME, "Recorded crime falls because fewer victims report.",
                "Hospital, housing and survey figures of the same harm.", _TOOLKITS, "R"),
    PerverseWay(MeasureType.DETECTIONS, "Detections rise by offences that are easy to clear, or admitted in bulk.",
                "Which offences were detected, how, and what victims say.", _GAMING, "V"),
    PerverseWay(MeasureType.PLACE, "Crime falls in the place named and rises beside it.",
                "The streets around it, before and after: displacement is found about as often as its opposite.",
                _GUERETTE, "V"),
    PerverseWay(MeasureType.REPORTING, "A rise in reports is read as a rise in harm, or the other way round.",
                "A survey of the harm itself, or another agency's count.", _TOOLKITS, "R"),
    PerverseWay(MeasureType.SURVEY, "The share rises because other people answered.",
                "Who answered, the margin of error, and the same question asked the same way.", _TOOLKITS, "R"),
    PerverseWay(MeasureType.ACTIVITY, "The number is delivered where it is easiest and not where it is needed.",
                "Where and to whom it was delivered, beside where the problem is.", _TOOLKITS, "R"),
    PerverseWay(MeasureType.RESPONSE_TIME, "Calls are graded down so that fewer have to meet the standard.",
                "The share of calls in each grade.", _TOOLKITS, "R"),
    PerverseWay(MeasureType.REOFFENDING, "Reconvictions fall because fewer people are caught or brought to court.",
                "Detection and charge rates of the same offences.", _TOOLKITS, "R"),
)  # fmt: skip


def perverse_ways(measure: MeasureType) -> tuple[PerverseWay, ...]:
    """Return the ways in which a measure of this type can be met in vain.

    >>> [way.mark for way in perverse_ways(MeasureType.RECORDED_CRIME)]
    ['V', 'R']
    """
    return tuple(way for way in PERVERSE_WAYS if way.measure is measure)
