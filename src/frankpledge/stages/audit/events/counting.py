"""The kinds of event this stage records, and how they read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "ground.set": "set the ground for counting",
        "counting.asked": "asked for",
        "counting.done": "finished",
        "counting.failed": "could not finish",
        "counting.fine-map-approved": "approved the detail of the map of",
        "finding.drafted": "drafted",
    }
)
