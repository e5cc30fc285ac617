"""All that is found in a text, each part looked for once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frankpledge.core.targets import verbs
from frankpledge.core.targets.amounts import find_amount
from frankpledge.core.targets.dates import NUMBER_WORD, find_time
from frankpledge.core.targets.deliveries import Delivery, find_delivery
from frankpledge.core.targets.phrases import blanked, compiled, plain

LONGEST = 1000
"""Characters that are read: what runs on for longer is a paragraph and no target."""
_LEADING_MEANS = compiled(
    r"^(?:by\s+\w+ing\b|through\b)[^,]*?(?:,|(?=\bwe\s+(?:will|aim|can|shall)\b))\s*(?=\w+\s+\w+)"
)
_THE_NUMBER = compiled(
    rf"\b(?:in|across|within|of|on|for|between)\s+(?:the|our|its)\s+(?:{NUMBER_WORD}|\d+)\s+(?![\d%])"
)
"""“In the five wards” tells which, not how many."""
_ASKS = compiled(r"^(?:lobby|campaign|press|call|ask)")


@dataclass(frozen=True)
class Parts:
    """A text and what was found in it."""

    text: str
    changes: list[re.Match[str]]
    delivery: Delivery | None
    action: tuple[re.Match[str], re.Match[str]] | None
    process: re.Match[str] | None
    stance: re.Match[str] | None
    amount: tuple[str, str] | None
    time: tuple[str, str] | None

    @property
    def leading(self) -> Delivery | None:
        """Return the delivery where the text opens with it, before any change it may bring."""
        if self.delivery and self.changes and self.changes[0].start() <= self.delivery.verb.start():
            return None
        return self.delivery

    @property
    def asks_others(self) -> bool:
        """Say whether the text asks somebody else for the change it names (“lobby for more officers”)."""
        return bool(self.process and _ASKS.match(self.process[0]))


def take_apart(text: str) -> Parts:
    """Find all parts of a text.

    >>> take_apart("By working together, reduce fires").text
    'reduce fires'
    """
    words = plain(text[:LONGEST])
    if (means := _LEADING_MEANS.match(words)) and not find_amount(words):
        words = words[means.end() :]
    changes = verbs.find_changes(words)
    return Parts(
        text=words,
        changes=changes,
        delivery=find_delivery(words),
        action=verbs.find_action(words),
        process=verbs.find_process(words),
        stance=verbs.find_stance(words),
        amount=find_amount(blanked(words, (_THE_NUMBER,)) if changes else words),
        time=find_time(words),
    )
