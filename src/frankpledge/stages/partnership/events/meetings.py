"""The events of meetings, decisions and actions, and how they read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "meeting.planned": "planned",
        "meeting.amended": "amended",
        "meeting.cancelled": "cancelled",
        "meeting.post-asked": "asked a further post to",
        "meeting.post-unasked": "took a post off the list for",
        "meeting.item-added": "added an item to the agenda of",
        "meeting.item-amended": "amended an item on the agenda of",
        "meeting.item-moved": "moved an item on the agenda of",
        "meeting.item-removed": "removed an item from the agenda of",
        "meeting.paper-put": "put a paper before",
        "meeting.paper-withdrawn": "withdrew a paper from",
        "meeting.invitations-sent": "sent the invitations to",
        "meeting.papers-sent": "sent the papers for",
        "meeting.answered": "answered the invitation to",
        "meeting.attendance-recorded": "recorded who came to",
        "meeting.absence-followed-up": "followed up an absence from",
        "meeting.minutes-written": "wrote the minutes of",
        "meeting.minutes-agreed": "recorded that the minutes were agreed of",
        "decision.recorded": "recorded",
        "decision.logged": "logged, taken outside a meeting,",
        "decision.ratified": "recorded as ratified",
        "action.set": "set",
        "action.amended": "amended",
        "action.done": "reported done",
        "action.dropped": "dropped",
        "action.reopened": "reopened",
    }
)
