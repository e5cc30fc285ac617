"""Words that set a withheld cell above or below another: highest, third, twice as many, rose, fell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from frankpledge.adapters.releases.attack.cell_index import CellIndex
from frankpledge.adapters.releases.attack.keys import Key
from frankpledge.adapters.releases.attack.telling import Telling, tell
from frankpledge.adapters.releases.attack.units import SENTENCE, Unit, sentences

_LEVEL = re.compile(
    r"\b(?:highest|lowest|largest|smallest|greatest)\b|\bthe (?:most|fewest|least)\b"
    r"|\brank(?:s|ed|ing)\b|\b\d+(?:st|nd|rd|th)\b(?! (?:of )?[A-Z][a-z]+ \d{4})"
    r"|\b(?:higher|lower|more|fewer|less)\b.{0,60}?\bthan\b"
    r"|\btwice\b|\bdouble the\b|\bhalf (?:the|as)\b|\b(?:two|three|four|five|ten|\d+) times\b"
    r"|\b(?:above|below) (?:the )?average\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:rose|risen|rising|fell|fallen|falling|grew|grown|dropped|doubled|halved|trebled|tripled)\b"
    r"|\b(?:in|de)creas(?:e|ed|es|ing)\b|\bwent (?:up|down)\b|\b(?:up|down) (?:by|from)\b|\bbeyond chance\b",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"\b(?:withheld|not shown|suppressed|kept back|cannot|can't|could not|not known|unknown|too (?:small|few)"
    r"|no figures?|not published|hidden|left out)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r";|\s[-–—]\s")


def rank_leaks(unit: Unit, index: CellIndex) -> Iterator[Telling]:
    """Yield each clause that says how a withheld cell compares with others or with itself before."""
    if not (_LEVEL.search(unit.text) or _CHANGE.search(unit.text)):
        return
    for sentence in sentences(unit, index.book):
        for clause in _CLAUSE.split(sentence.text):
            key = _compared_and_withheld(clause, sentence, index)
            if key and not _HIDDEN.search(clause):
                yield tell(unit.place, key, "words rank a withheld cell or say how it changed", clause)


def _compared_and_withheld(clause: str, unit: Unit, index: CellIndex) -> Key | None:
    """Return a cell that the clause compares and that every source naming it withholds."""
    level, change = _LEVEL.search(clause), _CHANGE.search(clause)
    if not level and not change:
        return None
    here, whole = index.book.mentions(clause), index.book.mentions(unit.text)
    near, far = unit.context.near, unit.context.far
    areas = here.areas or (frozenset() if unit.form == SENTENCE and whole.areas else near.areas)
    categories = here.categories or whole.categories or near.categories or far.categories
    sources = here.sources or whole.sources or near.sources or far.sources
    for area in sorted(areas):
        for category in sorted(categories):
            keys = [key for key in index.periods.get((area, category), ()) if not sources or key.source in sources]
            hidden = [key for key in _last_keys(keys, unit, index) if key in index.published.withheld]
            if hidden and len(hidden) == len(_last_keys(keys, unit, index)):
                return hidden[0]
            before = [key for key in keys if key in index.published.withheld]
            if change and before and len({key.source for key in before}) == len({key.source for key in keys}):
                return before[0]
    return None


def _last_keys(keys: list[Key], unit: Unit, index: CellIndex) -> list[Key]:
    """Return the keys of the period meant: the one a drawing names, else each source's last."""
    if unit.context.start:
        return [key for key in keys if key.start == unit.context.start]
    return [key for key in keys if key.span == index.published.periods[key.source][-1]]
