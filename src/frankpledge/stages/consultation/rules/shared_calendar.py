"""The exercises to come as a calendar that other bodies can take into theirs (R227): nothing in it of people.

iCalendar (RFC 5545): lines end in CR LF and have 75 octets at most; a day that ends an event is the day after its last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

HEAD = ("Title", "First day", "Last day", "Who is asked", "Contact", "Email", "Telephone")
LONGEST = 75
BASIC, STAMP = "%Y%m%d", "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Reach:
    """How other bodies reach the partnership: a team, not a person."""

    name: str
    email: str = ""
    phone: str = ""

    @property
    def words(self) -> str:
        """Write it on one line.

        >>> Reach("Community safety team", phone="01632 960001").words
        'Community safety team, 01632 960001'
        """
        return ", ".join(part for part in (self.name, self.email, self.phone) if part)


@dataclass(frozen=True)
class Shared:
    """One exercise as it is shared: what it is called, on which days it is open, and who is asked."""

    key: str
    title: str
    opens: date
    closes: date
    asked: str


def calendar_rows(events: Iterable[Shared], reach: Reach) -> list[list[str]]:
    """Return a row an exercise, in the order of the headings."""
    return [
        [each.title, each.opens.isoformat(), each.closes.isoformat(), each.asked, reach.name, reach.email, reach.phone]
        for each in events
    ]


def calendar_ics(name: str, events: Iterable[Shared], reach: Reach, made: datetime) -> bytes:
    r"""Return the exercises as an iCalendar file.

    >>> autumn = Shared("3@tithingham", "Lamps, or cameras?", date(2026, 10, 1), date(2026, 10, 31), "Everybody")
    >>> made = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> lines = calendar_ics("Tithingham", [autumn], Reach("The team"), made).decode().split("\r\n")
    >>> [line for line in lines if line[:6] in ("SUMMAR", "DTSTAR", "DTEND;")]
    ['DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261101', 'SUMMARY:Lamps\\, or cameras?']
    """
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Frankpledge//Consultation//EN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for each in events for line in _event(each, reach, made)),
        "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(each: Shared, reach: Reach, made: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{each.key}"
    yield f"DTSTAMP:{made.astimezone(UTC):{STAMP}}"
    yield f"DTSTART;VALUE=DATE:{each.opens:{BASIC}}"
    yield f"DTEND;VALUE=DATE:{each.closes + timedelta(days=1):{BASIC}}"
    yield f"SUMMARY:{_escaped(each.title)}"
    yield f"DESCRIPTION:{_escaped(f'Who is asked: {each.asked}. Contact: {reach.words}')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    plain = " ".join(text.split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> Iterator[str]:
    """Cut a line to its longest by octets, never within a character; what follows begins with a space."""
    part = ""
    for sign in line:
        if len((part + sign).encode()) > LONGEST:
            yield part
            part = " "
        part += sign
    yield part
