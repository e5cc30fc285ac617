"""How events of the shared question bank read."""

from frankpledge.foundation.eventlog.words import describe

describe({"bank.taken-in": "took in the question bank of another body"})
