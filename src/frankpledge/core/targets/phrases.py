"""Lists of words made into patterns, and texts made plain enough to search them in."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ONE_FOR_ONE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-",
                              "\u00a0": " ", "\u00ad": "-"})  # fmt: skip
_LABEL = re.compile(
    r"^\W*(?:(?:strategic|key|local|headline|overall|our)\s+)*"
    r"(?:priority|objective|aim|target|theme|goal|outcome|action|commitment|pledge|ambition)s?\b"
    r"(?:\s*(?:no\.?|number|area))?\s*(?:[A-Z]\b|\d+(?:\.\d+)*[a-z]?|one|two|three|four|five|six|seven|eight)?\s*"
    r"(?:[:.)]|\s-|\b(?:is|was|are)\s+to\b)\s*",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"^\W*(?:\(?(?:\d{1,2}(?:\.\d+)+|\d{1,2}|[a-h]|[ivx]{1,4})[.):]+|\d{1,2}(?:\.\d+)+)\s+",
                        re.IGNORECASE)  # fmt: skip


def plain(text: str) -> str:
    """Return a text in one line, with straight quotes and dashes and without its number in a list.

    >>> plain("Priority 2:  Victims’   needs")
    "Victims' needs"
    >>> plain("3.1 Fewer fires")
    'Fewer fires'
    """
    flat = " ".join(text.translate(_ONE_FOR_ONE).split())
    for opening in (_NUMBERING, _LABEL, _NUMBERING):
        rest = flat[found.end() :] if (found := opening.match(flat)) else flat
        flat = rest.strip() or flat
    return flat


def listed(words: str) -> list[str]:
    """Return the entries of a list written with commas and line breaks.

    >>> listed("robbery, bag theft,")
    ['robbery', 'bag theft']
    """
    return [entry.strip() for entry in words.replace("\n", ",").split(",") if entry.strip()]


def any_of(words: str, *, plural: bool = False) -> str:
    """Return a pattern for any entry of a list, as whole words; a blank also stands for a hyphen.

    >>> bool(re.search(any_of("hot spot, estate", plural=True), "three hot-spots"))
    True
    >>> bool(re.search(any_of("estate"), "estates"))
    False
    """
    entries = sorted(listed(words), key=len, reverse=True)
    bodies = (entry.replace(" ", r"[\s-]+") for entry in entries)
    return rf"\b(?:{'|'.join(bodies)}){'(?:e?s)?' if plural else ''}(?:'s?)?(?!\w)"


def forms(verbs: str) -> str:
    """Return a pattern for the regular forms of each verb of a list.

    >>> bool(re.fullmatch(forms("tackle, train"), "tackling"))
    True
    """
    return rf"\b(?:{'|'.join(_forms_of(listed(verbs)))})(?!\w)"


def _forms_of(verbs: Iterable[str]) -> Iterable[str]:
    for entry in sorted(verbs, key=len, reverse=True):
        verb, _, rest = entry.partition(" ")
        tail = r"[\s-]+" + rest.replace(" ", r"[\s-]+") if rest else ""
        if verb.endswith("e"):
            yield rf"{verb[:-1]}(?:e|es|ed|ing){tail}"
        elif re.search(r"[^aeiou]y$", verb):
            yield rf"{verb[:-1]}(?:y|ies|ied|ying){tail}"
        else:
            yield rf"{verb}(?:s|es|ed|ing|{verb[-1]}ing|{verb[-1]}ed)?{tail}"


def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern that cares for no case."""
    return re.compile(pattern, re.IGNORECASE)


def blanked(text: str, patterns: Iterable[re.Pattern[str]]) -> str:
    """Return the text with all that the patterns find put out by blanks, so that places stay where they were."""
    for pattern in patterns:
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text
