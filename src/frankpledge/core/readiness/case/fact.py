"""What every fact of a case has: a short name of its own, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One ordinary fact about a partnership; whether it is well or ill is for the rules to say.

    ``id`` is a slug, its own within its kind. ``source`` says where the fact was read, such as a line of a report.
    ``assumed`` marks a date or number that the source does not give, and ``note`` says what was assumed.
    """

    id: str
    source: str = ""
    assumed: bool = False
    note: str = ""
