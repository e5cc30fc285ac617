"""How events of objections, briefings and issues read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "objection.raised": "raised an objection",
        "objection.answered": "answered an objection",
        "briefing.sent": "passed a briefing down",
        "briefing.widened": "passed a briefing to more people",
        "briefing.acknowledged": "acknowledged a briefing",
        "issue.raised": "raised an issue",
        "issue.replied": "replied to an issue",
        "members.briefed": "recorded a briefing of elected members",
    }
)
