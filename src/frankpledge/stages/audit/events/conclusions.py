"""How events of what an audit says, what it rests on, and who commented read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "conclusion.written": "wrote something that the audit says",
        "conclusion.reworded": "changed the words of something that the audit says",
        "conclusion.tied": "recorded what something that the audit says rests on",
        "conclusion.withdrawn": "took back something that the audit said",
        "conclusion.claimed": "said what a finding claims that figures can answer",
        "conclusion.set-beside": "set a source beside something that the audit says",
        "conclusion.rest-silent": "recorded that the other sources say nothing of a finding",
        "findings.circulated": "circulated interim findings",
        "findings.commented": "commented on the audit for an agency",
        "findings.comment-answered": "answered a comment on the audit",
        "knowledge.entered": "entered what local people said",
        "knowledge.amended": "corrected what local people said",
        "provision.recorded": "recorded what is provided already",
        "provision.amended": "corrected what is provided already",
    }
)
