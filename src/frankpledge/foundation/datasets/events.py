"""The kinds of event this part records, and how they read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "submission.received": "received the extract",
        "submission.tied": "said which request is served by the extract",
        "submission.columns-named": "said which columns are which in the extract",
        "submission.taken-in": "took in the extract",
        "submission.unreadable": "could not read the extract",
        "submission.accepted": "accepted the extract",
        "submission.returned": "returned the extract",
        "submission.opened": "opened the extract",
        "submission.deleted": "deleted, its time being over, the extract",
        "data-issue.opened": "asked for a fault in data to be mended:",
        "data-issue.mended": "found mended, in a later extract,",
        "data-issue.closed": "closed, with a reason, the data issue",
        "supply-token.made": "made the supply token",
        "supply-token.revoked": "revoked the supply token",
        "tally-sheet.laid-out": "laid out the tally sheet",
        "upload.begun": "began to send, by a supply token, the extract",
        "upload.ended": "ended, with nothing kept, the upload",
    }
)
