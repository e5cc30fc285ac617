"""How numbers, dates and names are written in figures and on the page."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from html import escape

from frankpledge.core.quantities import Withheld

WITHHELD = "withheld"
NO_CHANGE = "no change"
NO_FIGURE = "no figure"
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
Number = int | float | Withheld | None


def figure(value: Number, decimals: int = 0) -> str:
    """Write a number with thousands separators, or the word that stands in its place.

    Examples
    --------
    >>> figure(12345), figure(1.25, 1), figure(Withheld()), figure(None)
    ('12,345', '1.2', 'withheld', 'no figure')
    """
    if isinstance(value, Withheld):
        return WITHHELD
    return NO_FIGURE if value is None else f"{value:,.{decimals}f}"


def interval(low: Number, high: Number, decimals: int) -> str:
    """Write both ends of an interval; where either is withheld or missing, the word for that.

    >>> interval(1, 2.5, 1)
    '1.0 to 2.5'
    """
    ends = (low, high)
    if any(isinstance(end, Withheld) for end in ends):
        return WITHHELD
    if None in ends:
        return NO_FIGURE
    return f"{figure(low, decimals)} to {figure(high, decimals)}"


def percent_change(ratio: Number) -> str:
    """Write a ratio as a change in per cent.

    >>> percent_change(1.234), percent_change(0.5), percent_change(1.0)
    ('+23%', '−50%', 'no change')
    """
    if isinstance(ratio, Withheld) or ratio is None:
        return figure(ratio)
    change = round((ratio - 1) * 100)
    return NO_CHANGE if change == 0 else f"{'+' if change > 0 else '−'}{abs(change):,}%"


def day(value: date) -> str:
    """Write a day in full: 1 January 2024."""
    return f"{value.day} {value:%B} {value.year}"


def days(period: tuple[date, date]) -> str:
    """Write a period: 1 January 2024 to 31 December 2024."""
    return f"{day(period[0])} to {day(period[1])}"


def month(code: str) -> str:
    """Write a month: '2024-03' becomes 'Mar 2024'; anything else is left as it is.

    >>> month("2024-03")
    'Mar 2024'
    """
    try:
        return f"{date.fromisoformat(code + '-01'):%b %Y}"
    except ValueError:
        return code


def plural(noun: str) -> str:
    """Write the plural of an area set's name.

    >>> plural("ward"), plural("police beat"), plural("county"), plural("wards"), plural("parish")
    ('wards', 'police beats', 'counties', 'wards', 'parishes')
    """
    if noun.endswith("s"):
        return noun
    if noun.endswith(("ch", "sh", "x")):
        return noun + "es"
    return noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else noun + "s"


def spoken(source: str) -> str:
    """Write a source's name as words: 'probation-orders' becomes 'probation orders'.

    >>> spoken("probation-orders")
    'probation orders'
    """
    return re.sub(r"[-_\s]+", " ", source).strip()


def slug(name: str) -> str:
    """Turn a name into part of a file name; names that would become alike stay apart.

    >>> slug("police"), slug("Victim Support")
    ('police', 'victim-support-87159a')
    """
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return plain if plain == name else f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:6]}".lstrip("-")


def printable(text: str) -> str:
    r"""Drop what XML cannot hold: control characters and halves of characters.

    >>> printable("Ab\x07bey")
    'Abbey'
    """
    return NOT_XML.sub("", text)


def xml(text: str) -> str:
    """Escape text for SVG.

    >>> xml('A & B <C>')
    'A &amp; B &lt;C&gt;'
    """
    return escape(printable(text))


def listed(names: list[str]) -> str:
    """Join names as in a sentence.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
