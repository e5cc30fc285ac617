"""Which areas, categories, sources and months a text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from frankpledge.adapters.releases.attack.plain_words import even

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH_NUMBER = {name[:3].lower(): f"{number:02d}" for number, name in enumerate(_MONTHS, start=1)}
_MONTH = re.compile(
    r"\b(?P<name>" + "|".join(f"{name[:3]}(?:{name[3:]}|t)?" for name in _MONTHS) + r")\.? (?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2]))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mentions:
    """Codes of what a text names; months as 2024-03."""

    areas: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()

    def filled_from(self, other: Mentions) -> Mentions:
        """Return these mentions, taking from ``other`` each kind that is not named here."""
        return Mentions(
            self.areas or other.areas,
            self.categories or other.categories,
            self.sources or other.sources,
            self.months or other.months,
        )


@dataclass
class NameBook:
    """The names that a release uses, ready to be looked for.

    Area names are looked for as written, category words in any case, singular or plural. The longest name
    wins where one lies inside another (North Ormesby is no mention of Ormesby).

    Examples
    --------
    >>> book = NameBook({"W1": "Abbey"}, {"burglary": "Burglary", "drugs": "Drugs"}, ["police"])
    >>> found = book.mentions("Abbey saw 3 burglaries in March 2024")
    >>> sorted(found.areas), sorted(found.categories), sorted(found.months)
    (['W1'], ['burglary'], ['2024-03'])
    """

    areas: Mapping[str, str]
    categories: Mapping[str, str]
    sources: Iterable[str]
    _seen: dict[str, Mentions] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._areas = _Finder([(code, re.escape(word)) for c, n in self.areas.items() for code, word in _both(c, n)])
        labels = [(code, _inflected(word)) for c, n in self.categories.items() for code, word in _both(c, n)]
        self._categories = _Finder(labels, re.IGNORECASE)
        self._sources = _Finder([(name, re.escape(even(name))) for name in self.sources], re.IGNORECASE)

    def mentions(self, text: str) -> Mentions:
        """Return what a text names. Answers are kept, since pages repeat themselves."""
        if text not in self._seen:
            plain = even(text)
            self._seen[text] = Mentions(
                self._areas.codes(plain), self._categories.codes(plain), self._sources.codes(plain), months_in(plain)
            )
        return self._seen[text]

    def without_names(self, text: str) -> str:
        """Return the text with names of areas blotted out: a number in a name tells nothing."""
        return self._areas.blot(even(text))


def months_in(text: str) -> frozenset[str]:
    """Return the months named, as March 2024, Mar 2024 or 2024-03."""
    return frozenset(
        found["iso"] or f"{found['year']}-{_MONTH_NUMBER[found['name'][:3].lower()]}" for found in _MONTH.finditer(text)
    )


def _both(code: str, name: str) -> list[tuple[str, str]]:
    return [(code, even(word)) for word in dict.fromkeys((code, name)) if word.strip()]


def _inflected(label: str) -> str:
    words = [re.escape(word) for word in re.split(r"[\s-]+", label)]
    return r"[\s-]+".join(f"{_stem(word)}" for word in words)


def _stem(word: str) -> str:
    if word.endswith("y"):
        return f"{word[:-1]}(?:y|ies)"
    if word.endswith("s") and not word.endswith("ss"):
        return f"{word[:-1]}s?"
    return f"{word}(?:s|es)?"


class _Finder:
    """Many names as one pattern; the longest that fits is the one found."""

    def __init__(self, names: list[tuple[str, str]], flags: int = 0) -> None:
        self._codes: dict[str, set[str]] = {}
        for code, pattern in names:
            self._codes.setdefault(pattern, set()).add(code)
        self._groups = sorted(self._codes, key=lambda pattern: (-len(pattern), pattern))
        joined = "|".join(f"({pattern})" for pattern in self._groups)
        self._pattern = re.compile(rf"(?<!\w)(?:{joined})(?!\w)", flags) if self._groups else None

    def codes(self, text: str) -> frozenset[str]:
        found = self._pattern.finditer(text) if self._pattern else ()
        return frozenset(code for match in found for code in self._codes[self._groups[(match.lastindex or 1) - 1]])

    def blot(self, text: str) -> str:
        return self._pattern.sub("~", text) if self._pattern else text
