"""How events of the documents register read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "document.registered": "registered the document",
        "document.version-added": "added a version of the document",
        "document.corrected": "corrected what the register says of the document",
        "document.file-replaced": "put another file in place for the draft of",
        "document.agreed": "recorded as agreed the document",
        "document.published": "recorded as published the document",
        "document.superseded": "recorded as superseded the document",
    }
)
