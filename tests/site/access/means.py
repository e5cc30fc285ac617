"""Contributions, leads, resources, time, journeys and risks; the partnership's health."""

from __future__ import annotations

from typing import Any

from tests.site.access.row import COORDINATOR, MEMBERS, Row
from tests.universe import means_and_voice as made
from tests.universe.partnership import Universe

OWN_AND_COORDINATOR = "CRD"
"""Those who work for the police, which the thing belongs to, and the co-ordinator."""


def a_contribution(universe: Universe) -> list[Any]:
    return [made.contribution(universe).pk]


def a_lead(universe: Universe) -> list[Any]:
    return [made.lead(universe).pk]


def a_change(universe: Universe) -> list[Any]:
    return [made.change(universe).pk]


def a_risk(universe: Universe) -> list[Any]:
    return [made.risk(universe, owner=universe.post()).pk]


ROWS = [
    Row("partnership:means", MEMBERS),
    Row("partnership:spread", MEMBERS),
    Row("partnership:steps-by-agency", MEMBERS),
    Row("partnership:hours", MEMBERS),
    Row("partnership:health", MEMBERS),
    Row("partnership:contributions", MEMBERS),
    Row("partnership:contribution-record", OWN_AND_COORDINATOR, OWN_AND_COORDINATOR),
    Row("partnership:contribution", MEMBERS, arguments=a_contribution),
    Row("partnership:contribution-amend", OWN_AND_COORDINATOR, OWN_AND_COORDINATOR, a_contribution),
    Row("partnership:contribution-remove", OWN_AND_COORDINATOR, OWN_AND_COORDINATOR, a_contribution),
    Row("partnership:leads", MEMBERS),
    Row("partnership:lead-ask", COORDINATOR, COORDINATOR),
    Row("partnership:lead", MEMBERS, arguments=a_lead),
    Row("partnership:lead-accept", "R", "R", a_lead),
    Row("partnership:lead-decline", "R", "R", a_lead),
    Row("partnership:resources", MEMBERS),
    Row("partnership:resource-change-record", OWN_AND_COORDINATOR, OWN_AND_COORDINATOR),
    Row("partnership:resource-change", MEMBERS, arguments=a_change),
    Row("partnership:staffing-record", OWN_AND_COORDINATOR, OWN_AND_COORDINATOR),
    Row("partnership:journeys", MEMBERS),
    Row("partnership:journey-tell", OWN_AND_COORDINATOR, OWN_AND_COORDINATOR),
    Row("partnership:risks", MEMBERS),
    Row("partnership:risk-raise", MEMBERS, MEMBERS),
    Row("partnership:risk", MEMBERS, arguments=a_risk),
    Row("partnership:risk-amend", COORDINATOR, COORDINATOR, a_risk),
    Row("partnership:risk-tie", MEMBERS, MEMBERS, a_risk),
    Row("partnership:risk-answer", "CR", "CR", a_risk),
    Row("partnership:risk-close", COORDINATOR, COORDINATOR, a_risk),
]
