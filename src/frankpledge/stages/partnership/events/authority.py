"""How events of role cards, commitments, delegations, training, skills and procedures read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "role-card.written": "wrote",
        "role-card.changed": "changed",
        "role-card.agreed": "agreed",
        "commitment.asked": "asked for approval of",
        "commitment.answered": "answered whoever asked for approval of",
        "commitment.withdrawn": "withdrew what was asked in",
        "commitment.decided": "recorded what was decided under the approval of",
        "delegation.recorded": "recorded",
        "delegation.ended": "ended",
        "training.recorded": "recorded",
        "training.completed": "recorded as completed",
        "training.withdrawn": "took out of the register some training of",
        "skill.recorded": "recorded a skill of",
        "skill.withdrawn": "took out of the register a skill of",
        "procedure.recorded": "recorded the procedure",
        "procedure.changed": "changed the procedure",
        "procedure.withdrawn": "took out of the register a procedure of",
    }
)
