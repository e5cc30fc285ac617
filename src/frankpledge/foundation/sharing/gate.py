"""The gate: issues the permit without which no extract is taken in or opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from frankpledge.foundation.accounts.models import Agency, Partnership
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.sharing.categories import DataCategory
from frankpledge.foundation.sharing.models import SharingProtocol


class Purpose(StrEnum):
    """What somebody wants to do with an agency's data."""

    SUPPLY = "supply"
    ANALYSE = "analyse"


_ISSUED_HERE = object()


@dataclass(frozen=True)
class Permit:
    """The gate's word that a live, signed protocol covers this agency, category, person and purpose now."""

    partnership: Partnership
    agency: Agency
    category: DataCategory
    purpose: Purpose
    protocol_id: int
    _issued: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a permit made anywhere but at the gate."""
        if self._issued is not _ISSUED_HERE:
            raise NotPermitted("A permit is issued by the gate, and by nothing else.")


def issue_permit(standing: Standing, agency: Agency, category: str, purpose: Purpose) -> Permit:
    """Return a permit, or say why not.

    Raises
    ------
    NotPermitted
        The person's role does not serve the purpose, or no live signed protocol covers the data.
    """
    _check_role(standing, agency, purpose)
    protocol = live_protocol(standing, agency, category)
    if protocol is None:
        raise NotPermitted(
            f"No signed protocol in force covers {DataCategory(category).label.split(':')[0].lower()} from {agency}. "
            "It must be drafted, and signed by the agency, first."
        )
    return Permit(standing.partnership, agency, DataCategory(category), purpose, protocol.pk, _ISSUED_HERE)


def live_protocol(standing: Standing, agency: Agency, category: str) -> SharingProtocol | None:
    """Return a protocol of the partnership that is signed, in force today, and covers the category."""
    today = standing.today
    return (
        SharingProtocol.objects.filter(
            partnership=standing.partnership, agency=agency, categories__category=category, signature__isnull=False,
            starts__lte=today, review_by__gte=today, ended=None,
        )
        .order_by("pk")
        .first()
    )  # fmt: skip


def _check_role(standing: Standing, agency: Agency, purpose: Purpose) -> None:
    if purpose is Purpose.SUPPLY and not standing.acts_for(agency.pk, Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON):
        raise NotPermitted("Only the agency's own representative or data liaison officer may supply its data.")
    if purpose is Purpose.ANALYSE and not standing.holds(Role.INFORMATION_OFFICER):
        raise NotPermitted("Only an information officer may open an agency's data.")
