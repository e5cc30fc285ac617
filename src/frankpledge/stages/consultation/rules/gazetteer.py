"""The partnership's gazetteer as it is typed, and the places of it that somebody named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from frankpledge.core.faults import Refused

LONGEST_NAME = 100
MOST = 2_000
"""Places of one partnership: its own names, and no register of every street of the country."""


def read_gazetteer(text: str) -> dict[str, list[str]]:
    r"""Return the places by their area, from lines of an area, a colon and its places.

    Raises
    ------
    Refused
        Where a line has no area, a name is too long, an area stands twice, or there are too many.

    >>> read_gazetteer("Castle: Market Square, Mill Lane\nAbbey")
    {'Castle': ['Market Square', 'Mill Lane'], 'Abbey': []}
    """
    found: dict[str, list[str]] = {}
    wrong: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        area, _, listed = line.partition(":")
        name, places = _tidy(area), list(dict.fromkeys(filter(None, map(_tidy, listed.split(",")))))
        if name or places:
            wrong += [f"Line {number} {fault}" for fault in _faults(name, places, found)]
            found[name] = places
    if not found:
        wrong.append("Enter at least one area.")
    if sum(1 + len(places) for places in found.values()) > MOST:
        wrong.append(f"There are more than {MOST:,} places. Enter those that people name.")
    if wrong:
        raise Refused({"places": wrong[:20]})
    return found


def _faults(name: str, places: Iterable[str], above: Iterable[str]) -> Iterator[str]:
    if not name:
        yield "has no area before the colon."
    if any(name.casefold() == known.casefold() for known in above):
        yield "names an area that stands above already: put its places in one line."
    if any(len(each) > LONGEST_NAME for each in (name, *places)):
        yield f"has a name of more than {LONGEST_NAME} characters."


def write_gazetteer(places: Mapping[str, Iterable[str]]) -> str:
    r"""Return the lines in which places are typed.

    >>> write_gazetteer({"Castle": ["Mill Lane", "Market Square"], "Abbey": []})
    'Abbey\nCastle: Market Square, Mill Lane'
    """
    lines = []
    for area in sorted(places):
        within = ", ".join(sorted(places[area]))
        lines.append(f"{area}: {within}" if within else area)
    return "\n".join(lines)


def named_in(text: str, names: Iterable[str]) -> list[str]:
    """Return which of some names stand in a text as whole words, however they are written, the longest first.

    A name that stands only within a longer one that was found is left out.

    >>> named_in("Dark in market square and on Mill Lane", ["Market Square", "Mill", "Mill Lane", "Square"])
    ['Market Square', 'Mill Lane']
    """
    left, found = _plain(text), []
    for name in sorted(names, key=lambda each: (-len(each), each)):
        known = _plain(name)
        pattern = rf"(?<!\w){re.escape(known)}(?!\w)"
        if known in left and re.search(pattern, left):
            found.append(name)
            left = re.sub(pattern, "\n", left)
    return found


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("’", "'").split())


def _tidy(name: str) -> str:
    shown = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C")
    return unicodedata.normalize("NFC", " ".join(shown.split()))
