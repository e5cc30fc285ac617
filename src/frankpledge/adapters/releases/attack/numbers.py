"""The numbers in a text, and what kind of figure each one is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

COUNT, RATE, PERCENT, TIMES, RANK, BARE = "count", "rate", "percent", "times", "rank", "bare"

_COUNTED = (
    r"crimes?|offen[cs]es?|incidents?|records?|cases?|reports?|calls?|fires?|assaults?|attendances?|exclusions?|"
    r"orders?|referrals?|victims?|thefts?|burglar(?:y|ies)|robber(?:y|ies)|complaints?|events?"
)
_STRUCTURE = (
    r"months?|years?|weeks?|days?|hours?|minutes?|wards?|areas?|beats?|places?|sources?|agenc(?:y|ies)|files?|"
    r"categories|categor(?:y|ies)|periods?|tables?|figures?|pages?|decimals?|metres?|km|m|percentage points|schools?|"
    r"courts?|cells?|columns?|rows?"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:19|20)\d\d"
_DATES = re.compile(
    rf"\b{_YEAR}-\d\d(?:-\d\d)?\b|\b\d\d?/\d\d?/{_YEAR}\b|\b\d\d?(?:st|nd|rd|th)? {_MONTH}(?: {_YEAR})?\b"
    rf"|\b{_MONTH}\.? (?:\d\d?, )?{_YEAR}\b|(?<![\d,.]){_YEAR}(?:/\d\d)?(?!\d|[.,]\d)|\b\d\d?:\d\d\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:figure|table|section|page|note|step|version|chapter|top|first|last|per|every|each|grade|level|wcag|aged?)\s+#?$",
    re.IGNORECASE,
)
_SURE = re.compile(r"\b9[059](?:\.\d)?\s*(?:%|per ?cent)(?=\s*(?:confidence|interval|limits?|ci\b|sure|certain))", re.I)
_OF_STRUCTURE = re.compile(rf"\b\d+ (?:of|out of|in) (?:the |all )?\d+ (?:{_STRUCTURE})\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![\w.,#&])(?<![A-Za-z]-)(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\w|[.,]\d)"
    r"|(?<![\w.,#])(?P<ordinal>\d+)(?:st|nd|rd|th)\b"
)
_AFTER = (
    (PERCENT, re.compile(r"\s?(?:%|per ?cent\b|percent\b)", re.I)),
    (TIMES, re.compile(r"\s?(?:times\b|-?fold\b|x\b|×)", re.I)),
    (RATE, re.compile(r"[\s(]*(?:\w+\s){0,2}\(?(?:per|for every|in every|a|/)\s?(?:[\d,]+|thousand|head)\b", re.I)),
    (COUNT, re.compile(rf"\s?(?:[a-z'-]+\s){{0,3}}(?:{_COUNTED})\b", re.I)),
)
_RANGE = re.compile(r"\s?(?:to|and|-)\s?\d[\d,.]*")
_WORDS = {
    word: value
    for value, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), start=2)
}  # fmt: skip
_IN_WORDS = re.compile(
    rf"\b(?P<word>{'|'.join(_WORDS)}|a single|only one)\s+(?:[a-z'-]+\s){{0,2}}(?:{_COUNTED})\b", re.IGNORECASE
)
_STRUCTURAL = re.compile(rf"[\s-]?(?:[a-z'-]+\s)?(?:{_STRUCTURE})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Figure:
    """A number found in words: its value, decimals shown, kind, the words round it, and where it starts."""

    value: float
    decimals: int
    kind: str
    words: str
    start: int


def figures_in(text: str) -> Iterator[Figure]:
    """Yield the numbers of an even text (see `plain_words.even`) that are no date, code, or count of wards or months.

    Examples
    --------
    >>> [(figure.value, figure.kind) for figure in figures_in("3 burglaries in 2024, 1.4 per 1,000, in 12 months")]
    [(3.0, 'count'), (1.4, 'rate')]
    """
    rest = text
    for pattern in (_SURE, _DATES, _OF_STRUCTURE):
        rest = pattern.sub(lambda found: "~" * len(found[0]), rest)
    for found in _NUMBER.finditer(rest):
        if _BEFORE.search(rest, max(0, found.start() - 20), found.start()):
            continue
        digits = (found["number"] or found["ordinal"]).replace(",", "")
        kind = RANK if found["ordinal"] else _kind(rest, found.end())
        if kind:
            decimals = len(digits.partition(".")[2])
            yield Figure(float(digits), decimals, kind, _round(text, found), found.start())
    for found in _IN_WORDS.finditer(rest):
        yield Figure(float(_WORDS.get(found["word"].lower(), 1)), 0, COUNT, _round(text, found), found.start())


def _kind(text: str, end: int) -> str | None:
    """Say what kind of figure ends at ``end``; None where it counts months, wards and the like."""
    other = _RANGE.match(text, end)
    ends = [end, other.end()] if other else [end]
    for kind, pattern in _AFTER:
        if any(pattern.match(text, place) for place in ends):
            return kind
    return None if any(_STRUCTURAL.match(text, place) for place in ends) else BARE


def _round(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - 30) : found.end() + 30]
