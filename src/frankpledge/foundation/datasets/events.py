"""The kinds of event this part records, and how they read."""

from frankpledge.foundation.eventlog.words import describe

describe({"submission.received": "received the extract", "submission.opened": "opened the extract for analysis"})
