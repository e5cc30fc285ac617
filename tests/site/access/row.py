"""One row of the matrix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from frankpledge.foundation.accounts.roles import Role
from tests.universe.partnership import Universe

LETTERS = {
    "C": Role.COORDINATOR,
    "I": Role.INFORMATION_OFFICER,
    "R": Role.AGENCY_REPRESENTATIVE,  # of Tithingham Police
    "D": Role.DATA_LIAISON,  # of Tithingham Police
    "O": Role.OUTPUT_CHECKER,
    "H": Role.CHAIR,
    "K": Role.CONTRACTOR,
    "V": Role.OBSERVER,
}

EVERYBODY = "CIRDOHKV"
MEMBERS_AND_CONTRACTOR = "CIRDOHK"
MEMBERS = "CIRDOH"
COORDINATOR = "C"
NOBODY = ""


def no_arguments(universe: Universe) -> list[Any]:
    """The address needs nothing but the partnership."""
    return []


@dataclass(frozen=True)
class Row:
    """An address, the letters of the roles that may read it, and of those that may send it something.

    ``arguments`` makes, through services, the thing the address is about, and returns what follows the
    partnership in the address. ``sends`` empty: the page is only read. ``reads`` empty: it is only sent to.
    """

    name: str
    reads: str
    sends: str = NOBODY
    arguments: Callable[[Universe], list[Any]] = field(default=no_arguments)

    def may_read(self, role: Role) -> bool:
        """Say whether the role may open the page."""
        return any(LETTERS[letter] is role for letter in self.reads)

    def may_send(self, role: Role) -> bool:
        """Say whether the role may send it something."""
        return any(LETTERS[letter] is role for letter in self.sends)
