"""How events of weights read."""

from frankpledge.foundation.eventlog.words import describe

describe({"weights.agreed": "recorded by which weights people’s orders and the audit’s measures are put together"})
