"""How events of what others asked before read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "asked-before.entered": "entered what others asked people before",
        "asked-before.amended": "changed what is told of what others asked before",
    }
)
