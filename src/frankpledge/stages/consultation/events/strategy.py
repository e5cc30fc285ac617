"""How events of the strategy of consultation, and of bodies asked under it, read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "consultation-strategy.written": "wrote a version of the strategy of consultation",
        "consultation-strategy.put": "put the strategy of consultation to a group",
        "consultation-strategy.answered": "answered for a group on the strategy of consultation",
        "consultee.asked": "asked a body in an exercise of consultation",
        "consultee.reminded": "reminded a body of an exercise of consultation",
        "consultee.replied": "recorded a body’s reply to an exercise of consultation",
        "consultee.silent": "recorded that a body did not reply to an exercise of consultation",
    }
)
