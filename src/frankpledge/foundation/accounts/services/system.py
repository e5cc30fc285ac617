"""Whoever acts where nobody is signed in."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.foundation.accounts.models import Partnership


@dataclass(frozen=True)
class System:
    """What happens on time, or from the command line of whoever runs the system, is done by nobody here."""

    partnership: Partnership
    person: None = None
