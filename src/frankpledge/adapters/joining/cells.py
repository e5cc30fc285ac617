"""What a cell holds, read as what its column wants, or the mend where it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from frankpledge.adapters.joining.layout import Column, Kind

Cell = str | float | int | bool | date | time | timedelta | None
Value = str | Decimal | date | None

FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")
MOST_DIGITS = 10


class UnreadableCell(ValueError):
    """The cell does not hold what its column wants. The message is the mend."""


def read_cell(cell: Cell, column: Column) -> Value:
    """Return what a cell holds; ``None`` where it is empty and may be.

    Raises
    ------
    UnreadableCell
        With the mend.

    Examples
    --------
    >>> from frankpledge.adapters.joining.layout import BASELINES, MEMBERS
    >>> read_cell(" Local government ", MEMBERS.column("Sector"))
    'local-government'
    >>> read_cell("1,204", BASELINES.column("Value"))
    Decimal('1204')
    """
    text = " ".join(str(cell).split()) if isinstance(cell, str) else cell
    if text is None or text == "":
        if column.is_needed:
            raise UnreadableCell("this cell must be filled in.")
        return None
    read = _READ[column.kind]
    return read(text, column)


def _text(cell: Cell, column: Column) -> str:
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    if len(text) > column.longest:
        raise UnreadableCell(f"this may be {column.longest:,} characters long at most: shorten it.")
    return text


def _word(cell: Cell, column: Column) -> str:
    wanted = _plain(str(cell))
    found = next((word for word in column.words if _plain(word) == wanted), None)
    if found is None:
        raise UnreadableCell(f"this must be one of: {', '.join(column.words)}.")
    return found


def _plain(word: str) -> str:
    return word.lower().replace("-", "").replace(" ", "")


def _number(cell: Cell, column: Column) -> Decimal:
    try:
        number = Decimal(str(cell).replace(",", "").removeprefix("£").removesuffix("%"))
    except InvalidOperation:
        raise UnreadableCell("this must be a number.") from None
    if isinstance(cell, bool) or not number.is_finite() or number.adjusted() >= MOST_DIGITS:
        raise UnreadableCell("this must be a number of ten digits at most.")
    return number.quantize(Decimal("0.0001")).normalize() + 0


def _day(cell: Cell, column: Column) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    for form in FORMATS:
        try:
            return datetime.strptime(str(cell), form).date()  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            continue
    raise UnreadableCell("this must be a date, like 3/4/2026 for 3 April 2026.")


_READ: dict[Kind, Callable[[Cell, Column], Value]] = {
    Kind.TEXT: _text,
    Kind.WORD: _word,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
}
