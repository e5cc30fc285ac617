"""The review of the audit or of the strategy that an exercise is part of: a step of its own cycle (R210)."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Exercise
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.rules.phases import REVIEWS, Phase
from frankpledge.stages.partnership.models import CycleStep
from frankpledge.stages.partnership.queries.cycle import steps_of
from frankpledge.ui.addresses import reverse
from frankpledge.ui.formats import period_text


@dataclass(frozen=True)
class Review:
    """A step in which something is reviewed: its name in the regime, its days, and where the timetable is."""

    words: str
    dates: str
    address: str


def review_of(standing: Standing, exercise: Exercise) -> Review | None:
    """Return the step that an exercise is part of, where its phase belongs to a review. Two queries at most."""
    check_may_read_consultation(standing)
    key = REVIEWS.get(Phase(exercise.phase))
    step = next((each for each in steps_of(exercise.cycle) if each.key == key), None)
    if step is None:
        return None
    row = CycleStep.objects.filter(cycle=exercise.cycle, step=step.key).first()
    first = (row.started or row.planned_start) if row else exercise.cycle.period_from
    last = (row.ended or row.planned_end) if row else exercise.cycle.period_to
    is_open = exercise.cycle.closed_on is None
    slug = standing.partnership.slug
    address = (
        reverse("partnership:cycle", args=[slug])
        if is_open
        else reverse("partnership:cycle-closed", args=[slug, exercise.cycle_id])
    )
    return Review(step.label, period_text(first, last), address)
