"""The events of the cycle, and how they read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "cycle.planned": "planned",
        "cycle.replanned": "changed the plan of",
        "cycle.closed": "closed",
        "step.recorded": "recorded the days of a step in",
        "step.recorded-out-of-order": "recorded, knowing it to be out of order, the days of a step in",
        "cycle.strategy-inherited": "took over the strategy before",
        "partnership.joined-midway": "took over from a workbook what was there already of",
        "baseline.set": "set the baseline",
        "baseline.carried": "carried the baselines over to",
    }
)
