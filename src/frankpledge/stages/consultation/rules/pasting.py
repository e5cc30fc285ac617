"""Reading a table of a census as it is pasted: words and a number on each line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_LINE = re.compile(r"^(?P<words>.*?)[\s,;:]+(?P<number>\d[\d, ]*)\s*$")
_SMALL = re.compile(r"\b(?:aged|years?(?: old)?)\b")
_SIGNS = re.compile(r"[\W_]+")
_ALIKE = {"and over": "or over", "and older": "or over", "or older": "or over", "and under": "or younger",
          "or under": "or younger", "females": "female", "males": "male"}  # fmt: skip


@dataclass(frozen=True)
class Pasted:
    """People by the code of the answer; lines that no answer matches; and lines that hold no number."""

    people: Mapping[str, int]
    unmatched: tuple[tuple[str, int], ...]
    unread: tuple[str, ...]


def read_pasted(text: str, words: Mapping[str, str]) -> Pasted:
    r"""Match each line to an answer by its words or its code; several lines of one answer add up.

    Parameters
    ----------
    words : of each answer, by its code.

    Examples
    --------
    >>> found = read_pasted("Aged 16 to 24 years: 1,200\nAged 75 years and over\t900\nNot stated 40\nTotal",
    ...                     {"16-24": "16 to 24", "75-over": "75 or over"})
    >>> dict(found.people), found.unmatched, found.unread
    ({'16-24': 1200, '75-over': 900}, (('Not stated', 40),), ('Total',))
    """
    by_words = {_plain(text): code for code, text in words.items()} | {_plain(code): code for code in words}
    people: dict[str, int] = {}
    unmatched, unread = [], []
    for line in filter(None, map(str.strip, text.splitlines())):
        found = _LINE.match(line)
        if found is None:
            unread.append(line)
            continue
        number = int(re.sub(r"\D", "", found["number"]))
        code = by_words.get(_plain(found["words"]))
        if code is None:
            unmatched.append((found["words"].strip(" ,;:"), number))
        else:
            people[code] = people.get(code, 0) + number
    return Pasted(people, tuple(unmatched), tuple(unread))


def _plain(words: str) -> str:
    """Return words without what census tables add to them."""
    plain = _SMALL.sub(" ", words.casefold())
    plain = " ".join(_SIGNS.sub(" ", plain).split())
    for theirs, ours in _ALIKE.items():
        plain = re.sub(rf"\b{theirs}\b", ours, plain)
    return plain
