"""Pieces of text small enough to judge, each with what the page round it says it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from frankpledge.adapters.releases.attack.markup import Node
from frankpledge.adapters.releases.attack.mentions import Mentions, NameBook

SENTENCE, CELL, LABEL = "sentence", "cell", "label"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"'(“‘])")


@dataclass(frozen=True)
class Context:
    """What surrounds a text: ``near`` is said of it alone (labels, data attributes), ``far`` by headings and captions.

    ``start`` is the first day of the period a drawing shows, where it says so; ``header`` a column's heading.
    """

    near: Mentions = field(default_factory=Mentions)
    far: Mentions = field(default_factory=Mentions)
    start: str = ""
    header: str = ""

    def inside(self, node: Node, book: NameBook) -> Context:
        """Return the context inside an element, whose data attributes go before those round it."""
        attrs = node.attrs
        said = Mentions(
            _known(attrs.get("data-area", attrs.get("data-area-code", "")), book.areas),
            _known(attrs.get("data-category", ""), book.categories),
            frozenset(filter(None, [attrs.get("data-source", "")])),
            frozenset(filter(None, [attrs.get("data-month", "")])),
        )
        return replace(self, near=said.filled_from(self.near), start=attrs.get("data-period-from", self.start))

    def under(self, caption: Mentions) -> Context:
        """Return the context under a caption, which goes before captions further out."""
        return replace(self, far=caption.filled_from(self.far))

    def below(self, heading: Mentions) -> Context:
        """Return the context below a heading, which goes after every caption."""
        return replace(self, far=self.far.filled_from(heading))

    def beside(self, label: Mentions, header: str = "") -> Context:
        """Return the context beside a label."""
        return replace(self, near=label.filled_from(self.near), header=header)


@dataclass(frozen=True)
class Unit:
    """One sentence, table cell or label: where it is, its words and its context.

    ``before`` names what the sentence before it spoke of.
    """

    place: str
    text: str
    context: Context
    form: str = SENTENCE
    before: Mentions = field(default_factory=Mentions)


def sentences(unit: Unit, book: NameBook) -> list[Unit]:
    """Split a unit into its sentences, each knowing what the one before it named."""
    found: list[Unit] = []
    before = unit.before
    for words in _SENTENCE_END.split(unit.text):
        found.append(replace(unit, text=words, before=before))
        before = book.mentions(words).filled_from(before)
    return found


def _known(code: str, names: object) -> frozenset[str]:
    return frozenset({code}) if isinstance(names, dict) and code in names else frozenset()
