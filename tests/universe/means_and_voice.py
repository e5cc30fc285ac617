"""Builders of what agencies bring, what endangers it, and what they say: through services alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import accept_invitation, invite
from frankpledge.foundation.accounts.standing import Standing, find_standing
from frankpledge.stages.partnership.models import (
    Acknowledgement,
    Briefing,
    Contribution,
    IssueRaised,
    Lead,
    Objection,
    ResourceChange,
    Risk,
)
from frankpledge.stages.partnership.services.briefings import send_briefing
from frankpledge.stages.partnership.services.contributions import record_contribution
from frankpledge.stages.partnership.services.issues import raise_issue
from frankpledge.stages.partnership.services.leads import ask_lead
from frankpledge.stages.partnership.services.objections import raise_objection
from frankpledge.stages.partnership.services.resources import record_resource_change
from frankpledge.stages.partnership.services.risks import raise_risk
from tests.universe.partnership import AT, PASSWORD, Universe

POLICE = "Tithingham Police"
COUNCIL = "Tithingham Borough Council"
PROBATION = "Tithingham Probation"
CHARITY = "Tithingham Victim Support"


def moment(day: date) -> datetime:
    """Half past nine on a day."""
    return datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)


def police(universe: Universe, at: datetime = AT) -> Standing:
    """The standing of the police's representative."""
    return universe.as_(Role.AGENCY_REPRESENTATIVE, at)


def speaker_for(universe: Universe, agency: str, at: datetime = AT) -> Standing:
    """A new representative of an agency, as they come in."""
    email = f"{agency.lower().replace(' ', '-')}@{universe.partnership.slug}.example"
    person = Person.objects.filter(email=email).first()
    if person is None:
        _, token = invite(
            email=email, role=Role.AGENCY_REPRESENTATIVE, agency=universe.agency(agency), by=universe.coordinator, at=AT
        )
        person = accept_invitation(token=token, name=f"For {agency}", password=PASSWORD, at=AT)
    standing = find_standing(universe.partnership, person, at)
    assert standing is not None
    return standing


def contribution(universe: Universe, agency: str = POLICE, **given: Any) -> Contribution:
    wanted: dict[str, Any] = {
        "kind": "time",
        "what": "A seconded officer",
        "on": date(2026, 2, 2),
        "amount": Decimal(12),
    }
    return record_contribution(agency=universe.agency(agency), by=universe.coordinator, at=AT, **(wanted | given))


def lead(universe: Universe, agency: str = POLICE, at: datetime = AT, **given: Any) -> Lead:
    wanted = {"what": "The burglary group"} | given
    return ask_lead(agency=universe.agency(agency), by=universe.as_(Role.COORDINATOR, at), at=at, **wanted)


def change(universe: Universe, agency: str = POLICE, **given: Any) -> ResourceChange:
    wanted: dict[str, Any] = {"kind": "staff", "on": date(2026, 4, 1), "change": Decimal(-2), "unit": "posts"}
    return record_resource_change(agency=universe.agency(agency), by=universe.coordinator, at=AT, **(wanted | given))


def risk(universe: Universe, **given: Any) -> Risk:
    wanted: dict[str, Any] = {"what": "No analyst from April", "likelihood": 2, "impact": 3}
    return raise_risk(by=universe.coordinator, at=AT, **(wanted | given))


def objection(universe: Universe, at: datetime = AT, **given: Any) -> Objection:
    by = given.pop("by", None) or police(universe, at)
    agency = universe.agency(given.pop("agency", POLICE))
    wanted = {"about": "The order of work", "text": "It leaves the estates out."} | given
    return raise_objection(agency=agency, by=by, at=at, **wanted)


def briefing(universe: Universe, at: datetime = AT, **given: Any) -> Briefing:
    by = universe.as_(Role.COORDINATOR, at)
    agencies = [universe.agency(name) for name in given.pop("agencies", [POLICE])]
    wanted: dict[str, Any] = {"topic": "The new strategy", "on": by.today, "levels": ["operational"]}
    return send_briefing(agencies=agencies, by=by, at=at, **(wanted | given))


def audience(universe: Universe, **given: Any) -> Acknowledgement:
    return briefing(universe, **given).audiences.get()


def issue(universe: Universe, at: datetime = AT, **given: Any) -> IssueRaised:
    by = police(universe, at)
    wanted = {"about": "Radios", "text": "They do not reach the underpass."} | given
    return raise_issue(agency=universe.agency(POLICE), by=by, at=at, **wanted)
