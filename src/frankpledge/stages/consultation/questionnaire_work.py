"""What questionnaires ask of a person: to sign off, to mend what came back, to open what is signed off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.registers import Row, Rows
from frankpledge.stages.consultation.definition import state_of
from frankpledge.stages.consultation.models import Exercise, Questionnaire
from frankpledge.stages.consultation.permissions import (
    may_read_consultation,
    may_run_consultation,
    may_sign_off_questionnaire,
)
from frankpledge.stages.consultation.queries.work import OF_A_QUESTIONNAIRE, waiting
from frankpledge.stages.consultation.rules.questionnaires import State
from frankpledge.stages.partnership.work import WorkItem
from frankpledge.ui.addresses import reverse


def questionnaire_work(standing: Standing, rows: Rows | None = None) -> list[WorkItem]:
    """Return what waits for the person before a questionnaire is public; ``rows`` are given where they are read."""
    if not may_read_consultation(standing):
        return []
    found = waiting(standing) if rows is None else rows
    return [item for row in found.get("consultation.questionnaire", ()) for item in _items(_of(row), standing)]


def _of(row: Row) -> Questionnaire:
    exercise = Exercise(title=row["title"], opens=date.fromisoformat(row["opens"]))
    return Questionnaire(**{name: row[name] for name in OF_A_QUESTIONNAIRE}, pk=row["id"], exercise=exercise)


def _items(found: Questionnaire, standing: Standing) -> Iterator[WorkItem]:
    href = reverse("consultation:questionnaire", args=[standing.partnership.slug, found.pk])
    state, due = state_of(found, standing.today), found.exercise.opens
    if state is State.PROPOSED and may_sign_off_questionnaire(standing, found):
        yield WorkItem(f"Sign off, or return: {found}", href, due, "needs reply", "It is to be public")
    if not may_run_consultation(standing):
        return
    if state is State.RETURNED:
        yield WorkItem(f"Mend what came back: {found}", href, due, "waiting", found.returned_why[:100])
    if state is State.SIGNED_OFF:
        yield WorkItem(f"Open to the public: {found}", href, due, "ready", "Signed off")
