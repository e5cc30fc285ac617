"""How events of an audit's plan, commissions and reviews read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "task.planned": "planned a task of the audit",
        "task.amended": "changed a task of the audit",
        "task.recorded": "recorded when a task of the audit was done",
        "commission.recorded": "recorded a commission",
        "commission.amended": "changed a commission",
        "commission.option-weighed": "weighed a way of getting the work done",
        "commission.option-chosen": "chose how to get the work done",
        "commission.owed-added": "recorded what a commission owes",
        "commission.owed-done": "recorded that a commission delivered",
        "handover.received": "handed over a bundle under a commission",
        "handover.rerun-asked": "asked for a handed over bundle to be run again",
        "handover.rerun": "ran a handed over bundle again",
        "audit.reviewed": "recorded a review of an audit",
        "data-strategy.written": "wrote the data strategy",
        "improvement.planned": "planned an improvement",
        "improvement.done": "recorded that an improvement was made",
    }
)
