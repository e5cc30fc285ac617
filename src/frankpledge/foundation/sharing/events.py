"""The kinds of event this part records, and how they read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "protocol.drafted": "drafted the protocol",
        "protocol.signed": "signed the protocol",
        "protocol.ended": "ended the protocol",
    }
)
