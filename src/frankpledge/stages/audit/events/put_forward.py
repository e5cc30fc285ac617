"""How events of issues put forward for an audit read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "audit.issue-put-forward": "put an issue forward for an audit",
        "audit.issue-decided": "decided whether an issue goes into an audit’s scope",
    }
)
