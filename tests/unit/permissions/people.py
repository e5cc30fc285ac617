"""People with a standing, made without a database: the rules ask nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from frankpledge.foundation.accounts.models import Agency, Partnership, Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PARTNERSHIP = Partnership(pk=1, name="Tithingham")
OURS, THEIRS = Agency(pk=10, name="Police"), Agency(pk=20, name="Council")

LETTERS = {
    "C": Role.COORDINATOR,
    "I": Role.INFORMATION_OFFICER,
    "R": Role.AGENCY_REPRESENTATIVE,
    "D": Role.DATA_LIAISON,
    "O": Role.OUTPUT_CHECKER,
    "H": Role.CHAIR,
    "K": Role.CONTRACTOR,
    "V": Role.OBSERVER,
}
FOR_AN_AGENCY = "RD"


def standing(letters: str, *, person: int = 7, agency: Agency = OURS, visit: bool = False) -> Standing:
    """Return what somebody is who holds the roles of those letters, the ones for an agency for ``agency``."""
    grants = frozenset((LETTERS[each], agency.pk if each in FOR_AN_AGENCY else None) for each in letters)
    return Standing(PARTNERSHIP, Person(pk=person, name="Somebody"), grants, AT, visit_ends_at=AT if visit else None)


def visitor() -> Standing:
    """Return what the host's staff are on a logged visit."""
    return standing("V", visit=True)


def each_role() -> Iterable[tuple[str, Standing]]:
    """Return each role alone, by its letter."""
    return [(letter, standing(letter)) for letter in LETTERS]
