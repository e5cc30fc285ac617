"""How events of the audit as a piece of work read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "audit.set-up": "set up an audit",
        "audit.amended": "changed the particulars of an audit",
        "audit.moved": "took an audit to its next state",
        "audit.purpose-written": "wrote an audit's purpose and definitions",
        "audit.question-asked": "put a question to an audit",
        "audit.question-amended": "changed a question of an audit",
        "audit.source-weighed": "weighed a source of an audit",
        "audit.source-amended": "changed how a source of an audit is weighed",
        "audit.research-considered": "considered new research for an audit",
        "audit.research-amended": "changed what new research would ask",
        "audit.research-estimated": "estimated the days and money of new research",
        "audit.research-decided": "took new research into an audit’s scope or left it out",
        "audit.research-recorded": "recorded what new research took",
        "audit.agreement-asked": "asked an agency to agree to an audit",
        "audit.agreement-answered": "answered for an agency whether it agrees to an audit",
    }
)
