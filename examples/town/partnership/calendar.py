"""What agencies of the town do beside its cycle: two surveys that clash, a consultation that could carry questions."""

from __future__ import annotations

from examples.town.partnership.cast import COUNCIL, FIRE, HOMES, POLICE, Town
from frankpledge.stages.partnership.services.calendar import enter_exercise

EXERCISES = (
    # agency, who enters it, what, kind, days before today on which it begins and ends, whom it asks, each year
    (COUNCIL, "coordinator", "Residents' survey", "survey", -40, -75, "One household in ten, by post", True),
    (HOMES, "homes", "Tenants' satisfaction survey", "survey", -61, -96, "All tenants of Abbey Homes", False),
    (POLICE, "police", "Consultation on the police and crime plan", "consultation", -20, -34, "All of Holmshire", True),
    (FIRE, "fire", "Community risk management plan", "plan", -90, -180, "", False),
    (COUNCIL, "coordinator", "Inspection of housing services", "inspection", -48, -52, "", False),
)  # fmt: skip


def build(town: Town) -> None:
    """Enter what each agency has told, a month ago."""
    for agency, who, name, kind, begins, ends, concerns, is_yearly in EXERCISES:
        enter_exercise(
            agency=town.agencies[agency], name=name, kind=kind, begins=town.days_ago(begins), ends=town.days_ago(ends),
            concerns=concerns, is_yearly=is_yearly, **town.acting(who, 29),
        )  # fmt: skip
