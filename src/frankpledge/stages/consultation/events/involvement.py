"""How events read of offers of involvement."""

from frankpledge.foundation.eventlog.words import describe

describe({"person-to-ask.followed-up": "recorded what came of an offer to be involved"})
