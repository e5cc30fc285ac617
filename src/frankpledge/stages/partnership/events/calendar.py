"""How events of the shared calendar read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "exercise.entered": "entered in the calendar an agency's exercise",
        "exercise.amended": "corrected in the calendar an agency's exercise",
        "exercise.cancelled": "cancelled in the calendar an agency's exercise",
    }
)
