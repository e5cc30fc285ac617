"""What is shared with other consulting bodies, and the questions taken in from theirs (R227)."""

from __future__ import annotations

from django.db.models import QuerySet

from frankpledge.core.questionnaires import Kind, Option, Scale
from frankpledge.core.questionnaires import Question as Asked
from frankpledge.core.questionnaires.bank import BANK
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import TakenQuestion
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.queries.exercises import exercises
from frankpledge.stages.consultation.queries.noticeboard import find_contact
from frankpledge.stages.consultation.rules.shared_calendar import Reach, Shared

OWN = "Frankpledge’s bank"


def shared_exercises(standing: Standing) -> list[Shared]:
    """Return the exercises to come or open and not called off: what of each is open to anybody, and nothing else."""
    found = exercises(standing).filter(called_off_on=None, closes__gte=standing.today).order_by("opens", "pk")
    slug = standing.partnership.slug
    return [Shared(f"exercise-{each.pk}@{slug}", each.title, each.opens, each.closes, each.audience) for each in found]


def reach_of(standing: Standing) -> Reach:
    """Return how the partnership is reached: as it tells the public, or by its name alone."""
    contact = find_contact(standing)
    return Reach(contact.name, contact.email, contact.phone) if contact else Reach(standing.partnership.name)


def taken_questions(standing: Standing) -> QuerySet[TakenQuestion]:
    """Return the questions taken in from other bodies, by body."""
    check_may_read_consultation(standing)
    return TakenQuestion.objects.filter(partnership=standing.partnership)


def whole_bank(standing: Standing) -> list[tuple[Asked, str]]:
    """Return every question that can be asked alike, and whose it is: the bank's, then those of other bodies."""
    check_may_read_consultation(standing)
    taken = [(taken_as_asked(each), each.body) for each in taken_questions(standing)]
    return [*((question, OWN) for question in BANK.values()), *taken]


def taken_as_asked(row: TakenQuestion) -> Asked:
    """Return a question that was taken in as it is asked."""
    return Asked(
        row.key, Kind(row.kind), row.text, row.text_cy, row.hint, row.hint_cy,
        options=tuple(Option(**option) for option in row.options), scale=Scale(**row.scale) if row.scale else None,
        unit=row.unit,
    )  # fmt: skip
