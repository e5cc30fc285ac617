"""What sixty agencies do beside the cycle."""

from __future__ import annotations

from datetime import timedelta

from frankpledge.stages.partnership.models import OtherExercise
from frankpledge.stages.partnership.rules.calendar import ExerciseKind
from tests.universe.busy.town import TODAY, Town, insert

NAMES = ("Residents' survey", "Policing plan", "Tenants' panel", "Inspection", "Budget consultation")


def add_exercises(town: Town) -> None:
    """Enter two or three an agency, of every kind, half of them yearly and some cancelled."""
    kinds = list(ExerciseKind)
    made = []
    for number, began in enumerate(town.days(town.size.share(150))):
        begins = began + timedelta(days=365)
        made.append(
            town.row(
                OtherExercise, agency=town.rng.choice(town.agencies), name=NAMES[number % len(NAMES)],
                kind=kinds[number % len(kinds)], begins=begins, ends=begins + timedelta(days=town.rng.randrange(60)),
                concerns="Residents" if number % 3 else "", is_yearly=bool(number % 2),
                cancelled_on=TODAY if number % 9 == 0 else None,
            )
        )  # fmt: skip
    for exercise in insert(made):
        town.log.add("exercise.entered", exercise, min(exercise.begins, TODAY), town.clerk)
