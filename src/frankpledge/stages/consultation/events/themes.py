"""How events of themes, of coding, of places and of what agencies are asked read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "theme.added": "added a theme to the book",
        "theme.amended": "changed a theme of the book",
        "theme.ended": "ended a theme of the book",
        "theme.cited": "entered what came of a theme as evidence",
        "comments.taken-up": "took up comments to be coded",
        "remark.typed-in": "typed in what was said",
        "remark.coded": "coded what was said",
        "remark.settled": "settled how something said is coded",
        "gazetteer.written": "wrote the list of places",
        "comment.referred": "sent a comment to an agency",
        "comment.answered": "answered for an agency what became of a comment",
    }
)
