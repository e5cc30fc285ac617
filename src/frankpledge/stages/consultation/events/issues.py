"""How events of what was raised, answered and told back read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "raised.entered": "entered an issue that people raised",
        "raised.amended": "changed an issue that people raised",
        "raised.answered": "answered an issue that people raised",
        "answers.entered": "entered the answers to a questionnaire as evidence",
        "feedback.proposed": "proposed what those who were asked are told",
    }
)
