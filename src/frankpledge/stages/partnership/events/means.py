"""How events of contributions, leads, risks and resources read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "contribution.recorded": "recorded a contribution",
        "contribution.amended": "corrected a contribution",
        "contribution.removed": "removed a contribution",
        "lead.asked": "asked an agency to take a lead",
        "lead.accepted": "accepted a lead",
        "lead.declined": "declined a lead",
        "resources.changed": "recorded a change in an agency's means",
        "staffing.recorded": "recorded how many posts are filled",
        "journey.told": "recorded how long a journey takes",
        "risk.raised": "put a risk on the register",
        "risk.amended": "changed the weight or owner of a risk",
        "risk.tied": "recorded what a risk endangers",
        "risk.answered": "answered a risk",
        "risk.closed": "closed a risk",
    }
)
