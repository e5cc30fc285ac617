"""The kinds of event this part records, and how they read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "partnership.founded": "set up the partnership",
        "agency.registered": "registered the agency",
        "agency.joined": "recorded as taking part",
        "agency.left": "recorded as no longer taking part",
        "post.created": "set up the post",
        "post.taken": "recorded who holds the post",
        "post.left": "recorded that the holder left the post",
        "role.granted": "gave a role to",
        "role.ended": "ended a role of",
        "person.invited": "invited somebody",
        "invitation.accepted": "accepted an invitation",
        "invitation.withdrawn": "withdrew an invitation",
        "person.second-step-removed": "took away the second step of signing in of",
        "person.renamed": "changed the name of",
        "person.erased": "erased the name and address of",
        "staff.visit-began": "opened a limited visit by host staff",
        "staff.visit-ended": "ended the visit by host staff",
    }
)
