"""Log lines that say where a fault is and never what was in somebody's record."""

from __future__ import annotations

import logging
import re
import traceback
from types import TracebackType

DOOR_OPENING = re.compile(r"((?:/invitation|/sign-in/password/new)/)[^/\s]+")
"""Addresses whose last part lets somebody in."""


class NoValues(logging.Formatter):
    """Write a fault as its type and the places it passed, without its message: that may quote a value."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a line anew, whatever another formatter left of the fault, and with no link that opens a door."""
        kept, record.exc_text = record.exc_text, None
        try:
            return DOOR_OPENING.sub(r"\1…", super().format(record))
        finally:
            record.exc_text = kept

    def formatException(  # noqa: N802 -- the standard library's name
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """Return the fault's type and, a line each, the file, line and function it passed through."""
        kind, fault, _ = ei
        if kind is None or fault is None:
            return ""
        places = (
            f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(fault.__traceback__)
        )
        return "\n".join([kind.__name__, *places])
