"""The kinds of event this stage records, and how they read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "release.prepared": "prepared for release",
        "release.proposed": "proposed for release",
        "release.signed-off": "signed off",
        "release.returned": "returned to its author",
        "release.published": "published",
        "release.withdrawn": "withdrawn",
        "consent.given": "agreed to by an agency",
        "consent.refused": "not agreed to by an agency",
    }
)
