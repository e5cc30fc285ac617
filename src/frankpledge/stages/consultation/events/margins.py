"""How events of margins read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "margin.entered": "entered how many people there are for each answer to a question",
        "group-to-hear.told-by": "said by which answers a group to hear is told",
    }
)
