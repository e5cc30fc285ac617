"""The kinds of event the ledger records, and how they read."""

from frankpledge.foundation.eventlog.words import describe

describe({"evidence.answered": "answered an item of evidence"})
