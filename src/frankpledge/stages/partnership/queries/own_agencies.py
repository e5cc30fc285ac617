"""The agencies in whose name a person may act: the form offers no others."""

from __future__ import annotations

from django.db.models import QuerySet

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing


def agencies_to_record_for(standing: Standing) -> QuerySet[Agency]:
    """Return the agencies whose contributions, means and issues the person may record."""
    return _own(standing, Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON)


def agencies_to_speak_for(standing: Standing) -> QuerySet[Agency]:
    """Return the agencies in whose name the person may object."""
    return _own(standing, Role.AGENCY_REPRESENTATIVE)


def _own(standing: Standing, *roles: Role) -> QuerySet[Agency]:
    if standing.holds(Role.COORDINATOR):
        return agencies(standing)
    return agencies(standing).filter(pk__in=[agency for role, agency in standing.grants if role in roles])
