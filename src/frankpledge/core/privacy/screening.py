"""Take personal details out of what somebody wrote, as far as their form gives them away."""

from __future__ import annotations

import re
from collections.abc import Collection

REMOVED = "[removed]"

_STREETS = "Street|St|Road|Rd|Lane|Ln|Close|Avenue|Ave|Way|Drive|Dr|Court|Ct|Gardens|Terrace|Walk|Crescent|Place|Square"
_SHAPES = (
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # an address for mail
    r"(?:https?://|www\.)\S+",
    r"(?:\+44|\b0)(?:[ ()-]*\d){9,10}\b",  # a telephone number
    r"\b(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]) ?(?:\d\d ?){3}[A-D]\b",  # a National Insurance number
    r"\b(?:\d{3}[ -]?){2}\d{4}\b",  # an NHS number
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",  # a postcode
    r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b",  # a vehicle's registration
    r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}\b",  # a day, which may be of birth
    rf"\b\d{{1,4}}[A-Za-z]? (?:[A-Z][\w'’-]+ ){{1,3}}(?:{_STREETS})\b",
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Revd?|Sir|Lady|PC|PCSO|Sgt|DC|DS|Insp)\.? (?:[A-Z][\w'’-]*\.? ?){1,3}",
    r"\b\d{6,}\b",  # a long number of some register
)
_PERSONAL = re.compile("|".join(f"(?:{shape})" for shape in _SHAPES))
_CAPITALISED = re.compile(r"\b([A-Z][a-z'’-]+)((?: [A-Z][a-z'’-]+)+)")
"""Two or more words with capitals in a row: a name of somebody or of a place."""


_WORD = re.compile(r"\S+")
_LEADS = {"At", "Around", "Behind", "By", "From", "In", "Near", "On", "Outside", "The"}
"""Words that begin a sentence before a place."""


def screen(text: str, places: Collection[str] = ()) -> tuple[str, int]:
    """Return a text without what looks like personal details, and how many were taken out.

    What is known by its form goes: addresses, numbers, postcodes, days, names after a title, and words with capitals in
    a row. A single first name, or a description that only one person answers to, is not known by its form: free text
    is never published, however it was screened. ``places`` are names that stay although they have capitals: a
    partnership's own, of its areas and squares. With a house number before it, or beside a name, one is an address.

    >>> screen("Noise again. Rang Mrs Alder on 01632 960123, 4 Mill Lane.")
    ('Noise again. Rang [removed] on [removed], [removed].', 3)
    >>> screen("Duplicate log?")
    ('Duplicate log?', 0)
    >>> screen("Near Market Square it is dark, says John Alder. The Mill path too", ["Market Square", "Mill path"])
    ('Near Market Square it is dark, says [removed]. The Mill path too', 1)
    """
    kept, shapes = _PERSONAL.subn(_replaced, text)
    named = _spans(kept, places)
    names = 0

    def judged(found: re.Match[str]) -> str:
        nonlocal names
        if all(_is_of_a_place(word, found.start(), named) for word in _WORD.finditer(kept, *found.span())):
            return found.group()
        names += 1
        return REMOVED

    return _CAPITALISED.sub(judged, kept), shapes + names


def _spans(text: str, places: Collection[str]) -> list[tuple[int, int]]:
    """Return where the names of places stand as whole words, however they are written."""
    if not places:
        return []
    listed = sorted((" ".join(name.split()) for name in places), key=len, reverse=True)
    known = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)", re.IGNORECASE)
    return [found.span() for found in known.finditer(text)]


def _is_of_a_place(word: re.Match[str], begins: int, named: Collection[tuple[int, int]]) -> bool:
    """Say whether a word is of a place's name, or leads to one at the beginning."""
    is_lead = word.start() == begins and word.group() in _LEADS and any(start == word.end() + 1 for start, _ in named)
    return is_lead or any(start <= word.start() and word.end() <= end for start, end in named)


def _replaced(found: re.Match[str]) -> str:
    return REMOVED + " " * found.group().endswith(" ")
