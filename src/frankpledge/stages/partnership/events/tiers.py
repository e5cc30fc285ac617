"""How events of the two tiers read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "tier.structure-changed": "recorded another arrangement of local government for",
        "tier.row-added": "placed in the responsibility matrix",
        "tier.row-changed": "changed in the responsibility matrix",
        "tier.row-agreed": "agreed in the responsibility matrix",
        "tier.role-stated": "wrote",
        "tier.role-agreed": "agreed",
    }
)
