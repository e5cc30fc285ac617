"""Which colour goes with the word of a status: the same word, the same colour, on every page."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from markupsafe import Markup

COLOURS = {
    "green": ["done", "met", "accepted", "agreed", "signed", "signed off", "published", "live", "attended", "ratified",
              "on track", "complete", "completed", "answered", "acknowledged", "approved", "shown", "verified",
              "covered", "several ways", "evidenced",
              "current", "active", "supports", "replied", "served", "reached", "used",
              "corrected", "coded", "about its share"],
    "blue": ["in progress", "under way", "open", "proposed", "ready", "sent", "received", "checking", "now",
             "being taken in", "will do", "to be corrected"],
    "yellow": ["due soon", "waiting", "awaiting reply", "at risk", "recommended", "unreliable", "partly",
               "part met", "to check", "not reached", "one way only", "reached, not on the audit", "not served",
               "not asked", "not answered", "heard too little"],
    "orange": ["due", "due today", "needs reply", "delayed", "expiring", "contradicts", "coders differ"],
    "red": ["overdue", "late", "missing", "declined", "refused", "not met", "missed", "failed", "duty", "broken",
            "withdrawn", "absent", "sent back"],
    "purple": ["withheld", "restricted", "embargoed"],
    "teal": ["advice", "new", "real change"],
    "grey": ["not started", "draft", "not due", "to come", "closed", "ended", "expired", "cancelled", "apologies",
             "not applicable", "superseded", "none", "not built", "postponed", "will not do", "not corrected"],
}  # fmt: skip
TAG = Markup('<strong class="govuk-tag govuk-tag--%s">%s</strong>')
BY_WORD = {word: colour for colour, words in COLOURS.items() for word in words}


def word_of(status: object) -> str:
    """Return a status in words: an enumeration's label, or its value with spaces for hyphens."""
    label = getattr(status, "label", None)
    if label is None and isinstance(status, Enum):
        label = status.value
    return str(status if label is None else label).replace("_", " ").replace("-", " ").strip()


def colour_of(status: object) -> str:
    """Return the colour of a status; a word that is not known here is grey."""
    return BY_WORD.get(word_of(status).lower(), "grey")


def tag_markup(status: object, colour: str = "") -> Markup:
    """Show a status: its word on its colour."""
    word = word_of(status)
    return _tag(word, colour or colour_of(status))


@lru_cache(maxsize=512)
def _tag(word: str, colour: str) -> Markup:
    return TAG % (colour, word[:1].upper() + word[1:])
