"""What happens to groups, seats and topics, in words for the log."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "group.set-up": "set up the group",
        "group.amended": "amended the group",
        "group.terms-agreed": "recorded the agreed terms of reference of",
        "group.terms-reopened": "changed terms that had been agreed, of",
        "group.kept-apart": "recorded what sets apart",
        "group.meets-jointly": "said with which groups it meets jointly",
        "group.merged": "merged into another group",
        "group.took-over": "took over the duties and members of another group",
        "group.ended": "ended the group",
        "seat.expected": "said that a group should have the seat of",
        "seat.not-expected": "said that a group need no longer have a seat",
        "seat.given": "gave a seat to",
        "seat.amended": "changed the seat of",
        "seat.ended": "ended the seat of",
        "topic.added": "added the topic",
        "topic.renamed": "renamed the topic",
        "topic.merged": "merged into another topic",
    }
)
