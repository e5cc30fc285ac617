"""The events of readiness, and how they read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "finding.answered": "recorded a reason:",
        "finding.answer-withdrawn": "withdrew",
    }
)
