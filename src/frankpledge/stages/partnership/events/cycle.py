"""The events of the cycle, and how they read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "cycle.planned": "planned",
        "cycle.replanned": "changed the plan of",
        "cycle.closed": "closed",
        "step.recorded": "recorded the days of a step in",
        "step.recorded-out-of-order": "recorded, knowing it to be out of order, the days of a step in",
        "step.published": "recorded the publication in",
        "baseline.carried": "carried the baselines over to",
    }
)
