"""How events of exercises, and of the groups and forums that they reach, read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "consultation.planned": "planned an exercise of consultation",
        "consultation.amended": "changed an exercise of consultation",
        "consultation.called-off": "called an exercise of consultation off",
        "consultation.evaluated": "recorded what an exercise of consultation was worth",
        "sitting.planned": "planned a sitting of an exercise of consultation",
        "sitting.amended": "changed a sitting of an exercise of consultation",
        "distribution.logged": "logged what went out for an exercise of consultation",
        "distribution.amended": "changed what was logged as gone out for an exercise of consultation",
        "group-to-hear.named": "named a group to hear",
        "group-to-hear.amended": "changed a group to hear",
        "forum.entered": "entered a forum in the directory",
        "forum.amended": "changed a forum in the directory",
    }
)
