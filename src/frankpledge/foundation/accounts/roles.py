"""The roles a person can hold in a partnership, and what each is there for."""

from __future__ import annotations

from django.db import models


class Role(models.TextChoices):
    """One job in the partnership's work. The codes are stored; the words are shown."""

    COORDINATOR = "co-ordinator", "Co-ordinator"
    INFORMATION_OFFICER = "information-officer", "Information officer"
    AGENCY_REPRESENTATIVE = "agency-representative", "Agency representative"
    DATA_LIAISON = "data-liaison", "Data liaison officer"
    OUTPUT_CHECKER = "output-checker", "Output checker"
    CHAIR = "chair", "Chair or board member"
    CONTRACTOR = "contractor", "Contractor"
    OBSERVER = "observer", "Observer from a county, region or neighbour"


PURPOSES = {
    Role.COORDINATOR: "runs the cycle: people, groups, meetings, timetable, documents",
    Role.INFORMATION_OFFICER: "gets data in, judges and analyses them, drafts findings",
    Role.AGENCY_REPRESENTATIVE: "speaks for an agency: accepts or declines, objects, reports",
    Role.DATA_LIAISON: "supplies an agency's data under its protocols",
    Role.OUTPUT_CHECKER: "signs off, as the second person, what is to be public",
    Role.CHAIR: "sees gaps, what is overdue, and decisions wanted",
    Role.CONTRACTOR: "works inside a commission, until the day it ends",
    Role.OBSERVER: "sees what is shared across partnerships",
}

FOR_AN_AGENCY = frozenset({Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON})
"""Roles held on behalf of one agency, which the grant must name."""

ENDING = frozenset({Role.CONTRACTOR})
"""Roles that must have a last day from the start."""

MEMBERS = frozenset(Role) - {Role.CONTRACTOR, Role.OBSERVER}
"""Roles of those who belong to the partnership, all with the same right to papers, comment and objection."""
